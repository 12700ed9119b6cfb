package org.redress.complaint.sla;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One promise of a policy.
 *
 * @param clock its code, for example {@code first-response}
 * @param target what is promised
 * @param calendar which time counts; absent for the calendar of the engine
 * @param startedBy events, of which the first starts it
 * @param stop what ends it
 * @param pausedBy states in which it stands still (DEC-6); {@link #ANY_STATE} for all
 * @param reopen what reopening does (DEC-2)
 * @param warnings shares of the budget in percent, ascending, each between 1 and 99
 * @param replacedBy events that put another clock in place of this one: event to clock. The clock it names exists only then.
 * @param exemptIf a clock whose success voids this promise, for example a lane for fast resolution
 */
public record ClockRule(
        String clock,
        Target target,
        @Nullable Calendar calendar,
        Set<String> startedBy,
        ClockCondition stop,
        Set<String> pausedBy,
        ReopenRule reopen,
        List<Integer> warnings,
        Map<String, String> replacedBy,
        @Nullable String exemptIf) {

    /** Every state that pauses anything. */
    public static final String ANY_STATE = "*";

    private static final Set<String> RECEIPT = Set.of(NamedEvent.RECEIVED);
    private static final Set<String> WAITING = Set.of(Pause.WAITING_FOR_CUSTOMER);

    public ClockRule {
        startedBy = Set.copyOf(startedBy);
        pausedBy = Set.copyOf(pausedBy);
        replacedBy = Map.copyOf(replacedBy);
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

    /**
     * A promise from receipt in time of the engine's calendar.
     *
     * @param target more than zero
     * @param pausedWhileWaiting whether time in which the next move is the customer's is cut out
     */
    public ClockRule(
            String clock,
            Duration target,
            ClockCondition stop,
            boolean pausedWhileWaiting,
            ReopenRule reopen,
            List<Integer> warnings) {
        this(
                clock,
                new Target.Counted(target),
                null,
                RECEIPT,
                stop,
                pausedWhileWaiting ? WAITING : Set.of(),
                reopen,
                warnings,
                Map.of(),
                null);
    }

    /**
     * A promise of an answer to each unanswered message of the customer, the complaint itself included (DEC-4), in time of the engine's
     * calendar.
     *
     * @param target more than zero
     */
    public static ClockRule ofExchanges(String clock, Duration target, List<Integer> warnings) {
        return new ClockRule(
                clock,
                new Target.Counted(target),
                null,
                Set.of(NamedEvent.RECEIVED, NamedEvent.CUSTOMER_MESSAGE),
                ClockCondition.NEXT_RESPONSE,
                Set.of(),
                ReopenRule.RESUME,
                warnings,
                Map.of(),
                null);
    }

    /** The target, if it is an amount of time. */
    public @Nullable Duration time() {
        return target instanceof Target.Counted counted ? counted.time() : null;
    }

    /** Whether time in which the next move is the customer's is cut out. */
    public boolean pausedWhileWaiting() {
        return pausedIn(Pause.WAITING_FOR_CUSTOMER);
    }

    boolean pausedIn(String state) {
        return !pausedBy.isEmpty() && (pausedBy.contains(state) || pausedBy.contains(ANY_STATE));
    }

    /** The same promise with the target a case was given before (DEC-3). */
    ClockRule pinnedTo(Duration earlierTarget) {
        return !(target instanceof Target.Counted counted) || counted.time().equals(earlierTarget)
                ? this
                : new ClockRule(
                        clock,
                        new Target.Counted(earlierTarget),
                        calendar,
                        startedBy,
                        stop,
                        pausedBy,
                        reopen,
                        warnings,
                        replacedBy,
                        exemptIf);
    }
}
