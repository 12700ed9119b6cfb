package org.redress.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.redress.testing.KafkaBroker;

/** What is published has exactly one effect, whatever is sent twice, killed, shuffled, or away for a while. */
class ConsumerIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void F24_an_event_sent_a_thousand_times_has_one_effect() {
        try (Stage stage = Stage.open()) {
            UUID id = UuidCreator.getTimeOrderedEpoch();
            ProducerRecord<byte[], byte[]> event = Stage.sent(Stage.event(id, 1));
            stage.send(Collections.nCopies(1_000, event));
            stage.send(List.of(Stage.sent(Stage.event(id, 2))));

            stage.consume(new Effects("f24", stage.inbox, 100));

            await().atMost(LIMIT).until(() -> stage.count("select sum(next_offset) from consumer_offset") == 1_001);
            assertThat(stage.count("select count(*) from effect where version = 1"))
                    .isEqualTo(1);
            assertThat(stage.count("select count(*) from effect")).isEqualTo(2);
        }
    }

    @Test
    void F24_the_whole_topic_from_the_beginning_again_changes_nothing() throws SQLException {
        try (Stage stage = Stage.open()) {
            stage.send(events(20, 10));
            TestChannel first = stage.consume(new Effects("again", stage.inbox, 50));
            await().atMost(LIMIT).until(() -> stage.count("select count(*) from effect") == 200);
            first.close();
            stage.execute("update consumer_offset set next_offset = 0");

            stage.consume(new Effects("again", stage.inbox, 50));

            await().atMost(LIMIT).until(() -> stage.count("select sum(next_offset) from consumer_offset") == 200);
            assertThat(stage.count("select count(*) from effect")).isEqualTo(200);
        }
    }

    @Test
    void F25_shuffled_and_doubled_versions_all_arrive_and_the_highest_decides() {
        try (Stage stage = Stage.open()) {
            List<ProducerRecord<byte[], byte[]>> once = events(10, 20);
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(once);
            records.addAll(once);
            Collections.shuffle(records, new Random(25));
            stage.send(records);

            stage.consume(new Heads());

            await().atMost(LIMIT).until(() -> stage.count("select sum(next_offset) from consumer_offset") == 400);
            assertThat(stage.count("select count(*) from test_case")).isEqualTo(10);
            assertThat(stage.count("select count(*) from test_case where version = 20"))
                    .isEqualTo(10);
        }
    }

    /** Keeps the state that travels with the highest version. */
    private static final class Heads extends Effects {
        Heads() {
            super("heads", null, 37);
        }

        @Override
        public void apply(List<ReceivedEvent> events, Connection transaction) throws SQLException {
            try (PreparedStatement statement = transaction.prepareStatement("""
                    insert into test_case values (?, ?)
                    on conflict (id) do update set version = excluded.version where excluded.version > test_case.version
                    """)) {
                for (ReceivedEvent event : events) {
                    statement.setObject(1, UUID.fromString(event.key()));
                    statement.setInt(2, Sequences.version(event.data()));
                    statement.executeUpdate();
                }
            }
        }
    }

    @Test
    void F26_instances_that_come_and_go_leave_one_effect_of_each_record() throws Exception {
        try (Stage stage = Stage.open()) {
            AtomicBoolean done = new AtomicBoolean();
            Thread sender = Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 40; i++) {
                    stage.send(events(10, 5));
                }
                done.set(true);
            });
            stage.consume(new Effects("storm", null, 20));
            while (!done.get()) {
                TestChannel second = stage.consume(new Effects("storm", null, 20));
                TimeUnit.MILLISECONDS.sleep(700);
                second.close();
            }
            sender.join();

            await().atMost(LIMIT).until(() -> stage.count("select count(*) from effect") >= 2_000);
            assertThat(stage.count("select count(distinct event_id) from effect"))
                    .isEqualTo(2_000);
            assertThat(stage.count("select count(*) from effect")).isEqualTo(2_000);
        }
    }

    @Test
    void F6_of_two_instances_that_both_believe_a_partition_is_theirs_one_has_the_effect() throws Exception {
        try (Stage stage = Stage.open()) {
            UUID id = UuidCreator.getTimeOrderedEpoch();
            stage.send(IntStream.rangeClosed(1, 50)
                    .mapToObj(version -> Stage.sent(Stage.event(id, version)))
                    .toList());
            // Each reads for itself: the headers of a record are not made for two threads.
            List<List<ConsumerRecord<byte[], byte[]>>> batches = List.of(stage.published(), stage.published());
            AtomicInteger fenced = new AtomicInteger();
            CyclicBarrier start = new CyclicBarrier(2);
            List<Thread> instances = batches.stream()
                    .map(batch -> Thread.ofPlatform().start(() -> race(stage, batch, start, fenced)))
                    .toList();
            for (Thread instance : instances) {
                instance.join();
            }

            assertThat(fenced).hasValue(1);
            assertThat(stage.count("select count(*) from effect")).isEqualTo(50);
        }
    }

    private static void race(
            Stage stage, List<ConsumerRecord<byte[], byte[]>> batch, CyclicBarrier start, AtomicInteger fenced) {
        Effects handler = new Effects("zombie", null, 100);
        BatchProcessor processor = new BatchProcessor(
                handler,
                stage.dataSource,
                new ConsumerMetrics(new SimpleMeterRegistry(), "zombie", Clock.systemUTC()),
                () -> false);
        TopicPartition partition =
                new TopicPartition(batch.getFirst().topic(), batch.getFirst().partition());
        try {
            processor
                    .stored(List.of(partition), Map.of(partition.topic(), "id"))
                    .forEach(processor::own);
            start.await();
            processor.process(batch);
        } catch (BatchProcessor.FencedException e) {
            fenced.incrementAndGet();
        } catch (BatchProcessor.BlockedException | BrokenBarrierException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_database_that_is_away_for_seconds_parks_nothing_and_consuming_goes_on() throws Exception {
        try (Stage stage = Stage.open()) {
            AtomicInteger seen = new AtomicInteger();
            Effects handler = new Effects("outage", null, 20) {
                @Override
                void before(ReceivedEvent event) {
                    seen.incrementAndGet();
                }
            };
            stage.send(events(50, 4));
            stage.consume(handler);
            await().atMost(LIMIT).until(() -> seen.get() > 20);

            stage.database.close();
            stage.send(events(50, 4));
            TimeUnit.SECONDS.sleep(3);
            stage.database.open();

            await().atMost(LIMIT).ignoreExceptions().until(() -> stage.count("select count(*) from effect") == 400);
            assertThat(stage.count("select count(distinct event_id) from effect"))
                    .isEqualTo(400);
            assertThat(stage.count("select count(*) from parked_record")).isZero();
        }
    }

    @Test
    void a_backend_that_is_terminated_in_the_batch_costs_a_retry_only() {
        try (Stage stage = Stage.open()) {
            AtomicBoolean once = new AtomicBoolean();
            Effects handler = new Effects("terminated", null, 200) {
                @Override
                void after(Connection transaction) throws SQLException {
                    if (once.compareAndSet(false, true)) {
                        stage.database.terminateConnections();
                    }
                }
            };
            stage.send(events(20, 5));
            stage.consume(handler);

            await().atMost(LIMIT).until(() -> stage.count("select count(*) from effect") == 100);
            assertThat(once).isTrue();
            assertThat(stage.count("select count(distinct event_id) from effect"))
                    .isEqualTo(100);
            assertThat(stage.count("select count(*) from parked_record")).isZero();
        }
    }

    @Test
    void F3_consumers_killed_in_their_batches_leave_one_effect_of_each_record() throws Exception {
        try (Stage stage = Stage.open()) {
            stage.send(events(100, 30));
            for (int i = 1; i <= 3; i++) {
                Process consumer = Crash.start(Crash.Role.CONSUMER, stage);
                int enough = 400 * i;
                await().atMost(LIMIT).until(() -> stage.count("select count(*) from effect") >= enough);
                Crash.kill(consumer);
            }
            assertThat(stage.count("select count(*) from effect")).isLessThan(3_000);

            stage.consume(new Effects("crash", null, 100));

            await().atMost(LIMIT).until(() -> stage.count("select sum(next_offset) from consumer_offset") == 3_000);
            assertThat(stage.count("select count(*) from effect")).isEqualTo(3_000);
            assertThat(stage.count("select count(distinct event_id) from effect"))
                    .isEqualTo(3_000);
        }
    }

    @Test
    void F6_an_instance_that_was_frozen_longer_than_its_session_has_no_second_effect() throws Exception {
        try (Stage stage = Stage.open()) {
            // As in the services: a transaction that its frozen owner left open ends by itself.
            stage.execute("alter database %s set idle_in_transaction_session_timeout = '5s'"
                    .formatted(stage.database.name()));
            stage.send(events(100, 30));
            Process frozen = Crash.start(Crash.Role.CONSUMER, stage);
            await().atMost(LIMIT).until(() -> stage.count("select count(*) from effect") >= 200);
            Crash.signal(frozen, "STOP");
            assertThat(stage.count("select count(*) from effect")).isLessThan(3_000);

            stage.consume(new Effects("crash", null, 100));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> stage.count("select sum(next_offset) from consumer_offset") == 3_000);
            Crash.signal(frozen, "CONT");
            stage.send(events(10, 5));

            await().atMost(LIMIT).until(() -> stage.count("select sum(next_offset) from consumer_offset") == 3_050);
            assertThat(stage.count("select count(*) from effect")).isEqualTo(3_050);
            assertThat(stage.count("select count(distinct event_id) from effect"))
                    .isEqualTo(3_050);
        }
    }

    @Test
    void F8_a_broker_that_is_killed_and_comes_back_is_read_on_without_loss_or_repetition() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start();
                Stage stage = Stage.open(broker.bootstrapServers())) {
            stage.relay();
            stage.consume(new Effects("broker", null, 20));
            List<UUID> cases = IntStream.range(0, 20)
                    .mapToObj(i -> UuidCreator.getTimeOrderedEpoch())
                    .toList();
            cases.forEach(id -> stage.change(id, 3));
            await().atMost(LIMIT).until(() -> stage.count("select count(*) from effect") == 60);

            broker.kill();
            cases.forEach(id -> stage.change(id, 3));
            broker.restart();

            await().atMost(Duration.ofSeconds(60)).until(() -> stage.count("select count(*) from effect") >= 120);
            await().atMost(LIMIT).until(() -> stage.count("select count(*) from outbox") == 0);
            assertThat(stage.count("select count(distinct event_id) from effect"))
                    .isEqualTo(120);
            assertThat(stage.count("select count(*) from effect"))
                    .isEqualTo(stage.count("select sum(next_offset) from consumer_offset"));
        }
    }

    @Test
    void R19_the_inbox_forgets_what_is_older_than_45_days() throws Exception {
        try (Stage stage = Stage.open()) {
            stage.execute("""
                    insert into inbox select 'old', gen_random_uuid(), now() - interval '46 days' from generate_series(1, 10001);
                    insert into inbox select 'young', gen_random_uuid(), now() - interval '44 days' from generate_series(1, 10)
                    """);
            assertThat(new InboxRetention(stage.dataSource).prune()).isEqualTo(10_001);
            assertThat(stage.count("select count(*) from inbox where consumer_group = 'young'"))
                    .isEqualTo(10);
        }
    }

    @Test
    void F12_a_topic_that_was_created_anew_is_read_from_its_beginning() throws SQLException {
        try (Stage stage = Stage.open()) {
            stage.send(events(10, 10));
            stage.consume(new Effects("anew", null, 100));
            await().atMost(LIMIT).until(() -> stage.count("select count(*) from effect") == 100);
            // What the database says after the broker's data was lost: offsets of a topic that is no more.
            stage.execute("update consumer_offset set topic_id = 'another', next_offset = 1000000");

            stage.consume(new Effects("anew", null, 100));

            await().atMost(LIMIT).until(() -> stage.count("select count(*) from effect") == 200);
        }
    }

    static List<ProducerRecord<byte[], byte[]>> events(int cases, int versions) {
        List<UUID> ids = IntStream.range(0, cases)
                .mapToObj(i -> UuidCreator.getTimeOrderedEpoch())
                .toList();
        return IntStream.rangeClosed(1, versions)
                .boxed()
                .flatMap(version -> ids.stream().map(id -> Stage.sent(Stage.event(id, version))))
                .collect(Collectors.toList());
    }
}
