package org.redress.contract.complaint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One clock of a case as it stands after an event. The fact with the highest case version holds.
 *
 * @param clock {@code acknowledgement}, {@code first-response}, {@code next-response}, {@code resolution}, or a code for a
 *     deadline the source promised ("stated") and for regulatory clocks
 * @param run 1 for the first run of this clock in the case; each further exchange or restart adds one
 * @param startedAt when the promise began
 * @param dueAt the deadline; absent while paused
 * @param stoppedAt the event time that ended it; absent while it runs and after a breach nobody has answered yet
 * @param budgetSeconds the target in counted seconds; absent for a stated deadline
 * @param warnedShare the largest share of the budget in percent that was warned of; 0 for none
 * @param alert whether somebody should be told: false for what was already past when it was recorded
 * @param policy the policy and version that set it, for example {@code default/1}; absent for a stated deadline
 * @param countedSeconds the time that counted until it was stopped, in the clock's own calendar and without its pauses, in whole seconds;
 *     absent while nothing has ended it, and for a stated deadline
 * @param riskAt when only a fifth of the budget is left if nothing pauses it; absent unless it is running, and for a stated deadline
 */
public record ClockFact(
        String clock,
        int run,
        ClockState state,
        Instant startedAt,
        @Nullable Instant dueAt,
        @Nullable Instant stoppedAt,
        @Nullable Long budgetSeconds,
        int warnedShare,
        boolean alert,
        @Nullable String policy,
        @Nullable Long countedSeconds,
        @Nullable Instant riskAt) {

    /** A clock as events told it before counted time and risk were known. */
    public ClockFact(
            String clock,
            int run,
            ClockState state,
            Instant startedAt,
            @Nullable Instant dueAt,
            @Nullable Instant stoppedAt,
            @Nullable Long budgetSeconds,
            int warnedShare,
            boolean alert,
            @Nullable String policy) {
        this(clock, run, state, startedAt, dueAt, stoppedAt, budgetSeconds, warnedShare, alert, policy, null, null);
    }
}
