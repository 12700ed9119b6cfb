package org.redress.stack.command;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.redress.stack.App;
import org.redress.stack.Layout;
import org.redress.stack.Preflight;
import org.redress.stack.Secrets;
import org.redress.stack.demo.DemoData;
import org.redress.stack.process.RunFolder;
import org.redress.stack.process.StackState;
import org.redress.stack.process.StackState.Phase;
import org.redress.stack.server.KafkaServer;
import org.redress.stack.server.MailSink;
import org.redress.stack.server.PostgresServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts everything in the background and says where it is. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Builds what changed, starts everything in the background, and says where it is.")
final class StartCommand implements Callable<Integer> {

    private final Workplace workplace;

    @Spec
    private CommandSpec spec;

    @Option(names = "--empty", description = "No invented complaints on the first start.")
    private boolean empty;

    @Option(
            names = {"-f", "--foreground"},
            description = "Stay; Ctrl-C ends everything.")
    private boolean foreground;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "SERVICE",
            description = "Only these services, with PostgreSQL, Kafka and the mail sink.")
    private Set<String> only = new LinkedHashSet<>();

    StartCommand(Workplace workplace) {
        this.workplace = workplace;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws Exception {
        checkNames();
        PrintWriter out = spec.commandLine().getOut();
        RunFolder run = workplace.run();
        if (run.locked()) {
            out.println("Redress runs already: " + App.CONSOLE.url(workplace.ports())
                    + "  (./redress status tells more, ./redress stop ends it)");
            return 0;
        }
        Instant begun = workplace.clock().instant();
        boolean firstStart = !Files.exists(workplace.layout().postgres());
        clearTheWay(out);
        out.println("Starting Redress …");
        out.flush();
        AtomicBoolean stopAtExit = new AtomicBoolean(true);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            if (stopAtExit.get()) {
                stopNow(out);
            }
        }));
        Process supervisor = launch();
        Following following = new Following(workplace, out);
        StackState state = following.untilStarted(supervisor::isAlive);
        if (state.phase() == Phase.FAILED) {
            String failure = String.valueOf(state.failure());
            String service = failure.substring(0, failure.indexOf(' '));
            throw new CannotException("Redress was not started: " + failure + "\n"
                    + following.lastLines(service, 5).indent(2));
        }
        if (state.phase() != Phase.RUNNING) {
            throw new CannotException("Redress was stopped while it started.");
        }
        Duration took = Duration.between(begun, workplace.clock().instant());
        demo(out);
        new Welcome(workplace).print(out, took, firstStart, foreground);
        if (foreground) {
            supervisor.waitFor();
        }
        stopAtExit.set(false);
        return 0;
    }

    private void checkNames() {
        Set<String> known = new LinkedHashSet<>(List.of(PostgresServer.NAME, KafkaServer.NAME, MailSink.NAME));
        List.of(App.values()).forEach(app -> known.add(app.module()));
        for (String name : only) {
            if (!known.contains(name)) {
                throw new CannotException(
                        "There is no service " + name + "; there are: " + String.join(", ", known) + ".");
            }
        }
    }

    private void clearTheWay(PrintWriter out) throws IOException {
        int orphans = workplace.orphans().end();
        if (orphans > 0) {
            out.println("Ended " + orphans + " processes that an earlier run left behind.");
        }
        List<Preflight.Finding> missing =
                new Preflight(workplace.layout().data(), workplace.configured()).beforeStart();
        if (!missing.isEmpty()) {
            throw new CannotException(missing.stream()
                    .map(finding -> finding.found() + ": " + finding.remedy() + ".")
                    .reduce((one, other) -> one + System.lineSeparator() + other)
                    .orElse(""));
        }
        Files.deleteIfExists(workplace.layout().run().resolve("stack.json"));
    }

    /** In a session of its own where the system has that, so that Ctrl-C and a closed terminal do not reach it. */
    private Process launch() throws IOException {
        Layout layout = workplace.layout();
        Files.createDirectories(layout.logs());
        List<String> command = new ArrayList<>();
        for (Path setsid : List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"))) {
            if (command.isEmpty() && Files.isExecutable(setsid)) {
                command.add(setsid.toString());
            }
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dredress.root=" + layout.root(),
                "-cp",
                layout.classpath(),
                "org.redress.stack.Main"));
        command.addAll(SuperviseCommand.arguments(only));
        File log = layout.logs().resolve("supervisor.log").toFile();
        return new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private void demo(PrintWriter out) throws IOException, InterruptedException {
        Path mark = workplace.layout().demoMark();
        if (Files.exists(mark) || !only.isEmpty()) {
            return;
        }
        if (!empty) {
            out.print("  demo data              ");
            out.flush();
            out.println(new DemoData(
                            workplace.ports(), new Secrets(workplace.layout().secrets()).apiKey(), workplace.clock())
                    .post());
        }
        Files.writeString(mark, "Delete this file to have demo data posted at the next start.\n");
    }

    private void stopNow(PrintWriter out) {
        try {
            out.println();
            StopCommand.stop(workplace, out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
