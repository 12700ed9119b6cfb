package org.redress.messaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.redress.testing.TestDatabase;

/** A second instance in a JVM of its own, so that it can be killed as the kernel kills: no finally block, no shutdown hook runs. */
final class Crash {

    private Crash() {}

    /** What the other JVM does. */
    enum Role {
        RELAY,
        CONSUMER
    }

    static Process start(Role role, Stage stage) throws IOException {
        TestDatabase database = stage.database;
        Path arguments = Files.createTempFile("crash", ".args");
        Files.writeString(arguments, """
                -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1
                -cp "%s"
                %s
                """.formatted(
                        System.getProperty("java.class.path").replace("\\", "\\\\"), Crash.class.getName()));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + arguments,
                        role.name(),
                        database.name(),
                        database.url(),
                        database.user(),
                        database.password(),
                        stage.kafka)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        stage.closeLater(() -> kill(process));
        return process;
    }

    /** {@code kill -9}, and the certainty that it is dead. */
    static void kill(Process process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Freezes or thaws it as a machine does that swaps, or a hypervisor that moves it: {@code STOP} and {@code CONT}. */
    static void signal(Process process, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Takes the role, the database and the broker; runs until it is killed or its parent ends. */
    public static void main(String[] arguments) throws Exception {
        TestDatabase database = new TestDatabase(arguments[1], arguments[2], arguments[3], arguments[4]);
        try (Stage stage = Stage.join(database, arguments[5])) {
            switch (Role.valueOf(arguments[0])) {
                case RELAY -> stage.relay();
                case CONSUMER -> stage.consume(new Effects("crash", null, 20));
            }
            ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
            parent.onExit().get(Duration.ofMinutes(2).toSeconds(), TimeUnit.SECONDS);
        }
        Runtime.getRuntime().halt(0);
    }
}
