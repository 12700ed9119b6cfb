package org.redress.kpi.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.CellContributions;
import org.redress.kpi.cell.ClockCounter;
import org.redress.kpi.cell.DimensionSet;
import org.redress.kpi.cell.Measure;

/**
 * One run of one clock of a complaint.
 *
 * @param clock its code; "stated" for a deadline that the source promised
 * @param run 1 for the first
 * @param version the version of the complaint that said so
 * @param dueAt absent while paused
 * @param stoppedAt absent while it runs, also past its deadline
 * @param countedSeconds the time that counted until it was stopped; absent before, for stated deadlines, and where events did not tell it
 * @param riskAt when a fifth of the budget is left; absent unless it is running
 */
public record ClockRun(
        String clock,
        int run,
        int version,
        ClockState state,
        Instant startedAt,
        @Nullable Instant dueAt,
        @Nullable Instant stoppedAt,
        @Nullable Long countedSeconds,
        @Nullable Instant riskAt) {

    /** The clock of answers to the customer: each exchange is a run of it. */
    static final String EXCHANGES = "next-response";

    /** By counted time, then by the earlier end, then by number. */
    static final Comparator<ClockRun> LONGEST = Comparator.comparing(
                    ClockRun::countedSeconds, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(ClockRun::stoppedAt, Comparator.nullsFirst(Comparator.reverseOrder()))
            .thenComparing(ClockRun::run, Comparator.reverseOrder());

    /** Which clock and which run of it. */
    public record Key(String clock, int run) {}

    /** Which clock and which run of it. */
    public Key key() {
        return new Key(clock, run);
    }

    /** A clock counts at its deadline; one cancelled while paused has none and counts when it ended. A paused clock counts nowhere. */
    void contribute(int sign, DimensionSet dimensions, CellContributions to) {
        Instant at = dueAt != null ? dueAt : state == ClockState.CANCELLED ? stoppedAt : null;
        ClockCounter tally = tally();
        if (at != null && tally != null) {
            to.count(sign, Measure.sla(clock, tally), at, dimensions, 0);
        }
        if (measured() && stoppedAt != null && countedSeconds != null) {
            to.duration(sign, Measure.clockTime(clock), stoppedAt, dimensions, Duration.between(startedAt, stoppedAt));
            to.duration(sign, Measure.countedTime(clock), stoppedAt, dimensions, Duration.ofSeconds(countedSeconds));
        }
    }

    /** Whether it is an exchange with the customer that ended with an answer, and how long it took is known. */
    boolean endedExchange() {
        return clock.equals(EXCHANGES) && measured();
    }

    /** Counts it as the longest exchange of its complaint. */
    void contributeLongest(int sign, DimensionSet dimensions, CellContributions to) {
        if (stoppedAt != null && countedSeconds != null) {
            to.duration(sign, Measure.LONGEST_EXCHANGE, stoppedAt, dimensions, Duration.ofSeconds(countedSeconds));
        }
    }

    /** Whether it was stopped and kept or broke its promise, and its time is known. */
    private boolean measured() {
        return stoppedAt != null && countedSeconds != null && (state == ClockState.MET || state == ClockState.BREACHED);
    }

    private @Nullable ClockCounter tally() {
        return switch (state) {
            case RUNNING -> ClockCounter.OPEN;
            case PAUSED -> null;
            case MET -> ClockCounter.MET;
            case BREACHED -> stoppedAt == null ? ClockCounter.OVERDUE : ClockCounter.BREACHED;
            case CANCELLED -> ClockCounter.CANCELLED;
        };
    }
}
