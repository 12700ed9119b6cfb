package org.redress.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.redress.contract.Topic;
import org.redress.testing.RedressKafka;
import org.redress.testing.RedressPostgres;
import org.redress.testing.TestDatabase;

/** A small service around the library: its own database and empty topics on the real servers, writers, relays and loops. */
final class Stage implements AutoCloseable {

    final TestDatabase database;
    final AgroalDataSource dataSource;
    final String kafka;
    final KafkaClients clients;
    final Topics topics;
    final RelaySignal signal = new RelaySignal();
    final PostgresEventLog log = new PostgresEventLog(signal);
    final PostgresInbox inbox = new PostgresInbox();
    final MeterRegistry registry = new SimpleMeterRegistry();
    private final List<AutoCloseable> open = new ArrayList<>();

    private Stage(TestDatabase database, String kafka) {
        this.database = database;
        this.kafka = kafka;
        this.clients = clients(kafka);
        this.dataSource = pool(database);
        this.topics = new Topics(clients);
        open.add(dataSource);
        open.add(topics::close);
    }

    static Stage open() {
        return open(RedressKafka.bootstrapServers());
    }

    static Stage open(String kafka) {
        try {
            Stage stage = new Stage(RedressPostgres.freshDatabase("redress_messaging"), kafka);
            stage.execute(resource("/db/messaging/V0_1__messaging.sql"));
            stage.execute("""
                    create table test_case (id uuid primary key, version int not null);
                    create table effect (id bigint generated always as identity, event_id uuid not null, aggregate_id uuid not null, version int not null)
                    """);
            emptyTopics(kafka);
            stage.topics.awaitCreated(() -> false);
            Awaitility.await().ignoreExceptions().until(() -> stage.publishedCount() == 0);
            return stage;
        } catch (SQLException | ExecutionException e) {
            throw new IllegalStateException("The stage cannot be set", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** The same database and broker, from another process. */
    static Stage join(TestDatabase database, String kafka) {
        return new Stage(database, kafka);
    }

    private static void emptyTopics(String kafka) throws ExecutionException, InterruptedException {
        try (Admin admin = clients(kafka).admin()) {
            Set<String> present = admin.listTopics().names().get();
            List<String> ours = Arrays.stream(Topic.values())
                    .map(Topic::wireName)
                    .filter(present::contains)
                    .toList();
            admin.deleteTopics(ours).all().get();
        }
    }

    private static AgroalDataSource pool(TestDatabase database) {
        try {
            return AgroalDataSource.from(
                    new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(16)
                            .acquisitionTimeout(Duration.ofSeconds(3))
                            .connectionValidator(ConnectionValidator.defaultValidator())
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(database.url())
                                    .principal(new NamePrincipal(database.user()))
                                    .credential(new SimplePassword(database.password())))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Stage.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closed with the stage, also if the test fails before. */
    void closeLater(AutoCloseable closeable) {
        open.add(closeable);
    }

    MessagingConfig config(boolean relayPolls) {
        return new Config(relayPolls);
    }

    OutboxRelay relay() {
        return relay(clients::producer);
    }

    /** A relay that is started and will be stopped. */
    OutboxRelay relay(Supplier<Producer<byte[], byte[]>> producers) {
        OutboxRelay relay = new OutboxRelay(
                dataSource, config(true), signal, new SimpleMeterRegistry(), Clock.systemUTC(), producers);
        relay.start();
        open.add(relay::stop);
        return relay;
    }

    /** A channel that is started and will be stopped. */
    TestChannel consume(Effects handler) {
        TestChannel channel = new TestChannel(this, handler, handler.maxBatch());
        open.add(channel);
        return channel;
    }

    static KafkaClients clients(String kafka) {
        return new KafkaClients(Map.of("bootstrap.servers", kafka));
    }

    PostgresDeadLetters parked(EventBatchHandler... handlers) {
        return new PostgresDeadLetters(dataSource, new Handlers(List.of(handlers)));
    }

    /** The transaction of a business change: locks the case, counts its version up, appends that many events. */
    void change(Connection transaction, UUID id, int events) throws SQLException {
        int version;
        try (PreparedStatement statement = transaction.prepareStatement("""
                insert into test_case values (?, ?)
                on conflict (id) do update set version = test_case.version + excluded.version returning version
                """)) {
            statement.setObject(1, id);
            statement.setInt(2, events);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                version = row.getInt(1);
            }
        }
        List<NewEvent> appended = new ArrayList<>();
        for (int i = version - events + 1; i <= version; i++) {
            appended.add(event(id, i));
        }
        log.append(transaction, appended);
    }

    /** A committed change. */
    void change(UUID id, int events) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            change(connection, id, events);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        log.committed();
    }

    static NewEvent event(UUID aggregate, int version) {
        return event(
                aggregate,
                version,
                "{ \"caseId\" : \"%s\", \"version\":%d, \"text\":\"ä \\u0000 \\\"\" }".formatted(aggregate, version));
    }

    static NewEvent event(UUID aggregate, int version, String data) {
        Instant now = Clock.systemUTC().instant();
        return new NewEvent(
                UuidCreator.getTimeOrderedEpoch(),
                Topic.COMPLAINTS,
                aggregate,
                version,
                aggregate.toString(),
                "org.redress.complaint.received.v1",
                now,
                now,
                "system",
                data.getBytes(UTF_8),
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    /** An event as the relay would send it, for records that no relay sent. */
    static ProducerRecord<byte[], byte[]> sent(NewEvent event) {
        return CloudEvents.encode(
                new StoredEvent(
                        event.aggregateId(),
                        event.version(),
                        event.id(),
                        event.topic().wireName(),
                        event.key(),
                        event.type(),
                        event.occurredAt(),
                        event.recordedAt(),
                        event.actor(),
                        event.traceparent(),
                        event.data(),
                        new byte[32]),
                OutboxPartition.source("test"));
    }

    void send(List<ProducerRecord<byte[], byte[]>> records) {
        Map<String, Object> settings = clients.producerSettings();
        settings.put("max.request.size", 10_000_000);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            for (ProducerRecord<byte[], byte[]> next : records) {
                var unused = producer.send(
                        next, (metadata, failure) -> assertThat(failure).isNull());
            }
            producer.flush();
        }
    }

    /** The largest record batch that the complaints topic takes, in bytes. */
    void limitRecords(int bytes) throws ExecutionException, InterruptedException {
        try (Admin admin = clients(kafka).admin()) {
            ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topic.COMPLAINTS.wireName());
            AlterConfigOp larger = new AlterConfigOp(
                    new ConfigEntry("max.message.bytes", Integer.toString(bytes)), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(topic, List.of(larger))).all().get();
        }
    }

    /** How many records the complaints topic has now. */
    long publishedCount() {
        try (Admin admin = clients(kafka).admin()) {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            for (int i = 0; i < Topic.PARTITIONS; i++) {
                latest.put(new TopicPartition(Topic.COMPLAINTS.wireName(), i), OffsetSpec.latest());
            }
            return admin.listOffsets(latest).all().get().values().stream()
                    .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Everything on the complaints topic now, each partition in order. */
    List<ConsumerRecord<byte[], byte[]>> published() {
        try (KafkaConsumer<byte[], byte[]> consumer = clients.reader(5_000)) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (int i = 0; i < Topic.PARTITIONS; i++) {
                partitions.add(new TopicPartition(Topic.COMPLAINTS.wireName(), i));
            }
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    long count(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        for (AutoCloseable closeable : open.reversed()) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("The stage cannot be cleared", e);
            }
        }
    }

    /** The settings, as a service has them by default; without polling only the signal wakes the relay. */
    private record Config(boolean polls) implements MessagingConfig {

        @Override
        public String service() {
            return "test";
        }

        @Override
        public Relay relay() {
            return new Relay() {
                @Override
                public boolean enabled() {
                    return true;
                }

                @Override
                public int threads() {
                    return 2;
                }

                @Override
                public int batch() {
                    return 500;
                }

                @Override
                public Duration linger() {
                    return Duration.ofMillis(3);
                }

                @Override
                public Duration poll() {
                    return polls ? Duration.ofMillis(250) : Duration.ofHours(1);
                }

                @Override
                public Duration idlePoll() {
                    return polls ? Duration.ofSeconds(2) : Duration.ofHours(1);
                }
            };
        }

        @Override
        public Consumers consumers() {
            return () -> true;
        }
    }
}
