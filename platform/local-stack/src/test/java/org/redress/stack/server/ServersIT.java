package org.redress.stack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redress.stack.process.Orphans;
import org.redress.stack.process.ProcessId;
import org.redress.stack.process.RunFolder;
import org.redress.stack.process.ServiceSpec;
import org.redress.stack.process.StackState;
import org.redress.stack.process.StackState.Phase;
import org.redress.stack.process.StackState.Status;
import org.redress.stack.process.Supervisor;

/** PostgreSQL and Kafka as the stack runs them: durable over clean stops and kills. */
class ServersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ROLE = "redress_complaint";

    @TempDir
    Path folder;

    int postgresPort;
    int kafkaPort;
    int controllerPort;

    @BeforeEach
    void choosePorts() throws IOException {
        postgresPort = freePort();
        kafkaPort = freePort();
        controllerPort = freePort();
    }

    @Test
    void postgres_keeps_data_and_passwords_over_a_stop() throws Exception {
        Supervisor first = started(postgres());
        write("one");
        first.stop();

        Supervisor second = started(postgres());

        assertThat(rows()).isEqualTo(1);
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("max_connections")).isEqualTo("200");
        second.stop();
    }

    @Test
    void postgres_comes_back_after_kill_minus_nine_with_everything_committed() throws Exception {
        Supervisor supervisor = started(postgres());
        write("one");
        write("two");

        kill(PostgresServer.NAME);

        await().atMost(PATIENCE).until(() -> restartedAndReady(PostgresServer.NAME));
        assertThat(rows()).isEqualTo(2);
        supervisor.stop();
    }

    @Test
    void kafka_keeps_records_over_kill_minus_nine_and_creates_no_topic_by_itself() throws Exception {
        Supervisor supervisor = started(kafka());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + kafkaPort))) {
            admin.createTopics(List.of(new NewTopic("cases", 1, (short) 1)))
                    .all()
                    .get();
            send("cases", "one");

            kill(KafkaServer.NAME);

            await().atMost(PATIENCE).until(() -> restartedAndReady(KafkaServer.NAME));
            await().atMost(PATIENCE).untilAsserted(() -> send("cases", "two"));
            ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "cases");
            assertThat(admin.describeConfigs(List.of(topic)).all().get().get(topic))
                    .satisfies(config ->
                            assertThat(config.get("retention.ms").value()).isEqualTo("-1"));
            assertThat(admin.listTopics().names().get()).containsExactly("cases");
        }
        supervisor.stop();
    }

    private Supervisor started(ServiceSpec spec) throws IOException {
        Supervisor supervisor = new Supervisor(List.of(spec), run(), logs(), 8080, Clock.systemUTC(), PATIENCE);
        supervisor.start();
        await().atMost(PATIENCE).until(() -> run().read().map(StackState::phase).orElseThrow() == Phase.RUNNING);
        return supervisor;
    }

    private ServiceSpec postgres() throws IOException {
        return new PostgresServer(
                        Path.of("target/postgres-program"),
                        folder.resolve("postgres"),
                        postgresPort,
                        "secret",
                        Map.of(ROLE, "also-secret"))
                .spec();
    }

    private ServiceSpec kafka() throws IOException {
        Path archives = Files.createDirectories(folder.resolve("archives"));
        Java java = new Java(System.getProperty("java.class.path"), Orphans.mark(folder), archives);
        return new KafkaServer(folder.resolve("kafka"), kafkaPort, controllerPort, java).spec();
    }

    private RunFolder run() {
        return new RunFolder(folder.resolve("run"));
    }

    private Path logs() throws IOException {
        return Files.createDirectories(folder.resolve("log"));
    }

    private StackState.Service state(String name) {
        return run().read().flatMap(state -> state.service(name)).orElseThrow();
    }

    private void kill(String name) {
        ProcessId process = Objects.requireNonNull(state(name).process());
        process.running().orElseThrow().destroyForcibly();
    }

    private boolean restartedAndReady(String name) {
        return state(name).restarts() > 0 && state(name).status() == Status.READY;
    }

    private void write(String text) throws SQLException {
        try (Connection connection = connect()) {
            connection.createStatement().execute("create table if not exists note (text text)");
            connection.createStatement().execute("insert into note values ('" + text + "')");
        }
    }

    private int rows() throws SQLException {
        try (Connection connection = connect();
                ResultSet row = connection.createStatement().executeQuery("select count(*) from note")) {
            row.next();
            return row.getInt(1);
        }
    }

    private String setting(String name) throws SQLException {
        try (Connection connection = connect();
                ResultSet row = connection.createStatement().executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(PostgresServer.url(postgresPort, ROLE, "test"), ROLE, "also-secret");
    }

    private void send(String topic, String text) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + kafkaPort,
                        "delivery.timeout.ms",
                        "20000",
                        "request.timeout.ms",
                        "5000"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, text)).get();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
