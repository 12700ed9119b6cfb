package org.redress.stack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redress.stack.process.Readiness;
import org.redress.stack.process.ServiceSpec;
import org.redress.stack.process.ServiceSpec.StopSignal;

/** A real Kafka broker (KRaft, one node) in a JVM of its own, with unlimited retention. */
public final class KafkaServer {

    /** Its name in the stack. */
    public static final String NAME = "kafka";

    private final Path folder;
    private final int port;
    private final int controllerPort;
    private final Java java;

    /** A broker whose data and settings stand in one folder. */
    public KafkaServer(Path folder, int port, int controllerPort, Java java) {
        this.folder = folder;
        this.port = port;
        this.controllerPort = controllerPort;
        this.java = java;
    }

    /** How the supervisor runs it. */
    public ServiceSpec spec() throws IOException {
        Files.createDirectories(folder);
        return new ServiceSpec(
                NAME,
                port,
                "127.0.0.1:" + port,
                this::prepare,
                java.main(
                        NAME,
                        List.of("-Xms128m", "-Xmx384m", "-Dlog4j2.configurationFile=kafka-log4j2.properties"),
                        BrokerProcess.class,
                        settings().toString(),
                        logs().toString()),
                Map.of(),
                folder,
                Readiness.port(port),
                java.onceReady(NAME),
                Set.of(),
                Set.of(),
                StopSignal.TERM,
                Duration.ofSeconds(60));
    }

    private Path settings() {
        return folder.resolve("server.properties");
    }

    private Path logs() {
        return folder.resolve("logs");
    }

    private void prepare() throws Exception {
        java.beforeStart(NAME).run();
        writeSettings();
    }

    private void writeSettings() throws IOException {
        Files.writeString(settings(), """
                # Written at each start; changes are lost.
                node.id=1
                process.roles=broker,controller
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                controller.quorum.voters=1@127.0.0.1:%2$d
                log.dirs=%3$s
                # Topics come from the manifest in platform/contract only, and are kept for ever: every figure can be rebuilt.
                auto.create.topics.enable=false
                log.retention.ms=-1
                log.retention.bytes=-1
                num.partitions=12
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.num.partitions=4
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                # One node has nobody to wait for; a killed broker is back after three seconds, not nine.
                group.initial.rebalance.delay.ms=0
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=500
                controlled.shutdown.enable=false
                # Fits a small heap.
                num.network.threads=2
                num.io.threads=4
                log.cleaner.threads=1
                log.cleaner.dedupe.buffer.size=8388608
                """.formatted(port, controllerPort, logs()));
    }
}
