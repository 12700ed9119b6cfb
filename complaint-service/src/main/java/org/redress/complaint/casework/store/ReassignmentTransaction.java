package org.redress.complaint.casework.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.ReassignmentBatch;
import org.redress.complaint.casework.store.ReassignedCases.Repinned;
import org.redress.complaint.lifecycle.Complaint;
import org.redress.complaint.lifecycle.PolicyReassignment;
import org.redress.complaint.lifecycle.PolicyResolver;
import org.redress.complaint.lifecycle.Recalculation;
import org.redress.complaint.sla.PolicyAssignment;
import org.redress.complaint.sla.SlaClock;
import org.redress.messaging.EventLog;

/** Gives some open cases other versions, or what they had before; each with its event, and with how far the work got. */
final class ReassignmentTransaction {

    private final Connection transaction;
    private final EventLog eventLog;
    private final PolicyResolver policyResolver;
    private final Changes changes;
    private final List<OpenCase> changed = new ArrayList<>();
    private final List<Repinned> kept = new ArrayList<>();
    private int moved;
    private int overdue;

    ReassignmentTransaction(Connection transaction, EventLog eventLog, PolicyResolver policyResolver, Changes changes) {
        this.transaction = transaction;
        this.eventLog = eventLog;
        this.policyResolver = policyResolver;
        this.changes = changes;
    }

    ReassignmentBatch.@Nullable Tally run(ReassignmentBatch work) throws SQLException {
        ReassignmentBatch.Part part = work.begin(transaction);
        if (part == null) {
            return null;
        }
        Instant now = DatabaseTime.now(transaction);
        ReassignmentBatch.Tally tally =
                switch (part) {
                    case ReassignmentBatch.Part.Apply apply -> apply(apply, now);
                    case ReassignmentBatch.Part.Undo undo -> undo(undo, now);
                };
        CaseRows.save(transaction, changed);
        eventLog.append(transaction, changes.history());
        ReassignedCases.add(transaction, part.application(), kept);
        work.end(transaction, part, tally);
        return tally;
    }

    private ReassignmentBatch.Tally apply(ReassignmentBatch.Part.Apply apply, Instant now) throws SQLException {
        List<OpenCase> cases = OpenCases.lock(transaction, apply.after(), apply.last(), apply.limit());
        for (OpenCase open : cases) {
            Complaint complaint = open.complaint();
            PolicyAssignment before = complaint.pin();
            List<SlaClock> clocksBefore = complaint.clocks();
            PolicyAssignment policyAssignment = apply.pins().apply(complaint);
            if (policyAssignment != null
                    && stays(open, policyAssignment)
                    && repin(
                            open,
                            new PolicyReassignment(
                                    apply.application(), apply.actor(), policyAssignment, false, List.of()),
                            now)) {
                kept.add(new Repinned(complaint.id(), before, clocksBefore, complaint.pin()));
            }
        }
        UUID lastSeen = cases.isEmpty() ? null : cases.getLast().complaint().id();
        return tally(cases.size(), lastSeen, apply.limit());
    }

    /** Rules may ask for custom fields, which an erased case has no more: no other policy is chosen for it. */
    private static boolean stays(OpenCase open, PolicyAssignment policyAssignment) {
        PolicyAssignment before = open.complaint().pin();
        return open.erasedAt() == null
                || (policyAssignment.policy().equals(before.policy())
                        && policyAssignment.version() == before.version());
    }

    private ReassignmentBatch.Tally undo(ReassignmentBatch.Part.Undo undo, Instant now) throws SQLException {
        List<Repinned> repinned = ReassignedCases.behind(transaction, undo.application(), undo.after(), undo.limit());
        Map<UUID, OpenCase> cases = CaseRows.lock(
                transaction, repinned.stream().map(Repinned::complaintId).toList());
        for (Repinned one : repinned) {
            OpenCase open = cases.get(one.complaintId());
            if (open != null
                    && open.complaint().milestones().status().active()
                    && open.complaint().pin().equals(one.given())) {
                repin(
                        open,
                        new PolicyReassignment(
                                undo.application(), undo.actor(), one.before(), true, one.clocksBefore()),
                        now);
            }
        }
        UUID lastSeen = repinned.isEmpty() ? null : repinned.getLast().complaintId();
        return tally(repinned.size(), lastSeen, undo.limit());
    }

    private ReassignmentBatch.Tally tally(int seen, @Nullable UUID lastSeen, int limit) {
        return new ReassignmentBatch.Tally(seen, changed.size(), moved, overdue, lastSeen, seen < limit);
    }

    private boolean repin(OpenCase open, PolicyReassignment policyReassignment, Instant now) {
        Complaint complaint = open.complaint();
        Recalculation recalculation = complaint.recount(policyReassignment, now, policyResolver);
        if (recalculation == null) {
            return false;
        }
        boolean moves = false;
        boolean late = false;
        for (SlaClock clock : recalculation.reading().clocks()) {
            SlaClock earlier = recalculation.earlier(clock);
            moves |= earlier == null || !Objects.equals(earlier.dueAt(), clock.dueAt());
            late |= recalculation.becomesOverdue(clock);
        }
        moved += moves ? 1 : 0;
        overdue += late ? 1 : 0;
        changes.add(open, List.of(complaint.repin(policyReassignment, recalculation, now, policyResolver)), now, null);
        changed.add(open);
        return true;
    }
}
