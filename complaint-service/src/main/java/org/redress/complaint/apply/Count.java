package org.redress.complaint.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.CaseActor;
import org.redress.complaint.lifecycle.Complaint;
import org.redress.complaint.lifecycle.PolicyReassignment;
import org.redress.complaint.lifecycle.Recalculation;
import org.redress.complaint.policies.ReassignmentRule;
import org.redress.complaint.sla.PolicyAssignment;
import org.redress.complaint.sla.SlaClock;

/** Counts what an application would do, case by case. Keeps counts and the worst cases only. Safe for use by several threads. */
final class Count {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final Comparator<Preview.Overdue> WORST_LAST =
            Comparator.comparing(Preview.Overdue::dueAfter).reversed();

    private final ReassignmentRule reassignmentRule;
    private final Instant asOf;
    private final int most;
    private final Map<String, Clocks> clocks = new TreeMap<>();
    private final PriorityQueue<Preview.Overdue> worst = new PriorityQueue<>(WORST_LAST);
    private long open;
    private long matched;
    private long changed;
    private long moved;
    private long overdue;
    private long relieved;

    /** @param most of the overdue cases to name */
    Count(ReassignmentRule reassignmentRule, Instant asOf, int most) {
        this.reassignmentRule = reassignmentRule;
        this.asOf = asOf;
        this.most = most;
    }

    private static final class Clocks {

        private final Shifts shifts = new Shifts();
        private long unchanged;
        private long begin;
        private long fallAway;
    }

    void add(Complaint complaint) {
        PolicyAssignment policyAssignment = reassignmentRule.pins().apply(complaint);
        Recalculation recalculation = policyAssignment == null
                ? null
                : complaint.recount(
                        new PolicyReassignment(NOBODY, CaseActor.REDRESS, policyAssignment, false, List.of()),
                        asOf,
                        reassignmentRule.promises());
        synchronized (this) {
            open++;
            matched += policyAssignment == null ? 0 : 1;
            if (recalculation != null) {
                changed++;
                compare(complaint, recalculation);
            }
        }
    }

    private void compare(Complaint complaint, Recalculation recalculation) {
        boolean moves = false;
        boolean late = false;
        boolean early = false;
        for (SlaClock after : recalculation.reading().clocks()) {
            SlaClock before = recalculation.earlier(after);
            if (recalculation.becomesOverdue(after)) {
                late = true;
                note(complaint, before, after);
            }
            early |= recalculation.relieved(after);
            moves |= compare(before, after);
        }
        for (SlaClock gone : recalculation.changed(asOf)) {
            if (recalculation.earlier(gone) != null
                    && recalculation.reading().clocks().stream().noneMatch(gone::sameRun)) {
                of(gone).fallAway++;
                moves = true;
            }
        }
        moved += moves ? 1 : 0;
        overdue += late ? 1 : 0;
        relieved += early ? 1 : 0;
    }

    private boolean compare(@Nullable SlaClock before, SlaClock after) {
        Clocks of = of(after);
        if (before == null) {
            of.begin++;
            return true;
        }
        if (Objects.equals(before.dueAt(), after.dueAt())) {
            of.unchanged += after.unanswered() ? 1 : 0;
            return false;
        }
        if (before.dueAt() != null && after.dueAt() != null) {
            of.shifts.add(Duration.between(before.dueAt(), after.dueAt()));
        }
        return true;
    }

    private Clocks of(SlaClock clock) {
        return clocks.computeIfAbsent(clock.code(), code -> new Clocks());
    }

    private void note(Complaint complaint, @Nullable SlaClock before, SlaClock after) {
        Instant due = after.dueAt();
        if (due != null) {
            worst.add(new Preview.Overdue(
                    complaint.id(), complaint.number(), after.code(), before == null ? null : before.dueAt(), due));
            if (worst.size() > most) {
                worst.poll();
            }
        }
    }

    synchronized Preview preview() {
        List<Preview.Overdue> named = new ArrayList<>(worst);
        named.sort(Comparator.comparing(Preview.Overdue::dueAfter).thenComparing(Preview.Overdue::number));
        List<Preview.Moves> moves = new ArrayList<>();
        clocks.forEach((code, of) ->
                moves.add(new Preview.Moves(code, of.unchanged, of.begin, of.fallAway, of.shifts.summary())));
        return new Preview(asOf, open, matched, changed, moved, overdue, relieved, moves, named);
    }
}
