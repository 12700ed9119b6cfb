package org.redress.complaint.sla;

import java.time.Duration;
import java.util.List;

/**
 * One promise of a policy.
 *
 * @param clock its code, for example {@code first-response}
 * @param target counted time, more than zero
 * @param stop what ends it
 * @param pausedWhileWaiting whether time in which the next move is the customer's is cut out
 * @param reopen what reopening does
 * @param warnings shares of the budget in percent, ascending, each between 1 and 99
 */
public record ClockRule(
        String clock,
        Duration target,
        ClockCondition stop,
        boolean pausedWhileWaiting,
        ReopenRule reopen,
        List<Integer> warnings) {

    public ClockRule {
        if (target.isNegative() || target.isZero()) {
            throw new IllegalArgumentException("The target of clock " + clock + " must be positive, was " + target);
        }
        warnings = List.copyOf(warnings);
        int last = 0;
        for (int share : warnings) {
            if (share <= last || share > 99) {
                throw new IllegalArgumentException(
                        "The warnings of clock " + clock + " must ascend between 1 and 99, were " + warnings);
            }
            last = share;
        }
    }

    /** The same promise with the target a case was given before (DEC-3). */
    ClockRule pinnedTo(Duration earlierTarget) {
        return target.equals(earlierTarget)
                ? this
                : new ClockRule(clock, earlierTarget, stop, pausedWhileWaiting, reopen, warnings);
    }
}
