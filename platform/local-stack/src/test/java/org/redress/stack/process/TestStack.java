package org.redress.stack.process;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redress.stack.process.ServiceSpec.StopSignal;

/** Stacks of small child processes below one folder; also the main class of a supervisor that a test can kill. */
final class TestStack {

    private final Path folder;

    TestStack(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("log"));
    }

    /** Takes the folder and the port of its one child; runs until killed. */
    public static void main(String[] arguments) throws Exception {
        TestStack stack = new TestStack(Path.of(arguments[0]));
        if (stack.runFolder().lock().isEmpty()) {
            System.exit(3);
        }
        Supervisor supervisor = stack.supervisor(stack.child("one", Integer.parseInt(arguments[1]), "good"));
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stop));
        supervisor.start();
        supervisor.awaitEnd();
    }

    RunFolder runFolder() {
        return new RunFolder(folder.resolve("run"));
    }

    Orphans orphans() {
        return new Orphans(runFolder(), Orphans.mark(folder));
    }

    Supervisor supervisor(ServiceSpec... specs) {
        return new Supervisor(
                List.of(specs), runFolder(), folder.resolve("log"), 8080, Clock.systemUTC(), Duration.ofSeconds(5));
    }

    ServiceSpec child(String name, int port, String manner, String... needs) {
        return child(name, port, manner, Set.of(needs), Set.of());
    }

    ServiceSpec yieldingChild(String name, int port, String to) {
        return child(name, port, "good", Set.of(), Set.of(to));
    }

    private ServiceSpec child(String name, int port, String manner, Set<String> needs, Set<String> yieldsTo) {
        return new ServiceSpec(
                name,
                port,
                "localhost:" + port,
                ServiceSpec.NOTHING,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        Orphans.mark(folder),
                        "-Xmx32m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Path.of("target/test-classes").toAbsolutePath().toString(),
                        Child.class.getName(),
                        name,
                        Integer.toString(port),
                        notes().toString(),
                        manner),
                Map.of(),
                folder,
                Readiness.port(port),
                ServiceSpec.NOTHING,
                needs,
                yieldsTo,
                StopSignal.TERM,
                Duration.ofSeconds(2));
    }

    /** Lets the children that are held listen. */
    void release() throws IOException {
        Files.createFile(folder.resolve("notes.release"));
    }

    /** The names of the children that ended politely, in the order of their ends. */
    List<String> ended() throws IOException {
        return Files.exists(notes()) ? Files.readAllLines(notes()) : List.of();
    }

    StackState.Service state(String name) {
        return runFolder().read().flatMap(state -> state.service(name)).orElseThrow();
    }

    private Path notes() {
        return folder.resolve("notes");
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
