package org.redress.kpi.rebuild.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.redress.kpi.rebuild.RebuildReport;

/** What differs between the live tables and the shadow, row by row. */
final class Comparison {

    private Comparison() {}

    static RebuildReport.Differing of(Connection session) throws SQLException {
        return RebuildReport.Differing.of(
                count(session, """
                        select count(*)
                          from public.case_fact l full join shadow.case_fact s using (complaint)
                         where (l.version, l.number, l.dimension_set, l.assignee, l.status, l.source_status, l.received_at,
                                l.acknowledged_at, l.first_assigned_at, l.first_response_at,
                                l.first_resolved_at, l.resolved_at, l.closed_at,
                                l.first_reopened_at, l.reopen_count, l.transfer_count, l.outcome,
                                l.root_cause, l.stated_deadline_at, l.stated_met, l.disputed,
                                l.historic, l.first_disputed_at, l.dispute_count, l.first_recontact_at, l.redress_kind,
                                l.redress_amount, l.redress_currency)
                               is distinct from
                               (s.version, s.number, s.dimension_set, s.assignee, s.status, s.source_status, s.received_at,
                                s.acknowledged_at, s.first_assigned_at, s.first_response_at,
                                s.first_resolved_at, s.resolved_at, s.closed_at,
                                s.first_reopened_at, s.reopen_count, s.transfer_count, s.outcome,
                                s.root_cause, s.stated_deadline_at, s.stated_met, s.disputed,
                                s.historic, s.first_disputed_at, s.dispute_count, s.first_recontact_at, s.redress_kind,
                                s.redress_amount, s.redress_currency)"""),
                count(session, """
                        select count(*)
                          from public.clock_fact l full join shadow.clock_fact s using (complaint, clock, run)
                         where (l.version, l.state, l.started_at, l.due_at, l.stopped_at, l.counted_seconds, l.risk_at)
                               is distinct from
                               (s.version, s.state, s.started_at, s.due_at, s.stopped_at, s.counted_seconds, s.risk_at)"""),
                count(session, """
                        select count(*)
                          from public.sheet_fact l full join shadow.sheet_fact s using (feedback)
                         where (l.version, l.complaint, l.invitation, l.group_id, l.counted, l.dimension_set, l.answered_at, l.answers)
                               is distinct from
                               (s.version, s.complaint, s.invitation, s.group_id, s.counted, s.dimension_set, s.answered_at, s.answers)""") + count(session, """
                        select count(*)
                          from public.invitation_fact l full join shadow.invitation_fact s using (invitation)
                         where (l.version, l.complaint, l.dimension_set, l.sent_at, l.delivered_at, l.bounced_at, l.opened_at,
                                l.dismissed_at, l.expired_at, l.answered_at)
                               is distinct from
                               (s.version, s.complaint, s.dimension_set, s.sent_at, s.delivered_at, s.bounced_at, s.opened_at,
                                s.dismissed_at, s.expired_at, s.answered_at)"""),
                count(session, """
                        select count(*)
                          from (select * from public.cell where count <> 0 or sum <> 0) l
                          full join (select * from shadow.cell where count <> 0 or sum <> 0) s
                         using (measure, slot, dimension_set)
                         where (l.count, l.sum) is distinct from (s.count, s.sum)"""),
                count(session, """
                        select count(*)
                          from (select * from public.sketch where count <> 0) l
                          full join (select * from shadow.sketch where count <> 0) s
                         using (measure, slot, dimension_set, bucket)
                         where l.count is distinct from s.count"""));
    }

    private static long count(Connection session, String sql) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
