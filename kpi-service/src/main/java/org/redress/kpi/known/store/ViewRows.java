package org.redress.kpi.known.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.redress.kpi.known.KnownView;
import org.redress.kpi.store.Times;

/** The rows that tell of views. */
final class ViewRows {

    private ViewRows() {}

    /** The schema of a view: never used again, so that a late reader can only find it gone. */
    static String room(UUID id) {
        return "known_" + id.toString().replace("-", "");
    }

    static List<KnownView> all(Connection connection) throws SQLException {
        List<KnownView> views = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                        select id, known_at, state, requested_by, requested_at, finished_at, events, of_events, reason
                          from known_view order by requested_at desc, id desc""");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                views.add(new KnownView(
                        rows.getObject(1, UUID.class),
                        required(rows, 2),
                        rows.getString(3),
                        rows.getString(4),
                        required(rows, 5),
                        Times.instant(rows, 6),
                        rows.getLong(7),
                        rows.getLong(8),
                        rows.getString(9)));
            }
        }
        return views;
    }

    static void insert(Connection connection, KnownView view, long ofEvents) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into known_view (id, known_at, room, state, requested_by, requested_at, of_events)
                values (?, ?, ?, ?, ?, ?, ?)""")) {
            statement.setObject(1, view.id());
            statement.setObject(2, Times.time(view.knownAt()));
            statement.setString(3, room(view.id()));
            statement.setString(4, view.state());
            statement.setString(5, view.requestedBy());
            statement.setObject(6, Times.time(view.requestedAt()));
            statement.setLong(7, ofEvents);
            statement.executeUpdate();
        }
    }

    static void progress(Connection connection, UUID id, long events) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update known_view set events = ? where id = ? and state = 'building'")) {
            statement.setLong(1, events);
            statement.setObject(2, id);
            statement.executeUpdate();
        }
    }

    static void finish(Connection connection, UUID id, String state, String reason, Instant at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update known_view set state = ?, reason = nullif(?, ''), finished_at = ? where id = ?")) {
            statement.setString(1, state);
            statement.setString(2, reason);
            statement.setObject(3, Times.time(at));
            statement.setObject(4, id);
            statement.executeUpdate();
        }
    }

    static void failAbandoned(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                update known_view set state = 'failed', finished_at = clock_timestamp(), reason = 'its instance ended'
                 where state = 'building'""")) {
            statement.executeUpdate();
        }
    }

    /** Rooms of no view, or of one that failed. To be asked while no view is being made. */
    static List<String> unusedRooms(Connection connection) throws SQLException {
        List<String> rooms = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                        select n.nspname
                          from pg_namespace n
                         where n.nspname ~ '^known_[0-9a-f]{32}$'
                           and not exists (select from public.known_view v where v.room = n.nspname and v.state = 'ready')
                         order by n.nspname""");
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                rooms.add(found.getString(1));
            }
        }
        return rooms;
    }

    static boolean delete(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("delete from known_view where id = ?")) {
            statement.setObject(1, id);
            return statement.executeUpdate() > 0;
        }
    }

    private static Instant required(ResultSet row, int column) throws SQLException {
        Instant time = Times.instant(row, column);
        if (time == null) {
            throw new IllegalStateException("A view has a moment");
        }
        return time;
    }
}
