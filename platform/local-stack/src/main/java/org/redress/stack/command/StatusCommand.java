package org.redress.stack.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.redress.stack.process.ProcessId;
import org.redress.stack.process.RunFolder;
import org.redress.stack.process.StackState;
import org.redress.stack.process.StackState.Phase;
import org.redress.stack.process.StackState.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What runs. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says what runs. Exit code 0 when everything is ready, 1 when not.")
final class StatusCommand implements Callable<Integer> {

    private final Workplace workplace;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    StatusCommand(Workplace workplace) {
        this.workplace = workplace;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<StackState> state = workplace.running();
        if (json) {
            out.println(RunFolder.json()
                    .writeValueAsString(asJson(state, state.isEmpty() ? null : Backlog.of(workplace.ports()))));
        } else if (state.isEmpty()) {
            out.println("Redress does not run. ./redress start starts it.");
        } else {
            table(out, state.get());
        }
        return state.filter(StatusCommand::allReady).isPresent() ? 0 : 1;
    }

    private static boolean allReady(StackState state) {
        return state.phase() == Phase.RUNNING
                && state.services().stream().allMatch(service -> service.status() == Status.READY);
    }

    private void table(PrintWriter out, StackState state) throws InterruptedException {
        Instant now = workplace.clock().instant();
        out.printf("%-22s %-11s %8s %6s %8s %8s  %s%n", "", "STATE", "PID", "PORT", "SINCE", "RESTARTS", "ADDRESS");
        for (StackState.Service service : state.services()) {
            ProcessId process = service.process();
            out.printf(
                    "%-22s %-11s %8s %6d %8s %8d  %s%n",
                    service.name(),
                    word(service.status()),
                    process == null ? "-" : Long.toString(process.pid()),
                    service.port(),
                    age(Duration.between(service.since(), now)),
                    service.restarts(),
                    service.address());
            if (service.detail() != null && service.status() != Status.READY) {
                out.println("  " + service.detail());
            }
        }
        Backlog backlog = Backlog.of(workplace.ports());
        out.printf(
                "%nOn the way: %d events to publish, %d records to apply, %d parked.",
                backlog.unpublished(), backlog.unconsumed(), backlog.parked());
        out.printf(
                "%nSupervisor: pid %d, for %s. Data: %s%n",
                state.supervisor().pid(),
                age(Duration.between(state.startedAt(), now)),
                workplace.layout().data());
    }

    private static ObjectNode asJson(Optional<StackState> state, @Nullable Backlog backlog) {
        ObjectNode root = RunFolder.json().createObjectNode();
        root.put("running", state.isPresent());
        root.put("ready", state.filter(StatusCommand::allReady).isPresent());
        state.ifPresent(known -> {
            root.put("phase", word(known.phase()));
            root.put("portBase", known.portBase());
            root.put("pid", known.supervisor().pid());
            root.put("startedAt", known.startedAt().toString());
            if (backlog != null) {
                root.put("unpublished", backlog.unpublished());
                root.put("unconsumed", backlog.unconsumed());
                root.put("parked", backlog.parked());
            }
            ArrayNode services = root.putArray("services");
            for (StackState.Service service : known.services()) {
                ProcessId process = service.process();
                ObjectNode one = services.addObject();
                one.put("name", service.name());
                one.put("state", word(service.status()));
                one.put("pid", process == null ? null : process.pid());
                one.put("port", service.port());
                one.put("address", service.address());
                one.put("since", service.since().toString());
                one.put("restarts", service.restarts());
                one.put("detail", service.detail());
            }
        });
        return root;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT);
    }

    static String age(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + "d " + duration.toHoursPart() + "h";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + "h " + duration.toMinutesPart() + "m";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + "m " + duration.toSecondsPart() + "s"
                : Math.max(0, duration.toSeconds()) + "s";
    }
}
