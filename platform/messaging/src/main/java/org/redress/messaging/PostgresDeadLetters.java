package org.redress.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** The parked records in the service's own database. */
@Singleton
public final class PostgresDeadLetters implements DeadLetters {

    private final DataSource dataSource;
    private final Handlers handlers;

    /** A record parked by a group, as it came from Kafka. */
    private record Row(String group, ConsumerRecord<byte[], byte[]> content) {}

    @Inject
    PostgresDeadLetters(DataSource dataSource, Handlers handlers) {
        this.dataSource = dataSource;
        this.handlers = handlers;
    }

    @Override
    public List<Parked> list(@Nullable UUID after, int limit) {
        return run(transaction -> {
            try (PreparedStatement statement = transaction.prepareStatement("""
                    select id, consumer_group, topic, partition, record_offset, event_id, type, key, reason, parked_at, attempts
                    from parked_record
                    where ?::uuid is null or id > ?::uuid
                    order by id
                    limit ?
                    """)) {
                statement.setObject(1, after);
                statement.setObject(2, after);
                statement.setInt(3, limit);
                try (ResultSet row = statement.executeQuery()) {
                    List<Parked> parked = new ArrayList<>();
                    while (row.next()) {
                        parked.add(read(row));
                    }
                    return parked;
                }
            }
        });
    }

    private static Parked read(ResultSet row) throws SQLException {
        byte[] key = row.getBytes("key");
        return new Parked(
                row.getObject("id", UUID.class),
                row.getString("consumer_group"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                key == null ? null : new String(key, UTF_8),
                row.getString("reason"),
                Objects.requireNonNull(row.getObject("parked_at", OffsetDateTime.class))
                        .toInstant(),
                row.getInt("attempts"));
    }

    @Override
    public Optional<String> content(UUID id) {
        return run(transaction -> {
            try (PreparedStatement statement =
                    transaction.prepareStatement("select coalesce(value, ''::bytea) from parked_record where id = ?")) {
                statement.setObject(1, id);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(new String(row.getBytes(1), UTF_8)) : Optional.<String>empty();
                }
            }
        });
    }

    @Override
    public Optional<Replayed> replay(UUID id) {
        try {
            return run(transaction -> {
                Optional<Row> row = take(transaction, id);
                if (row.isEmpty()) {
                    return Optional.<Replayed>empty();
                }
                EventBatchHandler handler = handlers.ofGroup(row.get().group())
                        .orElseThrow(() -> new RefusedException(
                                new IllegalStateException("this instance has no handler of that group")));
                try {
                    handler.apply(List.of(CloudEvents.decode(row.get().content())), transaction);
                } catch (CloudEvents.UndecodableException | RuntimeException e) {
                    SQLException sql = Databases.sqlCause(e);
                    if (sql != null && !Databases.isDataError(sql)) {
                        throw sql;
                    }
                    throw new RefusedException(e);
                } catch (SQLException e) {
                    if (!Databases.isDataError(e)) {
                        throw e;
                    }
                    throw new RefusedException(e);
                }
                return Optional.of(new Replayed(id, true, null));
            });
        } catch (RefusedException e) {
            String reason = BatchProcessor.reason(Objects.requireNonNull(e.getCause()));
            run(transaction -> refuse(transaction, id, reason));
            return Optional.of(new Replayed(id, false, reason));
        }
    }

    /** The replayed record is still at fault; rolls back what the handler did. */
    private static final class RefusedException extends RuntimeException {
        RefusedException(Throwable cause) {
            super(cause);
        }
    }

    /** Removes the row and keeps its lock: of two who replay at once, the second finds nothing. */
    private static Optional<Row> take(Connection transaction, UUID id) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement("""
                delete from parked_record where id = ?
                returning consumer_group, topic, partition, record_offset, key, value, headers::text as headers
                """)) {
            statement.setObject(1, id);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                byte[] key = row.getBytes("key");
                byte[] value = row.getBytes("value");
                return Optional.of(new Row(
                        row.getString("consumer_group"),
                        new ConsumerRecord<>(
                                row.getString("topic"),
                                row.getInt("partition"),
                                row.getLong("record_offset"),
                                ConsumerRecord.NO_TIMESTAMP,
                                TimestampType.NO_TIMESTAMP_TYPE,
                                key == null ? ConsumerRecord.NULL_SIZE : key.length,
                                value == null ? ConsumerRecord.NULL_SIZE : value.length,
                                key,
                                value,
                                DeadLetterRows.headers(row.getString("headers")),
                                Optional.empty())));
            }
        }
    }

    private static int refuse(Connection transaction, UUID id, String reason) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(
                "update parked_record set attempts = attempts + 1, reason = ? where id = ?")) {
            statement.setString(1, DeadLetterRows.printable(reason));
            statement.setObject(2, id);
            return statement.executeUpdate();
        }
    }

    @Override
    public boolean discard(UUID id, String actor, String reason) {
        boolean discarded = run(transaction -> {
            try (PreparedStatement statement = transaction.prepareStatement("delete from parked_record where id = ?")) {
                statement.setObject(1, id);
                return statement.executeUpdate() == 1;
            }
        });
        if (discarded) {
            Log.LOG.infof("Parked record %s discarded by %s: %s", id, actor, reason);
        }
        return discarded;
    }

    private <T> T run(Databases.Work<T> work) {
        try {
            return Databases.transact(dataSource, work);
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
