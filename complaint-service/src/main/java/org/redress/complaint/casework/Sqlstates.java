package org.redress.complaint.casework;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a database error means for the request. */
final class Sqlstates {

    private Sqlstates() {}

    /** Another transaction was first: serialisation failure, deadlock, or the same key or reference. */
    static boolean lostRace(SQLException e) {
        String state = state(e);
        return state.equals("40001") || state.equals("40P01") || state.equals("23505");
    }

    /** No answer, or no connection to ask over. */
    static boolean unreachable(SQLException e) {
        String state = state(e);
        return state.isEmpty() || state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
    }

    /** The values cannot be stored. */
    static boolean dataError(SQLException e) {
        String state = state(e);
        return state.startsWith("22") || state.startsWith("23");
    }

    private static String state(SQLException e) {
        @Nullable String state = e.getSQLState();
        return state == null ? "" : state;
    }
}
