package org.redress.kpi.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.ClockTally;
import org.redress.kpi.cell.Counting;
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
 */
public record ClockRun(
        String clock,
        int run,
        int version,
        ClockState state,
        Instant startedAt,
        @Nullable Instant dueAt,
        @Nullable Instant stoppedAt) {

    /** Which clock and which run of it. */
    public record Key(String clock, int run) {}

    /** Which clock and which run of it. */
    public Key key() {
        return new Key(clock, run);
    }

    /** A clock counts at its deadline; one cancelled while paused has none and counts when it ended. A paused clock counts nowhere. */
    void contribute(int sign, DimensionSet dimensions, Counting to) {
        Instant at = dueAt != null ? dueAt : state == ClockState.CANCELLED ? stoppedAt : null;
        ClockTally tally = tally();
        if (at != null && tally != null) {
            to.count(sign, Measure.sla(clock, tally), at, dimensions, 0);
        }
    }

    private @Nullable ClockTally tally() {
        return switch (state) {
            case RUNNING -> ClockTally.OPEN;
            case PAUSED -> null;
            case MET -> ClockTally.MET;
            case BREACHED -> stoppedAt == null ? ClockTally.OVERDUE : ClockTally.BREACHED;
            case CANCELLED -> ClockTally.CANCELLED;
        };
    }
}
