package org.redress.complaint.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.ClockState;
import org.redress.complaint.sla.ClocksAsOf;
import org.redress.complaint.sla.PolicyAssignment;
import org.redress.complaint.sla.SlaClock;

/**
 * The clocks of a case as another pin makes them, counted from their original start. Clocks that have ended keep what they were given
 * (DEC-3). Warnings that would be past are taken as given: nobody is told of them.
 *
 * @param before the clocks as they are
 */
public record Recalculation(PolicyAssignment pin, List<SlaClock> before, ClocksAsOf reading) {

    /** Of each clock that has ended what it was given, beside the pin for all others; null if that is what the case has. */
    static @Nullable PolicyAssignment pin(PolicyAssignment now, List<SlaClock> clocks, PolicyAssignment next) {
        Map<String, PolicyAssignment> kept = new HashMap<>(next.kept());
        for (String clock : ended(clocks)) {
            PolicyAssignment given = now.of(clock);
            if (given.sameVersions(next)) {
                kept.remove(clock);
            } else {
                kept.put(clock, given);
            }
        }
        boolean same = next.sameVersions(now) && kept.equals(now.kept());
        return same ? null : next.keeping(kept);
    }

    /** What the engine must know of the clocks: targets that stay as they are. */
    static List<SlaClock> staying(PolicyAssignment policyAssignment, List<SlaClock> clocks, List<SlaClock> earlier) {
        List<SlaClock> staying = new ArrayList<>();
        for (SlaClock clock : clocks) {
            if (policyAssignment.kept().containsKey(clock.code())) {
                staying.add(clock);
            }
        }
        for (SlaClock clock : earlier) {
            if (!policyAssignment.kept().containsKey(clock.code())) {
                staying.add(clock.warned(0));
            }
        }
        return staying;
    }

    private static Set<String> ended(List<SlaClock> clocks) {
        Set<String> ended = new HashSet<>();
        Set<String> open = new HashSet<>();
        for (SlaClock clock : clocks) {
            if (!clock.code().equals(SlaClock.STATED)) {
                (clock.unanswered() ? open : ended).add(clock.code());
            }
        }
        ended.removeAll(open);
        return ended;
    }

    /**
     * The clocks that are different afterwards, and as cancelled those that are no more. An exchange that has its verdict keeps it in the
     * history.
     *
     * @param at when it is done
     */
    public List<SlaClock> changed(Instant at) {
        List<SlaClock> changed = new ArrayList<>();
        for (SlaClock after : reading.clocks()) {
            if (!after.equals(earlier(after))) {
                changed.add(after);
            }
        }
        for (SlaClock clock : before) {
            boolean stays = reading.clocks().stream().anyMatch(clock::sameRun);
            if (!stays && clock.unanswered()) {
                changed.add(clock.cancelled(at));
            }
        }
        return changed;
    }

    /** The same run as it was before; null if there was none. */
    public @Nullable SlaClock earlier(SlaClock after) {
        for (SlaClock clock : before) {
            if (clock.sameRun(after)) {
                return clock;
            }
        }
        return null;
    }

    /** Whether a clock breaks its promise that was not broken before. */
    public boolean becomesOverdue(SlaClock after) {
        SlaClock earlier = earlier(after);
        return overdue(after) && (earlier == null || !overdue(earlier));
    }

    /** Whether a clock was past due and is not any more. */
    public boolean relieved(SlaClock after) {
        SlaClock earlier = earlier(after);
        return earlier != null && overdue(earlier) && !overdue(after);
    }

    private static boolean overdue(SlaClock clock) {
        return clock.state() == ClockState.BREACHED && clock.unanswered();
    }
}
