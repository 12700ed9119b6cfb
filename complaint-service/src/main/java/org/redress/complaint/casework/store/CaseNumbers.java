package org.redress.complaint.casework.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** Numbers for people, such as {@code C-2026-000123}: unique, ascending within an instance, with gaps after a restart. */
final class CaseNumbers {

    private static final int BLOCK = 50;

    private long next;
    private long end;

    /** The next number, in the year of recording. */
    synchronized String next(Connection transaction, Instant recordedAt) throws SQLException {
        if (next == end) {
            next = IntakeRows.reserveNumbers(transaction);
            end = next + BLOCK;
        }
        String digits = Long.toString(next);
        next++;
        return "C-" + recordedAt.atOffset(ZoneOffset.UTC).getYear() + "-" + "0".repeat(Math.max(0, 6 - digits.length()))
                + digits;
    }
}
