package org.redress.kpi.known.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.redress.kit.store.Sql;
import org.redress.kpi.known.AsOfView;

/** The rows that tell of views. */
final class ViewRows {

    private ViewRows() {}

    /** The schema of a view: never used again, so that a late reader can only find it gone. */
    static String room(UUID id) {
        return "known_" + id.toString().replace("-", "");
    }

    static List<AsOfView> all(Connection connection) throws SQLException {
        return Sql.on(connection)
                .list(
                        """
                        select id, known_at, state, requested_by, requested_at, finished_at, events, of_events, reason
                          from known_view order by requested_at desc, id desc""",
                        row -> new AsOfView(
                                row.uuid("id"),
                                row.instant("known_at"),
                                row.text("state"),
                                row.text("requested_by"),
                                row.instant("requested_at"),
                                row.optionalInstant("finished_at"),
                                row.bigint("events"),
                                row.bigint("of_events"),
                                row.optionalText("reason")));
    }

    static void insert(Connection connection, AsOfView view, long ofEvents) throws SQLException {
        Sql.on(connection)
                .update(
                        """
                        insert into known_view (id, known_at, room, state, requested_by, requested_at, of_events)
                        values (?, ?, ?, ?, ?, ?, ?)""",
                        view.id(),
                        view.knownAt(),
                        room(view.id()),
                        view.state(),
                        view.requestedBy(),
                        view.requestedAt(),
                        ofEvents);
    }

    static void progress(Connection connection, UUID id, long events) throws SQLException {
        Sql.on(connection).update("update known_view set events = ? where id = ? and state = 'building'", events, id);
    }

    static void finish(Connection connection, UUID id, String state, String reason, Instant at) throws SQLException {
        Sql.on(connection)
                .update(
                        "update known_view set state = ?, reason = nullif(?, ''), finished_at = ? where id = ?",
                        state,
                        reason,
                        at,
                        id);
    }

    static void failAbandoned(Connection connection) throws SQLException {
        Sql.on(connection).update("""
                update known_view set state = 'failed', finished_at = clock_timestamp(), reason = 'its instance ended'
                 where state = 'building'""");
    }

    /** Rooms of no view, or of one that failed. To be asked while no view is being made. */
    static List<String> unusedRooms(Connection connection) throws SQLException {
        return Sql.on(connection).list("""
                select n.nspname
                  from pg_namespace n
                 where n.nspname ~ '^known_[0-9a-f]{32}$'
                   and not exists (select from public.known_view v where v.room = n.nspname and v.state = 'ready')
                 order by n.nspname""", row -> row.text("nspname"));
    }

    static boolean delete(Connection connection, UUID id) throws SQLException {
        return Sql.on(connection).update("delete from known_view where id = ?", id) > 0;
    }
}
