package org.redress.stack.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.redress.stack.Layout;
import org.redress.stack.Ports;
import org.redress.stack.process.Orphans;
import org.redress.stack.process.RunFolder;
import org.redress.stack.process.StackState;

/**
 * What every command works on.
 *
 * @param configured the ports a new start would use
 */
record Workplace(Layout layout, Ports configured, Clock clock) {

    /** From the system property {@code redress.root} and the environment. */
    static Workplace of(Map<String, String> environment, Clock clock) {
        Path root = Path.of(System.getProperty("redress.root", "."));
        Path data = Path.of(
                environment.getOrDefault("REDRESS_DATA", root.resolve("data").toString()));
        return new Workplace(
                new Layout(root, data), Ports.of(environment.getOrDefault("REDRESS_PORT_BASE", "")), clock);
    }

    RunFolder run() {
        return new RunFolder(layout.run());
    }

    Orphans orphans() {
        return new Orphans(run(), Orphans.mark(layout.data()));
    }

    /** The ports of the last start, or those a start would use. */
    Ports ports() {
        return run().read().map(StackState::portBase).map(Ports::new).orElse(configured);
    }

    /** What the supervisor says, while one runs. */
    Optional<StackState> running() throws java.io.IOException {
        RunFolder run = run();
        return run.locked() ? run.read() : Optional.empty();
    }
}
