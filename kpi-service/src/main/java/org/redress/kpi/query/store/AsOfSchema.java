package org.redress.kpi.query.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.redress.kit.store.Sql;
import org.redress.kpi.query.NoViewException;

/** Enters the tables that hold what was known at a moment, for the rest of a transaction; the dictionaries behind them are shared. */
final class AsOfSchema {

    /** No such schema, no such table: the view was dropped a moment ago. */
    private static final String GONE = "3F000,42P01";

    private AsOfSchema() {}

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
        try {
            // A path to a room that is gone would lead to the live tables without a word: so the room is held.
            Sql.on(transaction)
                    .execute(
                            "lock table %1$s.cell, %1$s.sketch, %1$s.clock_fact, %1$s.case_fact, %1$s.sheet_fact, %1$s.invitation_fact, %1$s.progress in access share mode"
                                    .formatted(room));
            Sql.on(transaction).execute("set local search_path = " + room + ", public");
        } catch (SQLException e) {
            if (e.getSQLState() != null && GONE.contains(e.getSQLState())) {
                throw new NoViewException(knownAt);
            }
            throw e;
        }
    }

    private static @Nullable String room(Connection transaction, Instant knownAt) throws SQLException {
        return Sql.on(transaction)
                .optional(
                        "select room from public.known_view where known_at = ? and state = 'ready'",
                        row -> row.text("room"),
                        knownAt)
                .orElse(null);
    }
}
