package org.redress.kpi.rebuild.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.redress.kit.store.Sql;
import org.redress.kpi.rebuild.RebuildReport;

/** What differs between the live tables and the shadow, row by row. */
final class Comparison {

    /**
     * A table of both rooms.
     *
     * @param key the columns of its primary key
     * @param columns what is compared
     * @param where which rows count: a cell that went back to nothing is the same as none
     */
    private record Compared(String table, String key, String columns, String where) {}

    private static final Compared CASES = new Compared("case_fact", "complaint", """
            version, number, dimension_set, assignee, status, source_status, received_at, acknowledged_at, first_assigned_at,
            first_response_at, first_resolved_at, resolved_at, closed_at, first_reopened_at, reopen_count, transfer_count, outcome,
            root_cause, stated_deadline_at, stated_met, disputed, historic, first_disputed_at, dispute_count, first_recontact_at,
            redress_kind, redress_amount, redress_currency""", "true");
    private static final Compared CLOCKS = new Compared(
            "clock_fact",
            "complaint, clock, run",
            "version, state, started_at, due_at, stopped_at, counted_seconds, risk_at",
            "true");
    private static final Compared SHEETS = new Compared(
            "sheet_fact",
            "feedback",
            "version, complaint, invitation, group_id, counted, dimension_set, answered_at, answers",
            "true");
    private static final Compared INVITATIONS = new Compared("invitation_fact", "invitation", """
            version, complaint, dimension_set, sent_at, delivered_at, bounced_at, opened_at, dismissed_at, expired_at,
            answered_at""", "true");
    private static final Compared CELLS =
            new Compared("cell", "measure, slot, dimension_set", "count, sum", "count <> 0 or sum <> 0");
    private static final Compared BUCKETS =
            new Compared("sketch", "measure, slot, dimension_set, bucket", "count", "count <> 0");

    private Comparison() {}

    static RebuildReport.Differing of(Connection session) throws SQLException {
        return RebuildReport.Differing.of(
                differing(session, CASES),
                differing(session, CLOCKS),
                differing(session, SHEETS) + differing(session, INVITATIONS),
                differing(session, CELLS),
                differing(session, BUCKETS));
    }

    private static long differing(Connection session, Compared of) throws SQLException {
        return fingerprint(session, "public", of).equals(fingerprint(session, "shadow", of)) ? 0 : count(session, of);
    }

    /**
     * The number of rows and their hashes, whatever their order: it is the same for two tables that differ once in 2^64. Each hash is
     * mixed again, because that of a record is little more than the sum of its columns'.
     */
    private static String fingerprint(Connection session, String room, Compared of) throws SQLException {
        String sql = """
                select count(*) || ' ' || coalesce(bit_xor(hashint8extended(hash_record_extended(row(%s, %s), 0), 0)), 0) as fingerprint
                  from %s.%s where %s""".formatted(of.key(), of.columns(), room, of.table(), of.where());
        return Sql.on(session).one(sql, row -> row.text("fingerprint"));
    }

    private static long count(Connection session, Compared of) throws SQLException {
        String sql = """
                select count(*)
                  from (select %1$s, row(%2$s) as columns from public.%3$s where %4$s) l
                  full join (select %1$s, row(%2$s) as columns from shadow.%3$s where %4$s) s using (%1$s)
                 where l.columns is distinct from s.columns""".formatted(of.key(), of.columns(), of.table(), of.where());
        return Sql.on(session).one(sql, row -> row.bigint("count"));
    }
}
