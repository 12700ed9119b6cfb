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
        @Nullable String policy) {}
