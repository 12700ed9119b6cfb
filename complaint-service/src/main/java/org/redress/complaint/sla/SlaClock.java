package org.redress.complaint.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of one clock of a case.
 *
 * @param run 1 for the first
 * @param dueAt absent while paused
 * @param stoppedAt absent while it runs, and after a breach that nothing has ended yet
 * @param budget the target; absent for a stated deadline
 * @param warnedShare the largest share in percent that was warned of
 * @param policy absent for a stated deadline
 * @param countedSeconds time of its calendar that counted until it was stopped, in whole seconds; absent before, and for a stated deadline
 * @param riskAt when a fifth of the budget is left, if nothing pauses it; absent unless it is running
 */
public record SlaClock(
        String code,
        int run,
        ClockState state,
        Instant startedAt,
        @Nullable Instant dueAt,
        @Nullable Instant stoppedAt,
        @Nullable Duration budget,
        int warnedShare,
        @Nullable String policy,
        @Nullable Long countedSeconds,
        @Nullable Instant riskAt) {

    /** The code of the clock that follows a deadline the source promised. */
    public static final String STATED = "stated";

    /** Whether nothing has ended it: it runs, is paused, or is breached and still unanswered. */
    public boolean unanswered() {
        return stoppedAt == null;
    }

    /** The clock whose unkept promise is due first, late ones included; null if none is. */
    public static @Nullable SlaClock firstDue(List<SlaClock> clocks) {
        SlaClock next = null;
        for (SlaClock clock : clocks) {
            if (clock.unanswered()
                    && clock.dueAt() != null
                    && (next == null || next.dueAt() == null || clock.dueAt().isBefore(next.dueAt()))) {
                next = clock;
            }
        }
        return next;
    }

    /** Whether it is the same run of the same clock. */
    public boolean sameRun(SlaClock other) {
        return run == other.run && code.equals(other.code);
    }

    /** The same, ended by what made it void. */
    public SlaClock cancelled(Instant at) {
        Instant end = stoppedAt != null ? stoppedAt : at.isBefore(startedAt) ? startedAt : at;
        return new SlaClock(
                code,
                run,
                ClockState.CANCELLED,
                startedAt,
                dueAt,
                end,
                budget,
                warnedShare,
                policy,
                countedSeconds,
                null);
    }

    /** The same as one that never was. */
    public SlaClock voided() {
        return new SlaClock(
                code,
                run,
                ClockState.VOID,
                startedAt,
                dueAt,
                stoppedAt,
                budget,
                warnedShare,
                policy,
                countedSeconds,
                null);
    }

    /** The same with another share that was warned of. */
    public SlaClock warned(int share) {
        return new SlaClock(
                code, run, state, startedAt, dueAt, stoppedAt, budget, share, policy, countedSeconds, riskAt);
    }
}
