package org.redress.kpi.query.cases.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.Measure;
import org.redress.kpi.query.cases.ListedOnly;

/** For each measure of handling and of counted time, which facts it counts; see {@link Cohorts}. */
final class PostResolutionCohorts {

    private static final String SECONDS = "seconds";

    /** Begun days of 24 hours from the first resolution to the first trouble; a hand-over is trouble at once. */
    private static final String TROUBLE_DAYS = """
            case when f.transfer_count > 0 then 0
                 else least(
                     case when f.first_reopened_at is not null
                          then ceil(greatest(0, extract(epoch from f.first_reopened_at - f.first_resolved_at)) / 86400) end,
                     case when f.first_recontact_at is not null
                          then ceil(greatest(0, extract(epoch from f.first_recontact_at - f.first_resolved_at)) / 86400) end)
            end""";

    private static final Map<String, Cohort> FIXED = Map.of(
            Measure.ASSIGNMENT_TIME, Cohort.lasting("f.first_assigned_at", "f.first_assigned_at"),
            Measure.REJECTED,
                    complaints("f.first_resolved_at", "f.dispute_count > 0", List.of())
                            .times("f.dispute_count"),
            ListedOnly.REDRESS, resolvedWithRedress("true", List.of()),
            Measure.LONGEST_EXCHANGE,
                    clocks("next-response", "k.counted_seconds::float8", """
                             and not exists (
                             select from clock_fact o
                              where o.complaint = k.complaint and o.clock = k.clock and %s
                                and (o.counted_seconds > k.counted_seconds
                                     or (o.counted_seconds = k.counted_seconds
                                         and (o.stopped_at, o.run) < (k.stopped_at, k.run))))""".formatted(measured("o"))));

    private PostResolutionCohorts() {}

    static Optional<Cohort> of(String measure) {
        Cohort fixed = FIXED.get(measure);
        return fixed != null ? Optional.of(fixed) : Optional.ofNullable(ofCode(measure));
    }

    private static @Nullable Cohort ofCode(String measure) {
        String cause = Measure.rootCauseOf(measure);
        if (cause != null) {
            return Cohort.received("f.root_cause = ?", cause);
        }
        Integer days = Measure.troubleOf(measure);
        if (days != null) {
            return complaints("f.first_resolved_at", TROUBLE_DAYS + " = " + days, List.of());
        }
        Integer within = ListedOnly.troubleWithinOf(measure);
        if (within != null) {
            return complaints("f.first_resolved_at", TROUBLE_DAYS + " <= " + within, List.of());
        }
        String kind = ListedOnly.kindOf(measure);
        if (kind != null) {
            return resolvedWithRedress("f.redress_kind = ?", List.of(kind));
        }
        String currency = ListedOnly.currencyOf(measure);
        if (currency != null) {
            return new Cohort(
                    Cohort.Kind.COMPLAINTS,
                    "f.resolved_at",
                    "f.redress_amount::float8",
                    currency,
                    "f.resolved_at is not null and f.redress_kind is not null and f.redress_amount is not null"
                            + " and f.redress_currency = ?",
                    List.of(currency));
        }
        Measure.Redress redress = Measure.redressOf(measure);
        if (redress != null) {
            return ofRedress(redress);
        }
        String counted = Measure.countedTimeOf(measure);
        if (counted != null) {
            return clocks(counted, "k.counted_seconds::float8", "");
        }
        String calendar = Measure.clockTimeOf(measure);
        return calendar == null
                ? null
                : clocks(calendar, "extract(epoch from (k.stopped_at - k.started_at))::float8", "");
    }

    private static Cohort ofRedress(Measure.Redress redress) {
        return new Cohort(
                Cohort.Kind.COMPLAINTS,
                "f.resolved_at",
                "coalesce(f.redress_amount, 0)::float8",
                "money in the currency of the part",
                "f.resolved_at is not null and f.redress_kind = ? and coalesce(case when f.redress_amount is not null then"
                        + " f.redress_currency end, '') = ?",
                List.of(redress.kind(), redress.currency() == null ? "" : redress.currency()));
    }

    private static Cohort resolvedWithRedress(String condition, List<String> parameters) {
        return complaints("f.resolved_at", "f.redress_kind is not null and " + condition, parameters);
    }

    private static Cohort complaints(String at, String condition, List<String> parameters) {
        return new Cohort(
                Cohort.Kind.COMPLAINTS, at, "null::float8", null, at + " is not null and " + condition, parameters);
    }

    private static Cohort clocks(String clock, String value, String more) {
        return new Cohort(
                Cohort.Kind.CLOCKS,
                "k.stopped_at",
                value,
                SECONDS,
                "k.clock = ? and " + measured("k") + " " + more,
                List.of(clock));
    }

    /** Clocks that kept or broke their promise, and told the time that counted. */
    private static String measured(String alias) {
        return "%1$s.state in ('met', 'breached') and %1$s.stopped_at is not null and %1$s.counted_seconds is not null"
                .formatted(alias);
    }
}
