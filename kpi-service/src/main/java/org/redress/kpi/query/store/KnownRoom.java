package org.redress.kpi.query.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.query.NoViewException;
import org.redress.kpi.store.Times;

/** Enters the tables that hold what was known at a moment, for the rest of a transaction; the dictionaries behind them are shared. */
final class KnownRoom {

    /** No such schema, no such table: the view was dropped a moment ago. */
    private static final String GONE = "3F000,42P01";

    private KnownRoom() {}

    /**
     * Enters.
     *
     * @throws NoViewException if there is no view of that moment
     */
    static void enter(Connection transaction, Instant knownAt) throws SQLException {
        String room = room(transaction, knownAt);
        if (room == null) {
            throw new NoViewException(knownAt);
        }
        try (Statement statement = transaction.createStatement()) {
            // A path to a room that is gone would lead to the live tables without a word: so the room is held.
            statement.execute(
                    "lock table %1$s.cell, %1$s.sketch, %1$s.clock_fact, %1$s.case_fact, %1$s.sheet_fact, %1$s.invitation_fact, %1$s.progress in access share mode"
                            .formatted(room));
            statement.execute("set local search_path = " + room + ", public");
        } catch (SQLException e) {
            if (e.getSQLState() != null && GONE.contains(e.getSQLState())) {
                throw new NoViewException(knownAt);
            }
            throw e;
        }
    }

    private static @Nullable String room(Connection transaction, Instant knownAt) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(
                "select room from public.known_view where known_at = ? and state = 'ready'")) {
            statement.setObject(1, Times.time(knownAt));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }
}
