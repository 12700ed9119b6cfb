package org.redress.complaint.casework.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.redress.complaint.lifecycle.Complaint;

/** Cases with work left, in the order of their ids; the index {@code complaint_open_ix} holds no others. */
final class OpenCases {

    private static final String OPEN = "c.status in ('new', 'open', 'waiting-for-customer')";
    private static final String ALL = "select %s from complaint c where %s".formatted(CaseRows.COLUMNS, OPEN);
    private static final String LOCK = """
            select %s from complaint c where %s and c.id > ? and c.id <= ? order by c.id limit ? for update
            """.formatted(CaseRows.COLUMNS, OPEN);
    private static final int AT_ONCE = 500;

    private OpenCases() {}

    /** Reads all of them through a cursor. */
    static void each(Connection transaction, Consumer<Complaint> reader) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(ALL)) {
            select.setFetchSize(AT_ONCE);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reader.accept(Complaint.of(CaseRows.read(row)));
                }
            }
        }
    }

    /** Locks those behind an id, in the order of ids, as everybody does. */
    static List<OpenCase> lock(Connection transaction, UUID after, UUID last, int limit) throws SQLException {
        List<OpenCase> cases = new ArrayList<>(limit);
        try (PreparedStatement select = transaction.prepareStatement(LOCK)) {
            select.setObject(1, after);
            select.setObject(2, last);
            select.setInt(3, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    cases.add(new OpenCase(Complaint.of(CaseRows.read(row)), row.getString("subject"), null));
                }
            }
        }
        return cases;
    }
}
