package org.redress.complaint.casework.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When clocks are due next. */
final class DueTimes {

    // Only from now on: what is due already is taken by this sweep, or held by another one.
    private static final String TIMES = """
            select now() as asof, (select c.next_clock_at from complaint c where c.next_clock_at >= now()
                order by c.next_clock_at limit 1) as next_at
            """;

    private DueTimes() {}

    /**
     * The time of the database.
     *
     * @param now when the transaction began
     * @param nextAt the first instant from then on; absent if no clock will be due
     */
    record Known(Instant now, @Nullable Instant nextAt) {}

    static Known read(Connection transaction) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(TIMES);
                ResultSet row = select.executeQuery()) {
            row.next();
            Instant next = row.getObject("next_at") == null ? null : CaseRows.instant(row, "next_at", Instant.EPOCH);
            return new Known(CaseRows.instant(row, "asof", Instant.EPOCH), next);
        }
    }
}
