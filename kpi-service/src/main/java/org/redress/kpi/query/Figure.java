package org.redress.kpi.query;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.statistics.Interval;

/**
 * The figures of an answer. Each comes with n and, where it estimates something, with its interval at 95 %. What cannot be said for lack of
 * values is absent, never 0.
 */
public sealed interface Figure {

    /**
     * Complaints received.
     *
     * @param n the same as count, as with all figures
     */
    record Intake(long count, long n) implements Figure {}

    /**
     * Durations of complaints.
     *
     * @param n how many; negative durations count
     * @param meanSeconds exact
     * @param method how the percentiles are computed
     * @param meanInterval95 absent below 30 values
     * @param p50Interval95 as of all percentiles: absent if there are too few values for both ends
     * @param intervals how the intervals are computed
     * @param distribution in classes, the shortest first; absent if the period is cut. A time within 1 % of a bound may lie on either side
     */
    record Times(
            long n,
            @Nullable Double meanSeconds,
            @Nullable Double p50Seconds,
            @Nullable Double p90Seconds,
            @Nullable Double p95Seconds,
            @Nullable Double p99Seconds,
            String method,
            String cohort,
            @Nullable List<Double> meanInterval95,
            @Nullable List<Double> p50Interval95,
            @Nullable List<Double> p90Interval95,
            @Nullable List<Double> p95Interval95,
            @Nullable List<Double> p99Interval95,
            String intervals,
            @Nullable List<Bin> distribution)
            implements Figure {

        /**
         * A class of a distribution.
         *
         * @param upToSeconds included; absent for the last class, which has no end
         */
        public record Bin(@Nullable Long upToSeconds, long count) {}
    }

    /**
     * Times of the runs of one clock that kept or broke their promise, when they were stopped.
     *
     * @param counted what counted in the clock's own calendar, without its pauses
     * @param calendar from start to stop
     */
    record ClockTime(Times counted, Times calendar) {}

    /** Times of clocks, by clock. */
    record ClockTimes(@JsonValue Map<String, ClockTime> clocks) implements Figure {}

    /**
     * Complaints not yet closed, and complaints without resolution.
     *
     * @param at the end of the bucket, or now if that is earlier
     */
    @Schema(name = "BacklogFigure")
    record Backlog(long open, long unresolved, Instant at) implements Figure {}

    /**
     * Clocks of one kind whose deadline fell in the period.
     *
     * @param runningPastDue not stopped, and past the deadline; counted as breached in the share
     * @param running not stopped, with time left; in neither side of the share
     * @param atRisk of these, those with less than a fifth of the budget left
     * @param n met, breached and running past due
     * @param share met of n
     * @param decidedShare met of met and breached: without those that are still running
     */
    record Sla(
            long met,
            long breached,
            long cancelled,
            long runningPastDue,
            long running,
            long n,
            @Nullable Double share,
            @Nullable List<Double> interval95,
            @Nullable Double decidedShare,
            long atRisk)
            implements Figure {}

    /** The verdicts of our own clocks, by clock. */
    record Slas(@JsonValue Map<String, Sla> clocks) implements Figure {}

    /** Verdicts that sources reached themselves. */
    record Verdicts(
            long met,
            long breached,
            long n,
            @Nullable Double share,
            @Nullable List<Double> interval95) implements Figure {}

    /**
     * What sources say of their own promises.
     *
     * @param deadline deadlines they promised, judged by event time
     */
    record Stated(Verdicts verdict, Sla deadline) implements Figure {}

    /** A plain share: k of n. */
    record Part(
            long k,
            long n,
            @Nullable Double share,
            @Nullable List<Double> interval95) implements Figure {}

