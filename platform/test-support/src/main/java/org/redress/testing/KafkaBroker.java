package org.redress.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker (KRaft, one node) in a process of its own, so that a test can stop, kill and restart it. It keeps its port and
 * its data over restarts.
 */
public final class KafkaBroker implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Path directory;
    private final int port;
    private final String clusterId = Uuid.randomUuid().toString();
    private @Nullable Process process;

    private KafkaBroker(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** Starts a broker with empty storage and returns when it answers. */
    public static KafkaBroker start() {
        try {
            Path directory = Files.createTempDirectory("redress-kafka-");
            KafkaBroker broker = new KafkaBroker(directory, freePort());
            broker.writeSettings(freePort());
            broker.restart();
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException("The broker cannot be set up", e);
        }
    }

    /** Its bootstrap address. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** Starts the stopped broker on the same port with the same data, and returns when it answers. */
    public void restart() {
        try {
            Path arguments = directory.resolve("arguments");
            Files.writeString(arguments, """
                    -Xmx320m -XX:+UseSerialGC -XX:TieredStopAtLevel=1
                    -cp "%s"
                    %s
                    """.formatted(
                    System.getProperty("java.class.path").replace("\\", "\\\\"), KafkaServerProcess.class.getName()));
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "@" + arguments,
                            settingsFile().toString(),
                            clusterId)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("broker.log").toFile()))
                    .start();
            awaitAnswer(process);
        } catch (IOException e) {
            throw new UncheckedIOException("The broker's process does not start", e);
        }
    }

    /** Ends the broker at once, as {@code kill -9} does. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    /** Ends the broker and removes its data. */
    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The broker's data cannot be removed", e);
        }
    }

    private void awaitAnswer(Process started) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            admin.describeCluster().nodes().get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "The broker does not answer (process alive: " + started.isAlive() + "), see " + directory, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the broker was starting", e);
        }
    }

    private Path settingsFile() {
        return directory.resolve("server.properties");
    }

    private void writeSettings(int controllerPort) throws IOException {
        Files.writeString(settingsFile(), """
                node.id=1
                process.roles=broker,controller
                listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
                advertised.listeners=PLAINTEXT://localhost:%1$d
                controller.listener.names=CONTROLLER
                controller.quorum.voters=1@localhost:%2$d
                log.dirs=%3$s
                auto.create.topics.enable=false
                num.partitions=1
                offsets.topic.num.partitions=4
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=500
                log.cleaner.enable=false
                log.index.size.max.bytes=65536
                """.formatted(
                port, controllerPort, directory.resolve("data").toString().replace("\\", "\\\\")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
