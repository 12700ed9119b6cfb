package org.redress.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The statements of the relay on the outbox. */
final class OutboxPartition {

    /** As the outbox's generated column computes it. */
    static final int LANES = 16;

    /** The first key of our advisory locks, so that they meet no others. */
    static final int LOCK_NAMESPACE = 0x5ed5e55;

    /** One of the events of a row of the outbox. */
    record Entry(int lane, long id, StoredEvent event) {

        boolean sameRow(Entry other) {
            return id == other.id && lane == other.lane;
        }
    }

    private OutboxPartition() {}

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

    /** Takes lanes until the end of the transaction; those that another relay has are left out. */
    static List<Integer> lock(Connection transaction, List<Integer> lanes) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(
                "select lane from unnest(?::int4[]) as lane where pg_try_advisory_xact_lock(?, lane)")) {
            statement.setArray(1, transaction.createArrayOf("int4", lanes.toArray(Integer[]::new)));
            statement.setInt(2, LOCK_NAMESPACE);
            try (ResultSet row = statement.executeQuery()) {
                List<Integer> locked = new ArrayList<>(lanes.size());
                while (row.next()) {
                    locked.add(row.getInt(1));
                }
                return locked;
            }
        }
    }

    /**
     * The events of each lane's oldest rows, lane by lane, in order. A statement of its own after the lock: one that locked and read
     * together would see rows that the last holder has just published.
     *
     * @param rows the most rows of each lane
     */
    static List<Entry> oldest(Connection transaction, List<Integer> lanes, int rows) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement("""
                select o.lane, o.id, %s
                from unnest(?::int2[]) as l(lane)
                cross join lateral (select * from outbox where lane = l.lane order by id limit ?) o
                cross join lateral (
                  select * from event_history
                  where aggregate_id = o.aggregate_id and version between o.from_version and o.to_version
                  offset 0
                ) h
                order by o.lane, o.id, h.version
                """.formatted(StoredEvent.COLUMNS))) {
            statement.setArray(1, transaction.createArrayOf("int2", lanes.toArray(Integer[]::new)));
            statement.setInt(2, rows);
            try (ResultSet row = statement.executeQuery()) {
                List<Entry> entries = new ArrayList<>();
                while (row.next()) {
                    entries.add(new Entry(row.getInt("lane"), row.getLong("id"), StoredEvent.read(row)));
                }
                return entries;
            }
        }
    }

    /** Removes rows whose events are all published. */
    static void delete(Connection transaction, List<Entry> lastOfRows) throws SQLException {
        if (lastOfRows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = transaction.prepareStatement("""
                delete from outbox o using unnest(?::int2[], ?::int8[]) as done (lane, id)
                where o.lane = done.lane and o.id = done.id
                """)) {
            statement.setArray(
                    1,
                    transaction.createArrayOf(
                            "int2", lastOfRows.stream().map(Entry::lane).toArray(Integer[]::new)));
            statement.setArray(
                    2,
                    transaction.createArrayOf(
                            "int8", lastOfRows.stream().map(Entry::id).toArray(Long[]::new)));
            statement.executeUpdate();
        }
    }

    /** Takes what is published from the front of a row in which publishing stopped. */
    static void shorten(Connection transaction, Entry next) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(
                "update outbox set from_version = ? where lane = ?::smallint and id = ? and from_version < ?")) {
            statement.setInt(1, next.event().version());
            statement.setInt(2, next.lane());
            statement.setLong(3, next.id());
            statement.setInt(4, next.event().version());
            statement.executeUpdate();
        }
    }

    /** Leaves the reason with the row that stops the lane, for the operator. */
    static void failed(Connection transaction, Entry entry, String error) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement("""
                update outbox set attempts = attempts + 1, last_error = ? where lane = ?::smallint and id = ?
                """)) {
            statement.setString(1, error);
            statement.setInt(2, entry.lane());
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
