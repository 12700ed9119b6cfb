package org.redress.complaint.casework.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** The time by which cases are recorded, the same for all instances. */
final class DatabaseTime {

    private DatabaseTime() {}

    static Instant now(Connection transaction) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("select clock_timestamp() as asof");
                ResultSet row = select.executeQuery()) {
            row.next();
            return CaseRows.instant(row, "asof", Instant.EPOCH);
        }
    }
}
