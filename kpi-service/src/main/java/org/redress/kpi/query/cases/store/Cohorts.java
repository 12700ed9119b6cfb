package org.redress.kpi.query.cases.store;

import java.util.Map;
import java.util.Optional;
import org.redress.kpi.cell.Measure;

/**
 * For each measure, which facts it counts. Written apart from the fold that fills the cells, so that a list and its figure prove each
 * other.
 */
final class Cohorts {

    /** What was withdrawn or merged needs no resolution any more. */
    private static final String SETTLED =
            "coalesce(f.resolved_at, case when f.status in ('withdrawn', 'merged') then f.closed_at end)";

    private static final Map<String, Cohort> FIXED = Map.ofEntries(
            Map.entry(Measure.INTAKE, Cohort.received("true")),
            Map.entry(Measure.ACKNOWLEDGEMENT_TIME, Cohort.lasting("f.received_at", "f.acknowledged_at")),
            Map.entry(Measure.FIRST_RESPONSE_TIME, Cohort.lasting("f.first_response_at", "f.first_response_at")),
            Map.entry(Measure.RESOLUTION_TIME, Cohort.lasting("f.resolved_at", "f.resolved_at")),
            Map.entry(Measure.RESOLUTION_TIME_BY_RECEIPT, Cohort.lasting("f.received_at", "f.resolved_at")),
            Map.entry(Measure.RESOLVED, left(SETTLED)),
            Map.entry(Measure.CLOSED, left("f.closed_at")),
            Map.entry(Measure.FIRST_RESOLVED, Cohort.at("f.first_resolved_at")),
            Map.entry(Measure.REOPENED, Cohort.at("f.first_reopened_at").times("f.reopen_count")),
            Map.entry(
                    Measure.TRANSFERRED, Cohort.received("f.transfer_count > 0").times("f.transfer_count")),
            Map.entry(Measure.TROUBLED, Cohort.received("(f.transfer_count > 0 or f.reopen_count > 0)")),
            Map.entry(Measure.STATED_MET, Cohort.received("f.stated_met")),
            Map.entry(Measure.STATED_BREACHED, Cohort.received("not f.stated_met")),
            Map.entry(Measure.DISPUTED, Cohort.received("f.disputed")),
            Map.entry(Measure.UNDISPUTED, Cohort.received("not f.disputed")));

    private Cohorts() {}

    /** What the measure counts; absent if nobody has said so here. */
    static Optional<Cohort> of(String measure) {
        Cohort fixed = FIXED.get(measure);
        if (fixed != null) {
            return Optional.of(fixed);
        }
        Measure.Sla sla = Measure.slaOf(measure);
        if (sla != null) {
            return Optional.of(ofClock(sla));
        }
        String outcome = Measure.outcomeOf(measure);
        if (outcome != null) {
            return Optional.of(Cohort.received("f.outcome = ?", outcome));
        }
        Optional<Cohort> invitations = InvitationCohorts.of(measure);
        if (invitations.isPresent()) {
            return invitations;
        }
        return Measure.answerOf(measure) == null
                ? PostResolutionCohorts.of(measure)
                : Optional.of(Cohort.answered(measure));
    }

    /** Nobody leaves before having come. */
    private static Cohort left(String at) {
        return new Cohort(
                Cohort.Kind.COMPLAINTS,
                "greatest(f.received_at, " + at + ")",
                "null::float8",
                null,
                at + " is not null",
                java.util.List.of());
    }

    private static Cohort ofClock(Measure.Sla sla) {
        return switch (sla.tally()) {
            case MET -> Cohort.due(sla.clock(), "k.due_at", "k.state = 'met'");
            case BREACHED -> Cohort.due(sla.clock(), "k.due_at", "k.state = 'breached' and k.stopped_at is not null");
            case OVERDUE -> Cohort.due(sla.clock(), "k.due_at", "k.state = 'breached' and k.stopped_at is null");
            case OPEN -> Cohort.due(sla.clock(), "k.due_at", "k.state = 'running'");
            case CANCELLED -> Cohort.due(sla.clock(), "coalesce(k.due_at, k.stopped_at)", "k.state = 'cancelled'");
        };
    }
}
