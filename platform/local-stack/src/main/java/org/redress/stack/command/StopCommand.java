package org.redress.stack.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.redress.stack.process.ProcessId;
import org.redress.stack.process.RunFolder;
import org.redress.stack.process.StackState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Ends everything; the data stays. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Ends everything, the services first, then Kafka and PostgreSQL. The data stays.")
final class StopCommand implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Workplace workplace;

    @Spec
    private CommandSpec spec;

    StopCommand(Workplace workplace) {
        this.workplace = workplace;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        if (!stop(workplace, out)) {
            out.println("Redress does not run.");
        }
        return 0;
    }

    /** Ends what runs, orphans included; false if nothing did. */
    static boolean stop(Workplace workplace, PrintWriter out) throws IOException, InterruptedException {
        RunFolder run = workplace.run();
        Optional<ProcessHandle> supervisor =
                run.read().map(StackState::supervisor).flatMap(ProcessId::running);
        boolean ran = run.locked() && supervisor.isPresent();
        if (ran) {
            out.println("Stopping Redress …");
            out.flush();
            supervisor.get().destroy();
            if (!new Following(workplace, out).untilStopped(() -> locked(run), LIMIT)) {
                supervisor.get().destroyForcibly();
                supervisor.get().onExit().join();
            }
        }
        int orphans = workplace.orphans().end();
        if (orphans > 0) {
            out.println("Ended " + orphans + " processes that an earlier run left behind.");
        }
        return ran || orphans > 0;
    }

    static boolean locked(RunFolder run) {
        try {
            return run.locked();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
