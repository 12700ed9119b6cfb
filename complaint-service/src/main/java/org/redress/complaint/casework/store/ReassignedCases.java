package org.redress.complaint.casework.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.redress.complaint.sla.PolicyAssignment;
import org.redress.complaint.sla.SlaClock;

/** The table {@code sla_repinned}: what cases had before versions were applied to them, and what they were given. */
final class ReassignedCases {

    private static final String ADD = """
            insert into sla_repinned (application_id, complaint_id, pin_before, clocks_before, pin_given)
            select * from unnest(?::text[]::uuid[], ?::text[]::uuid[], ?::text[]::json[], ?::text[]::json[], ?::text[]::json[])
            """;
    private static final String BEHIND = """
            select complaint_id, pin_before, clocks_before, pin_given from sla_repinned
            where application_id = ? and complaint_id > ? order by complaint_id limit ?
            """;

    private ReassignedCases() {}

    /** One case of an application. */
    record Repinned(UUID complaintId, PolicyAssignment before, List<SlaClock> clocksBefore, PolicyAssignment given) {}

    static void add(Connection transaction, UUID application, List<Repinned> cases) throws SQLException {
        if (cases.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement(ADD)) {
            new Columns<>(transaction, insert, cases)
                    .ids(row -> application)
                    .ids(Repinned::complaintId)
                    .jsons(row -> PolicyAssignmentJson.write(row.before()))
                    .jsons(row -> ClocksJson.write(row.clocksBefore()))
                    .jsons(row -> PolicyAssignmentJson.write(row.given()));
            insert.executeUpdate();
        }
    }

    static List<Repinned> behind(Connection transaction, UUID application, UUID after, int limit) throws SQLException {
        List<Repinned> cases = new ArrayList<>(limit);
        try (PreparedStatement select = transaction.prepareStatement(BEHIND)) {
            select.setObject(1, application);
            select.setObject(2, after);
            select.setInt(3, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    cases.add(new Repinned(
                            row.getObject("complaint_id", UUID.class),
                            PolicyAssignmentJson.read(row.getString("pin_before")),
                            ClocksJson.read(row.getString("clocks_before")),
                            PolicyAssignmentJson.read(row.getString("pin_given"))));
                }
            }
        }
        return cases;
    }
}
