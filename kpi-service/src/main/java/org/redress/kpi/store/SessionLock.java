package org.redress.kpi.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.redress.kit.store.Sql;

/** A lock that a connection holds until it gives it back or ends. */
public final class SessionLock {

    private SessionLock() {}

    /** Takes it, unless another session has it. */
    public static boolean taken(Connection connection, long lock) throws SQLException {
        return asked(connection, lock, "select pg_try_advisory_lock(?) as done");
    }

    /** Gives it back; says nothing if it was not held, but the server warns in its log. */
    public static void free(Connection connection, long lock) throws SQLException {
        asked(connection, lock, "select pg_advisory_unlock(?) as done");
    }

    private static boolean asked(Connection connection, long lock, String sql) throws SQLException {
        return Sql.on(connection).one(sql, row -> row.bool("done"), lock);
    }
}
