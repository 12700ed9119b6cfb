package org.redress.stack.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.redress.stack.process.RunFolder;
import org.redress.stack.process.StackState;
import org.redress.stack.process.StackState.Phase;
import org.redress.stack.process.StackState.Status;

/** Tells people what changes in the stack while it starts or stops: one line per service. */
final class Following {

    private final RunFolder run;
    private final Path logs;
    private final PrintWriter out;
    private final Set<String> told = new HashSet<>();
    private final Map<String, Integer> restarts = new HashMap<>();

    Following(Workplace workplace, PrintWriter out) {
        this.run = workplace.run();
        this.logs = workplace.layout().logs();
        this.out = out;
    }

    /** Until every service was ready, or the supervisor gave up or is gone; the last state seen. */
    StackState untilStarted(BooleanSupplier supervisorRuns) throws InterruptedException {
        while (true) {
            boolean gone = !supervisorRuns.getAsBoolean();
            StackState state = run.read().orElse(null);
            if (state != null) {
                state.services().forEach(service -> tellStart(state.startedAt(), service));
                if (state.phase() != Phase.STARTING && state.phase() != Phase.STOPPING) {
                    return state;
                }
            }
            if (gone) {
                throw new CannotException(lastLines("supervisor", 1));
            }
            Thread.sleep(100);
        }
    }

    /** Until nothing runs any more; false when that takes longer than given. */
    boolean untilStopped(BooleanSupplier supervisorRuns, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (supervisorRuns.getAsBoolean() && System.nanoTime() < end) {
            run.read().ifPresent(state -> state.services().forEach(this::tellStop));
            Thread.sleep(100);
        }
        run.read().ifPresent(state -> state.services().forEach(this::tellStop));
        return !supervisorRuns.getAsBoolean();
    }

    /** What a service said last, without stack frames; its supervisor is one too. */
    String lastLines(String service, int count) {
        try {
            List<String> lines = Files.readAllLines(logs.resolve(service + ".log")).stream()
                    .filter(line -> !line.startsWith("\tat ") && !line.isBlank())
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    private void tellStart(Instant begun, StackState.Service service) {
        if (service.status() == Status.READY && told.add(service.name())) {
            double seconds = Duration.between(begun, service.since()).toMillis() / 1000.0;
            tell("  %-22s ready after %4.1f s   %s%n".formatted(service.name(), seconds, service.address()));
        }
        String why = service.detail();
        Integer before = restarts.put(service.name(), service.restarts());
        if (service.status() == Status.RESTARTING
                && why != null
                && told.add(service.name() + " died " + service.restarts() + before)) {
            tell("  %-22s %s; trying again%n".formatted(service.name(), why));
        }
    }

    private void tellStop(StackState.Service service) {
        if (service.status() == Status.STOPPED && told.add(service.name())) {
            tell("  %-22s stopped%n".formatted(service.name()));
        }
    }

    private void tell(String line) {
        out.print(line);
        out.flush();
    }
}
