package org.redress.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The statements of the relay on the outbox. */
final class OutboxLane {

    /** As the outbox's generated column computes it. */
    static final int LANES = 16;

    /** The first key of our advisory locks, so that they meet no others. */
    static final int LOCK_NAMESPACE = 0x5ed5e55;

    /** A row of the outbox with one of its events. */
    record Entry(long id, StoredEvent event) {}

    private OutboxLane() {}

    /** The lanes that have something to publish: a hint, read without any lock. */
    static List<Integer> waiting(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select lane from generate_series(0, ?) as lane
                where exists (select 1 from outbox o where o.lane = lane.lane::smallint)
                """)) {
            statement.setInt(1, LANES - 1);
            try (ResultSet row = statement.executeQuery()) {
                List<Integer> lanes = new ArrayList<>();
                while (row.next()) {
                    lanes.add(row.getInt(1));
                }
                return lanes;
            }
        }
    }

    /** Takes the lane until the end of the transaction; false if another relay has it. */
    static boolean lock(Connection transaction, int lane) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement("select pg_try_advisory_xact_lock(?, ?)")) {
            statement.setInt(1, LOCK_NAMESPACE);
            statement.setInt(2, lane);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /**
     * The events of the lane's oldest rows, in order. A statement of its own after the lock: one that locked and read together would
     * see rows that the last holder has just published.
     */
    static List<Entry> oldest(Connection transaction, int lane, int rows) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement("""
                select o.id, %s
                from (select * from outbox where lane = ?::smallint order by id limit ?) o
                cross join lateral (
                  select * from event_history
                  where aggregate_id = o.aggregate_id and version between o.from_version and o.to_version
                  offset 0
                ) h
                order by o.id, h.version
                """.formatted(StoredEvent.COLUMNS))) {
            statement.setInt(1, lane);
            statement.setInt(2, rows);
            try (ResultSet row = statement.executeQuery()) {
                List<Entry> entries = new ArrayList<>();
                while (row.next()) {
                    entries.add(new Entry(row.getLong("id"), StoredEvent.read(row)));
                }
                return entries;
            }
        }
    }

    /** Removes what was published: whole rows, and the front part of the row in which it stopped. */
    static void published(Connection transaction, int lane, List<Entry> entries, int acknowledged) throws SQLException {
        List<Long> done = new ArrayList<>();
        for (int i = 0; i < acknowledged; i++) {
            boolean last = i + 1 == entries.size()
                    || entries.get(i + 1).id() != entries.get(i).id();
            if (last) {
                done.add(entries.get(i).id());
            }
        }
        if (!done.isEmpty()) {
            delete(transaction, lane, done);
        }
        if (acknowledged < entries.size()) {
            Entry next = entries.get(acknowledged);
            shorten(transaction, lane, next.id(), next.event().version());
        }
    }

    private static void delete(Connection transaction, int lane, List<Long> ids) throws SQLException {
        try (PreparedStatement statement =
                transaction.prepareStatement("delete from outbox where lane = ?::smallint and id = any(?)")) {
            Array array = transaction.createArrayOf("int8", ids.toArray(Long[]::new));
            statement.setInt(1, lane);
            statement.setArray(2, array);
            statement.executeUpdate();
        }
    }

    private static void shorten(Connection transaction, int lane, long id, int fromVersion) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(
                "update outbox set from_version = ? where lane = ?::smallint and id = ? and from_version < ?")) {
            statement.setInt(1, fromVersion);
            statement.setInt(2, lane);
            statement.setLong(3, id);
            statement.setInt(4, fromVersion);
            statement.executeUpdate();
        }
    }

    /** Leaves the reason with the row that stops the lane, for the operator. */
    static void failed(Connection transaction, int lane, Entry entry, String error) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement("""
                update outbox set attempts = attempts + 1, last_error = ? where lane = ?::smallint and id = ?
                """)) {
            statement.setString(1, error);
            statement.setInt(2, lane);
            statement.setLong(3, entry.id());
            statement.executeUpdate();
        }
    }

    static OutboxBacklog backlog(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                        select coalesce(sum(to_version - from_version + 1), 0),
                               greatest(coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0), 0)
                        from outbox
                        """);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new OutboxBacklog(row.getLong(1), row.getDouble(2));
        }
    }

    static byte[] source(String service) {
        return ("redress/" + service).getBytes(UTF_8);
    }
}
