package org.redress.messaging;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The event history and the outbox in PostgreSQL. All events of a call, whatever their aggregates, take one statement; a second one
 * before it fetches the hashes to continue, if any event is not the first of its aggregate.
 */
@Singleton
final class PostgresEventLog implements EventLog {

    // Arrays travel in binary form; the data as bytes, because a text array would escape every quote of the JSON.
    private static final String APPEND = """
            with event as (
              select * from unnest(?::uuid[], ?::int[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                   ?::text[], ?::bytea[], ?::bytea[])
                as e(aggregate_id, version, event_id, topic, key, type, occurred_at, recorded_at, actor, traceparent, data, hash)
            ), stored as (
              insert into event_history
                (aggregate_id, version, event_id, topic, key, type, occurred_at, recorded_at, actor, traceparent, data, hash)
              select aggregate_id, version, event_id, topic, key, type, occurred_at::timestamptz, recorded_at::timestamptz, actor,
                     traceparent, convert_from(data, 'UTF8')::json, hash
              from event
            )
            insert into outbox (aggregate_id, from_version, to_version)
            select * from unnest(?::uuid[], ?::int[], ?::int[])
            """;

    // A subquery for each row, so that a plan made when the table was small still uses the key.
    private static final String HASHES = """
            select p.aggregate_id,
                   (select h.hash from event_history h where h.aggregate_id = p.aggregate_id and h.version = p.version) as hash
            from unnest(?::uuid[], ?::int[]) as p(aggregate_id, version)
            """;

    /** The versions that this call adds to one aggregate. */
    private static final class Range {
        final int from;
        int to;
        byte[] hash = HashChain.START;

        Range(int version) {
            from = version;
            to = version - 1;
        }
    }

    private final RelaySignal signal;

    @Inject
    PostgresEventLog(RelaySignal signal) {
        this.signal = signal;
    }

    @Override
    public void append(Connection transaction, List<NewEvent> events) throws SQLException {
        if (transaction.getAutoCommit()) {
            throw new IllegalStateException(
                    "Events are appended in the transaction of their change: auto-commit must be off");
        }
        if (events.isEmpty()) {
            return;
        }
        Map<UUID, Range> ranges = ranges(events);
        continueHashes(transaction, ranges);
        insert(transaction, events, ranges);
    }

    @Override
    public void committed() {
        signal.wake();
    }

    private static Map<UUID, Range> ranges(List<NewEvent> events) {
        Map<UUID, Range> ranges = LinkedHashMap.newLinkedHashMap(events.size());
        for (NewEvent event : events) {
            if (event.data().length > KafkaClients.MAX_DATA_BYTES) {
                throw new IllegalArgumentException("Event %s of %s has %d bytes, more than %d"
                        .formatted(
                                event.type(), event.aggregateId(), event.data().length, KafkaClients.MAX_DATA_BYTES));
            }
            Range range = ranges.computeIfAbsent(event.aggregateId(), id -> new Range(event.version()));
            if (event.version() != range.to + 1) {
                throw new IllegalArgumentException("Version %d of %s does not follow version %d"
                        .formatted(event.version(), event.aggregateId(), range.to));
            }
            range.to = event.version();
        }
        return ranges;
    }

    private static void continueHashes(Connection transaction, Map<UUID, Range> ranges) throws SQLException {
        Map<UUID, Range> continued = HashMap.newHashMap(ranges.size());
        ranges.forEach((id, range) -> {
            if (range.from > 1) {
                continued.put(id, range);
            }
        });
        if (continued.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = transaction.prepareStatement(HASHES)) {
            statement.setArray(
                    1, transaction.createArrayOf("uuid", continued.keySet().toArray()));
            statement.setArray(
                    2,
                    transaction.createArrayOf(
                            "int4",
                            continued.values().stream()
                                    .map(range -> range.from - 1)
                                    .toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    byte[] hash = row.getBytes(2);
                    Range range = continued.get(id);
                    if (hash == null || range == null) {
                        throw new IllegalArgumentException(
                                "A version of %s is missing before the new one".formatted(id));
                    }
                    range.hash = hash;
                }
            }
        }
    }

    private static void insert(Connection transaction, List<NewEvent> events, Map<UUID, Range> ranges)
            throws SQLException {
        int count = events.size();
        UUID[] aggregates = new UUID[count];
        Integer[] versions = new Integer[count];
        UUID[] ids = new UUID[count];
        String[] topics = new String[count];
        String[] keys = new String[count];
        String[] types = new String[count];
        String[] occurred = new String[count];
        String[] recorded = new String[count];
        String[] actors = new String[count];
        String[] traces = new String[count];
        byte[][] data = new byte[count][];
        byte[][] hashes = new byte[count][];
        HashChain chain = new HashChain();
        for (int i = 0; i < count; i++) {
            NewEvent event = events.get(i);
            aggregates[i] = event.aggregateId();
            versions[i] = event.version();
            ids[i] = event.id();
            topics[i] = event.topic().wireName();
            keys[i] = event.key();
            types[i] = event.type();
            occurred[i] = micros(event.occurredAt());
            recorded[i] = micros(event.recordedAt());
            actors[i] = event.actor();
            traces[i] = event.traceparent();
            data[i] = event.data();
            Range range = Objects.requireNonNull(ranges.get(event.aggregateId()));
            range.hash = chain.next(range.hash, event);
            hashes[i] = range.hash;
        }
        try (PreparedStatement statement = transaction.prepareStatement(APPEND)) {
            statement.setArray(1, transaction.createArrayOf("uuid", aggregates));
            statement.setArray(2, transaction.createArrayOf("int4", versions));
            statement.setArray(3, transaction.createArrayOf("uuid", ids));
            statement.setArray(4, transaction.createArrayOf("text", topics));
            statement.setArray(5, transaction.createArrayOf("text", keys));
            statement.setArray(6, transaction.createArrayOf("text", types));
            statement.setArray(7, transaction.createArrayOf("text", occurred));
            statement.setArray(8, transaction.createArrayOf("text", recorded));
            statement.setArray(9, transaction.createArrayOf("text", actors));
            statement.setArray(10, transaction.createArrayOf("text", traces));
            statement.setArray(11, transaction.createArrayOf("bytea", data));
            statement.setArray(12, transaction.createArrayOf("bytea", hashes));
            statement.setArray(
                    13, transaction.createArrayOf("uuid", ranges.keySet().toArray()));
            statement.setArray(
                    14,
                    transaction.createArrayOf(
                            "int4",
                            ranges.values().stream().map(range -> range.from).toArray(Integer[]::new)));
            statement.setArray(
                    15,
                    transaction.createArrayOf(
                            "int4",
                            ranges.values().stream().map(range -> range.to).toArray(Integer[]::new)));
            statement.executeUpdate();
        }
    }

    /** PostgreSQL would round; cutting off never moves an instant into the future. */
    private static String micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).toString();
    }
}
