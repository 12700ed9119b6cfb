package org.redress.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.redress.contract.Topic;
import org.redress.testing.KafkaBroker;

/** Invariants 1 and 2: every committed change is published, nothing else is, in order and without gaps. */
class RelayIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void I5_three_relays_publish_what_six_writers_commit_in_order_without_gaps_and_once() throws Exception {
        try (Stage stage = Stage.open()) {
            List<UUID> cases = cases(50);
            IntStream.range(0, 3).forEach(i -> stage.relay());
            try (ExecutorService writers = Executors.newFixedThreadPool(6)) {
                List<Callable<Void>> work = IntStream.range(0, 6)
                        .<Callable<Void>>mapToObj(seed -> () -> write(stage, cases, new Random(seed)))
                        .toList();
                for (Future<Void> writer : writers.invokeAll(work)) {
                    writer.get();
                }
            }
            long recorded = stage.count("select count(*) from event_history");
            await().atMost(LIMIT).until(() -> stage.count("select count(*) from outbox") == 0);

            Sequences sequences = new Sequences(stage.published());
            assertThat(sequences.outOfOrder()).isEmpty();
            assertThat(sequences.events()).isEqualTo((int) recorded);
            assertThat(sequences.duplicates()).isZero();
            assertThat(sequences.heads().values().stream()
                            .mapToLong(Integer::longValue)
                            .sum())
                    .isEqualTo(recorded);
            assertThat(new ChainVerifier(stage.dataSource).verify().faults()).isEmpty();
        }
    }

    /** 500 transactions; every tenth changes its mind. */
    private static Void write(Stage stage, List<UUID> cases, Random random) throws SQLException {
        for (int i = 0; i < 500; i++) {
            UUID id = cases.get(random.nextInt(cases.size()));
            if (random.nextInt(10) == 0) {
                try (Connection connection = stage.dataSource.getConnection()) {
                    connection.setAutoCommit(false);
                    stage.change(connection, id, 1);
                    connection.rollback();
                }
            } else {
                stage.change(id, 1 + random.nextInt(3));
            }
        }
        return null;
    }

    @Test
    void R2_a_transaction_that_commits_late_is_published_though_later_ids_went_before() throws Exception {
        try (Stage stage = Stage.open()) {
            stage.relay();
            UUID early = UuidCreator.getTimeOrderedEpoch();
            // The same lane, or the trap would not be one.
            UUID later = new UUID(
                    UuidCreator.getTimeOrderedEpoch().getMostSignificantBits(), early.getLeastSignificantBits());
            try (Connection slow = stage.dataSource.getConnection()) {
                slow.setAutoCommit(false);
                stage.change(slow, early, 1);
                stage.change(later, 1);
                await().atMost(LIMIT).until(() -> stage.publishedCount() == 1);
                slow.commit();
            }
            await().atMost(LIMIT).until(() -> stage.publishedCount() == 2);
            assertThat(stage.count("select count(*) from outbox")).isZero();
        }
    }

    @Test
    void R5_a_refused_record_stops_its_lane_and_no_other_and_later_versions_of_its_case_wait() throws Exception {
        try (Stage stage = Stage.open()) {
            stage.limitRecords(150_000); // More than a batch of the producer, so that only one record is refused.
            await().atMost(LIMIT).until(() -> refusesLargeRecords(stage));
            UUID refused = new UUID(UuidCreator.getTimeOrderedEpoch().getMostSignificantBits(), 0x8000_0000_0000_0001L);
            UUID sameLane =
                    new UUID(UuidCreator.getTimeOrderedEpoch().getMostSignificantBits(), 0x8000_0000_0000_0011L);
            UUID otherLane =
                    new UUID(UuidCreator.getTimeOrderedEpoch().getMostSignificantBits(), 0x8000_0000_0000_0002L);
            try (Connection connection = stage.dataSource.getConnection()) {
                connection.setAutoCommit(false);
                stage.log.append(
                        connection,
                        List.of(
                                Stage.event(refused, 1),
                                Stage.event(refused, 2, "{\"version\":2,\"noise\":\"%s\"}".formatted(noise())),
                                Stage.event(refused, 3)));
                connection.commit();
            }
            stage.change(sameLane, 2);
            stage.change(otherLane, 2);
            stage.relay();

            await().atMost(LIMIT)
                    .until(() -> stage.count("select count(*) from outbox where last_error like '%TooLarge%'") == 1);
            await().atMost(LIMIT)
                    .until(() -> new Sequences(stage.published()).heads().containsKey(otherLane.toString()));
            await().atMost(LIMIT).until(() -> stage.count("select max(attempts) from outbox") >= 2);
            long refusedOnce = stage.publishedCount();
            await().atMost(LIMIT).until(() -> stage.count("select max(attempts) from outbox") >= 5);
            assertThat(stage.publishedCount())
                    .as("a lane that waits sends its first row only")
                    .isEqualTo(refusedOnce);
            assertThat(new Sequences(stage.published()).heads()).containsEntry(refused.toString(), 1);
            assertThat(stage.count("select count(*) from outbox"))
                    .as("the lane waits")
                    .isEqualTo(2);
            assertThat(stage.count("select from_version from outbox where attempts > 0"))
                    .isEqualTo(2);

            stage.limitRecords(1_000_000);
            await().atMost(LIMIT).until(() -> stage.count("select count(*) from outbox") == 0);
            Sequences sequences = new Sequences(stage.published());
            assertThat(sequences.outOfOrder()).isEmpty();
            assertThat(sequences.heads()).containsEntry(refused.toString(), 3).containsEntry(sameLane.toString(), 2);
        }
    }

    /** Whether the new limit is in force; a probe that is let through is a case of its own. */
    private static boolean refusesLargeRecords(Stage stage) throws InterruptedException {
        NewEvent probe = Stage.event(
                UuidCreator.getTimeOrderedEpoch(), 1, "{\"version\":1,\"noise\":\"%s\"}".formatted(noise()));
        try (OrderedPublisher publisher = new OrderedPublisher(stage.clients::producer)) {
            return publisher.publish(List.of(Stage.sent(probe))).failure() instanceof RecordTooLargeException;
        }
    }

    /** 400,000 characters that hardly compress. */
    private static String noise() {
        byte[] bytes = new byte[300_000];
        new Random(5).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void R6_a_relay_that_dies_between_acknowledgement_and_commit_leaves_duplicates_only() {
        try (Stage stage = Stage.open()) {
            List<UUID> cases = cases(20);
            cases.forEach(id -> stage.change(id, 5));
            AtomicInteger deaths = new AtomicInteger();
            stage.relay(() -> new DeadlyProducer(stage, deaths));

            await().atMost(LIMIT).ignoreExceptions().until(() -> stage.count("select count(*) from outbox") == 0);
            Sequences sequences = new Sequences(stage.published());
            assertThat(deaths).hasValueGreaterThanOrEqualTo(3);
            assertThat(sequences.duplicates()).isPositive();
            assertThat(sequences.events()).isEqualTo(100);
            assertThat(sequences.outOfOrder()).isEmpty();
        }
    }

    /** Ends the database's sessions when a lane's records are acknowledged and its transaction is not committed yet, three times. */
    private static final class DeadlyProducer extends KafkaProducer<byte[], byte[]> {

        private final Stage stage;
        private final AtomicInteger deaths;

        DeadlyProducer(Stage stage, AtomicInteger deaths) {
            super(stage.clients.producerSettings());
            this.stage = stage;
            this.deaths = deaths;
        }

        @Override
        public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> next, Callback callback) {
            Future<RecordMetadata> sent = super.send(next, callback);
            if (deaths.getAndIncrement() < 3) {
                try {
                    sent.get();
                    stage.database.terminateConnections();
                } catch (SQLException | InterruptedException | ExecutionException e) {
                    throw new IllegalStateException(e);
                }
            }
            return sent;
        }
    }

    @Test
    void F1_relays_killed_again_and_again_under_writers_lose_nothing_and_keep_the_order() throws Exception {
        try (Stage stage = Stage.open()) {
            List<UUID> cases = cases(30);
            try (ExecutorService writers = Executors.newFixedThreadPool(2)) {
                List<Future<Void>> work = IntStream.range(0, 2)
                        .mapToObj(seed -> writers.submit(() -> write(stage, cases, new Random(seed))))
                        .toList();
                for (int i = 0; i < 4; i++) {
                    Process relay = Crash.start(Crash.Role.RELAY, stage);
                    long before = stage.publishedCount();
                    await().atMost(LIMIT)
                            .until(() ->
                                    stage.publishedCount() > before || stage.count("select count(*) from outbox") == 0);
                    Crash.kill(relay);
                }
                for (Future<Void> writer : work) {
                    writer.get();
                }
            }
            stage.relay();
            await().atMost(LIMIT).until(() -> stage.count("select count(*) from outbox") == 0);

            Sequences sequences = new Sequences(stage.published());
            assertThat(sequences.outOfOrder()).isEmpty();
            assertThat(sequences.events()).isEqualTo((int) stage.count("select count(*) from event_history"));
        }
    }

    @Test
    void R8_without_a_nudge_polling_publishes_within_two_seconds() throws Exception {
        try (Stage stage = Stage.open()) {
            stage.relay();
            TimeUnit.SECONDS.sleep(3);
            try (Connection connection = stage.dataSource.getConnection()) {
                connection.setAutoCommit(false);
                stage.change(connection, UuidCreator.getTimeOrderedEpoch(), 1);
                connection.commit();
            }
            await().atMost(Duration.ofSeconds(4)).until(() -> stage.count("select count(*) from outbox") == 0);
        }
    }

    @Test
    void F8_a_broker_that_is_killed_and_comes_back_gets_everything_in_order() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start();
                Stage stage = Stage.open(broker.bootstrapServers())) {
            stage.relay();
            List<UUID> cases = cases(20);
            cases.forEach(id -> stage.change(id, 3));
            await().atMost(LIMIT).until(() -> stage.count("select count(*) from outbox") == 0);

            broker.kill();
            cases.forEach(id -> stage.change(id, 3));
            assertThat(stage.count("select count(*) from outbox")).isEqualTo(20);
            broker.restart();

            await().atMost(Duration.ofSeconds(60)).until(() -> stage.count("select count(*) from outbox") == 0);
            Sequences sequences = new Sequences(stage.published());
            assertThat(sequences.outOfOrder()).isEmpty();
            assertThat(sequences.events()).isEqualTo(120);
        }
    }

    @Test
    void F12_a_lost_topic_is_published_again_from_the_history_with_the_same_ids() throws Exception {
        try (Stage stage = Stage.open()) {
            stage.relay();
            List<UUID> cases = cases(10);
            cases.forEach(id -> stage.change(id, 4));
            await().atMost(LIMIT).until(() -> stage.count("select count(*) from outbox") == 0);
            Set<String> before = ids(stage);

            int queued = new Republish(stage.dataSource, stage.signal).topic(Topic.COMPLAINTS);

            assertThat(queued).isEqualTo(10);
            await().atMost(LIMIT).until(() -> stage.count("select count(*) from outbox") == 0);
            assertThat(new Sequences(stage.published()).records()).isEqualTo(80);
            assertThat(ids(stage)).isEqualTo(before);
            List<ReceivedEvent> read = new ArrayList<>();
            TopicReader.Summary summary =
                    new TopicReader(stage.clients).read(List.of(Topic.COMPLAINTS), 50, read::addAll);
            assertThat(summary.events()).isEqualTo(80);
            assertThat(read).hasSize(80).allSatisfy(event -> {
                assertThat(event.source()).isEqualTo("redress/test");
                assertThat(event.traceparent()).startsWith("00-");
            });
            assertThat(readByPartition(stage, Long.MAX_VALUE)).containsExactlyInAnyOrderElementsOf(offsets(read));
            assertThat(readByPartition(stage, 2))
                    .containsExactlyInAnyOrderElementsOf(offsets(
                            read.stream().filter(event -> event.offset() < 2).toList()));
        }
    }

    private static List<String> readByPartition(Stage stage, long until) throws SQLException {
        List<ReceivedEvent> read = new ArrayList<>();
        for (int partition = 0; partition < Topic.PARTITIONS; partition++) {
            new TopicReader(stage.clients).read(Topic.COMPLAINTS.wireName(), partition, until, 3, read::addAll);
        }
        return offsets(read);
    }

    private static List<String> offsets(List<ReceivedEvent> events) {
        return events.stream()
                .map(event -> event.partition() + "/" + event.offset())
                .toList();
    }

    private static Set<String> ids(Stage stage) {
        return stage.published().stream()
                .map(next -> String.valueOf(CloudEvents.optional(next.headers(), "ce_id")))
                .collect(Collectors.toSet());
    }

    private static List<UUID> cases(int count) {
        return Stream.generate(UuidCreator::getTimeOrderedEpoch).limit(count).toList();
    }
}
