package org.redress.stack.command;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.redress.stack.Stack;
import org.redress.stack.process.ServiceSpec;
import org.redress.stack.process.Supervisor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The process in the background that keeps the others alive; started by {@code start}, ended by SIGTERM. */
@Command(name = "supervise", hidden = true, description = "Keeps the stack alive; started by start.")
final class SuperviseCommand implements Callable<Integer> {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Workplace workplace;

    @Option(names = "--only", split = ",")
    private Set<String> only = new LinkedHashSet<>();

    SuperviseCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws IOException {
        Optional<FileChannel> lock = workplace.run().lock();
        if (lock.isEmpty()) {
            throw new CannotException(
                    "Another supervisor runs on " + workplace.layout().data());
        }
        try (FileChannel held = lock.get()) {
            Supervisor supervisor = new Supervisor(
                    specs(),
                    workplace.run(),
                    workplace.layout().logs(),
                    workplace.configured().base(),
                    workplace.clock(),
                    START_LIMIT);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(supervisor::stop));
            supervisor.start();
            supervisor.awaitEnd();
            return held.isOpen() ? 0 : 1;
        }
    }

    private List<ServiceSpec> specs() {
        try {
            return new Stack(workplace.layout(), workplace.configured()).specs(only);
        } catch (IOException e) {
            throw new CannotException("Redress cannot be started: " + e.getMessage());
        }
    }

    /** The arguments that make a process this command. */
    static List<String> arguments(Set<String> only) {
        return only.isEmpty() ? List.of("supervise") : List.of("supervise", "--only=" + String.join(",", only));
    }
}
