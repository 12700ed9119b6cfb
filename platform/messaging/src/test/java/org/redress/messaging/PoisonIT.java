package org.redress.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.redress.contract.ContractJson;
import org.redress.contract.InvalidEventException;
import org.redress.contract.Topic;

/** Invariant 5: a poison record is parked, visible, and replayable into one group only; the next record is processed. */
class PoisonIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final String NULL = "no value at all";

    private final Stage stage = Stage.open();
    private final UUID id = UuidCreator.getTimeOrderedEpoch();
    private final AtomicBoolean repaired = new AtomicBoolean();
    private final Effects handler = new Effects("poison", stage.inbox, 100) {

        @Override
        void before(ReceivedEvent event) throws SQLException {
            if (repaired.get()) {
                return;
            }
            Body body = ContractJson.read(event.data(), Body.class);
            if (!body.caseId().toString().equals(event.key())) {
                throw new PoisonEventException(event, "key of another case", new InvalidEventException("key"));
            }
            if (!event.type().equals("org.redress.complaint.received.v1")) {
                throw new InvalidEventException("unknown type " + event.type());
            }
            if (body.text() == null) {
                throw new IllegalStateException("a bug that one record meets");
            }
        }

        @Override
        void after(Connection transaction) throws SQLException {
            try (var statement = transaction.createStatement()) {
                statement.execute("insert into bounded select 1 from effect where version = 7777 limit 1");
            }
        }
    };

    private record Body(UUID caseId, int version, String text) {}

    PoisonIT() throws SQLException {
        stage.execute("create table bounded (n int constraint bounded_ck check (n > 1))");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    static Stream<Arguments> F23() {
        return Stream.of(
                poison("bad JSON", "Not a valid Body", sent -> {}, "{\"caseId\": oops \"version\":3"),
                poison("unknown schema version", "unknown type", sent -> {
                    sent.headers().remove("ce_type");
                    sent.headers().add("ce_type", "org.redress.complaint.received.v99".getBytes(UTF_8));
                }),
                poison(
                        "a constraint of the database",
                        "SQLSTATE 23514",
                        sent -> {},
                        "{\"caseId\":\"$ID\",\"version\":7777,\"text\":\"\"}"),
                poison(
                        "a bug that only this record meets",
                        "a bug that one record meets",
                        sent -> {},
                        "{\"caseId\":\"$ID\",\"version\":3}"),
                poison("no ce_id", "the header ce_id is missing", sent -> sent.headers()
                        .remove("ce_id")),
                poison("no headers at all", "is missing", sent -> Arrays.stream(
                                sent.headers().toArray())
                        .forEach(header -> sent.headers().remove(header.key()))),
                poison("ce_id is no UUID", "ce_id is not a UUID", sent -> {
                    sent.headers().remove("ce_id");
                    sent.headers().add("ce_id", new byte[] {0, 1, (byte) 0xff});
                }),
                poison("a time without zone", "ce_time", sent -> {
                    sent.headers().remove("ce_time");
                    sent.headers().add("ce_time", "2016-01-01T00:00:00".getBytes(UTF_8));
                }),
                poison("null value", "no value", sent -> {}, NULL),
                poison("2 MB", "more than", sent -> {}, "{\"version\":3,\"text\":\"" + "x".repeat(2_000_000) + "\"}"),
                poison(
                        "key of another case",
                        "key of another case",
                        sent -> {},
                        "{\"caseId\":\"" + UUID.randomUUID() + "\",\"version\":3,\"text\":\"\"}"));
    }

    private static Arguments poison(
            String kind, String reason, Consumer<ProducerRecord<byte[], byte[]>> change, String... value) {
        return Arguments.of(kind, reason, change, value);
    }

    private byte @Nullable [] content(ProducerRecord<byte[], byte[]> sound, String... value) {
        if (value.length == 0) {
            return sound.value();
        }
        return value[0].equals(NULL)
                ? null
                : value[0].replace("$ID", id.toString()).getBytes(UTF_8);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("F23")
    void F23_is_parked_with_its_reason_and_the_next_record_is_applied(
            String kind, String reason, Consumer<ProducerRecord<byte[], byte[]>> change, String[] value)
            throws Exception {
        if (kind.equals("2 MB")) {
            stage.limitRecords(10_000_000); // Ours are never that large, but others' may be.
        }
        ProducerRecord<byte[], byte[]> sound = Stage.sent(Stage.event(id, 3));
        byte[] content = content(sound, value);
        ProducerRecord<byte[], byte[]> poison =
                new ProducerRecord<>(sound.topic(), null, sound.key(), content, sound.headers());
        change.accept(poison);
        stage.send(List.of(
                Stage.sent(Stage.event(id, 1)),
                Stage.sent(Stage.event(id, 2)),
                poison,
                Stage.sent(Stage.event(id, 4))));

        TestChannel loop = stage.consume(handler);

        await().atMost(LIMIT).until(() -> stage.count("select count(*) from effect where version = 4") == 1);
        PostgresDeadLetters parked = stage.parked(handler);
        assertThat(parked.list(null, 10)).singleElement().satisfies(one -> {
            assertThat(one.reason()).contains(reason);
            assertThat(one.group()).isEqualTo("poison");
            assertThat(one.offset()).isEqualTo(2);
            assertThat(parked.content(one.id())).hasValueSatisfying(text -> assertThat(text.length())
                    .isEqualTo(content == null ? 0 : new String(content, UTF_8).length()));
        });
        assertThat(stage.count("select count(*) from effect")).isEqualTo(3);
        assertThat(stage.count("select sum(next_offset) from consumer_offset")).isEqualTo(4);
        loop.close();
    }

    @Test
    void F23_replaying_a_repaired_record_applies_it_once_and_one_still_at_fault_stays() {
        UUID stranger = UuidCreator.getTimeOrderedEpoch();
        stage.send(List.of(
                Stage.sent(Stage.event(id, 1, "{\"caseId\":\"%s\",\"version\":1}".formatted(id))),
                Stage.sent(Stage.event(stranger, 1))));
        stage.consume(handler);
        await().atMost(LIMIT).until(() -> stage.count("select count(*) from parked_record") == 1);
        await().atMost(LIMIT).until(() -> stage.count("select count(*) from effect") == 1);
        PostgresDeadLetters parked = stage.parked(handler);
        UUID record = parked.list(null, 10).getFirst().id();

        assertThat(parked.replay(record)).hasValueSatisfying(replayed -> {
            assertThat(replayed.applied()).isFalse();
            assertThat(replayed.reason()).contains("a bug that one record meets");
        });
        assertThat(parked.list(null, 10)).singleElement().satisfies(one -> assertThat(one.attempts())
                .isEqualTo(2));

        repaired.set(true);
        assertThat(parked.replay(record))
                .hasValueSatisfying(replayed -> assertThat(replayed.applied()).isTrue());
        assertThat(parked.replay(record)).isEmpty();
        assertThat(stage.count("select count(*) from effect where aggregate_id = '%s'".formatted(id)))
                .isEqualTo(1);
        assertThat(parked.list(null, 10)).isEmpty();
    }

    @Test
    void poison_all_over_a_batch_is_parked_and_everything_else_applied_in_order() {
        List<ProducerRecord<byte[], byte[]>> records = Stream.iterate(1, version -> version + 1)
                .limit(200)
                .map(version -> Stage.sent(Stage.event(
                        id,
                        version,
                        version % 20 == 0
                                ? "{\"caseId\":\"%s\",\"version\":%d}".formatted(id, version)
                                : "{\"caseId\":\"%s\",\"version\":%d,\"text\":\"\"}".formatted(id, version))))
                .toList();
        stage.send(records);

        stage.consume(handler);

        await().atMost(Duration.ofSeconds(20)).until(() -> stage.count("select count(*) from effect") == 190);
        assertThat(stage.count("select count(*) from parked_record")).isEqualTo(10);
        assertThat(stage.count("""
                select count(*) from (select version, lag(version) over (order by id) as before from effect) e where version < before
                """)).isZero();
    }

    @Test
    void a_discarded_record_is_gone() {
        stage.send(List.of(new ProducerRecord<>(Topic.COMPLAINTS.wireName(), new byte[] {1}, new byte[] {2})));
        stage.consume(handler);
        await().atMost(LIMIT).until(() -> stage.count("select count(*) from parked_record") == 1);
        PostgresDeadLetters parked = stage.parked(handler);
        UUID record = parked.list(null, 1).getFirst().id();

        assertThat(parked.discard(record, "ops-1", "a test of the network")).isTrue();
        assertThat(parked.discard(record, "ops-1", "again")).isFalse();
        assertThat(parked.content(record)).isEmpty();
    }
}