    /**
     * The Net Promoter Score.
     *
     * @param score in points, not rounded
     * @param rounded once, ties away from zero
     * @param interval95 adjusted Wald
     * @param wald95 plain; collapses when all answers are equal
     */
    record Nps(
            String question,
            long n,
            long promoters,
            long passives,
            long detractors,
            @Nullable Double score,
            @Nullable Long rounded,
            @Nullable Double standardError,
            @Nullable List<Double> interval95,
            @Nullable List<Double> wald95,
            Map<String, Long> histogram)
            implements Figure {}

    /**
     * Customer satisfaction.
     *
     * @param box which scores count as satisfied, on each scale that was used
     */
    record Csat(
            String question,
            long n,
            long satisfied,
            @Nullable Double share,
            @Nullable List<Double> interval95,
            String box,
            String scale,
            Map<String, Long> histogram)
            implements Figure {}

    /** Customer effort: the mean, and the histogram for other ways of scoring. */
    record Ces(String question, long n, @Nullable Double mean, String method, String scale, Map<String, Long> histogram)
            implements Figure {}

    /**
     * Invitations to surveys, and what became of them.
     *
     * @param answered of n, those answered until now
     * @param n delivered in the period
     * @param sent in the period; so are bounced, unconfirmed and expired
     * @param delivered the same as n; of these are opened and dismissed
     * @param unconfirmed neither a delivery nor a bounce is known
     * @param uninvited answer sheets of the period that name no invitation; not in the share
     */
    record Responses(
            long answered,
            long n,
            @Nullable Double share,
            @Nullable List<Double> interval95,
            long sent,
            long delivered,
            long bounced,
            long unconfirmed,
            long opened,
            long dismissed,
            long expired,
            long uninvited)
            implements Figure {}

    /**
     * Complaints that went back to work.
     *
     * @param cases first reopened in the period
     * @param resolved first resolved in the period
     * @param share cases of resolved; the interval is absent if cases outnumber resolved, as at the end of a busy season
     * @param reopenings of these cases, all of them
     */
    record Reopen(
            long cases,
            long resolved,
            @Nullable Double share,
            @Nullable List<Double> interval95,
            long reopenings) implements Figure {}

    /** Complaints handed to another team, and how often. */
    record Transfer(
            long cases,
            long n,
            @Nullable Double share,
            @Nullable List<Double> interval95,
            long transfers) implements Figure {}

    /** Complaints by outcome code. */
    record Outcomes(@JsonValue Map<String, Long> counts) implements Figure {}

    /**
     * Complaints resolved at the first contact.
     *
     * @param n first resolved in the period
     * @param k of these, those without transfer, reopening or further message of the customer within so many days
     * @param complete whether these days have passed for the whole period; if not, k may still fall
     */
    record FirstContact(
            long k,
            long n,
            @Nullable Double share,
            @Nullable List<Double> interval95,
            int days,
            boolean complete) implements Figure {}

    /**
     * Complaints whose customer did not accept a resolution.
     *
     * @param cases of n, those disputed since, as events told us
     * @param n first resolved in the period
     * @param disputes of these cases, all of them
     * @param stated what sources say of complaints received in the period; never mixed with ours
     */
    record Disputes(
            long cases,
            long n,
            @Nullable Double share,
            @Nullable List<Double> interval95,
            long disputes,
            Part stated) implements Figure {}

    /** Complaints by root cause code. */
    record RootCauses(@JsonValue Map<String, Long> counts) implements Figure {}

    /**
     * Money given as redress in one currency.
     *
     * @param cases how many complaints
     * @param sum exact
     */
    record Paid(long cases, BigDecimal sum) {

        Paid plus(Paid other) {
            return new Paid(cases + other.cases, sum.add(other.sum));
        }
    }

    /**
     * Redress of complaints last resolved in the period.
     *
     * @param kinds how many of each kind
     * @param paid by currency
     */
    record RedressPaid(long cases, Map<String, Long> kinds, Map<String, Paid> paid) implements Figure {}

    /** The ends of an interval as a list. */
    static @Nullable List<Double> ends(@Nullable Interval interval) {
        return interval == null ? null : List.of(interval.low(), interval.high());
    }
}
