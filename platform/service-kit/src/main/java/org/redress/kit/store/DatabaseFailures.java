package org.redress.kit.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.redress.kit.problem.Problem;

/**
 * What a failure of the database means, and the one answer that a client gets while it is away. Use cases let {@link SQLException} pass:
 * the kit's mapper gives that answer for all of them.
 */
public final class DatabaseFailures {

    /** Seconds after which a client should repeat its request. */
    public static final String RETRY_AFTER = "5";

    private DatabaseFailures() {}

    /** 503: the database is away, and nothing was changed. */
    public static Problem away() {
        return Problem.of(503, "unavailable", "Temporarily unavailable", "Nothing was changed. Repeat the request.")
                .header("Retry-After", RETRY_AFTER);
    }

    /** Whether this, or a cause of it, says that the database cannot be reached, is full, shuts down or is read-only for now. */
    public static boolean isAway(@Nullable Throwable failure) {
        SQLException sql = sqlCause(failure);
        if (sql == null) {
            return false;
        }
        String state = sql.getSQLState();
        if (state == null) {
            // The pool has no state for it.
            return String.valueOf(sql.getMessage()).contains("Acquisition timeout");
        }
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.equals("25006")
                || state.equals("25P03");
    }

    /** Whether the transaction lost against another one, and may succeed if it is run again. */
    public static boolean lostRace(SQLException failure) {
        String state = failure.getSQLState();
        return "40001".equals(state) || "40P01".equals(state);
    }

    /** Whether the values are the cause: they are out of range, or break a constraint. */
    public static boolean isDataError(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private static @Nullable SQLException sqlCause(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
