package org.redress.kpi.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A lock that a connection holds until it gives it back or ends. */
public final class SessionLock {

    private SessionLock() {}

    /** Takes it, unless another session has it. */
    public static boolean taken(Connection connection, long lock) throws SQLException {
        return asked(connection, lock, "select pg_try_advisory_lock(?)");
    }

    /** Gives it back; says nothing if it was not held, but the server warns in its log. */
    public static void free(Connection connection, long lock) throws SQLException {
        asked(connection, lock, "select pg_advisory_unlock(?)");
    }

    private static boolean asked(Connection connection, long lock, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, lock);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
