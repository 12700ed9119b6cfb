package org.redress.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the event history.
 *
 * @param hash SHA-256 over the previous version's hash and this event
 */
record StoredEvent(
        UUID aggregateId,
        int version,
        UUID eventId,
        String topic,
        String key,
        String type,
        Instant occurredAt,
        Instant recordedAt,
        String actor,
        @Nullable String traceparent,
        byte[] data,
        byte[] hash) {

    /** What {@link #read} expects, of the alias {@code h}. */
    static final String COLUMNS = """
            h.aggregate_id, h.version, h.event_id, h.topic, h.key, h.type, h.occurred_at, h.recorded_at, h.actor, h.traceparent,
            h.data::text as data, h.hash
            """;

    static StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getObject("aggregate_id", UUID.class),
                row.getInt("version"),
                row.getObject("event_id", UUID.class),
                row.getString("topic"),
                row.getString("key"),
                row.getString("type"),
                instant(row, "occurred_at"),
                instant(row, "recorded_at"),
                row.getString("actor"),
                row.getString("traceparent"),
                row.getString("data").getBytes(UTF_8),
                row.getBytes("hash"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
