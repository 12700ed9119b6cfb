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
import org.redress.complaint.casework.Repinning;
import org.redress.complaint.casework.store.RepinnedCases.Repinned;
import org.redress.complaint.lifecycle.Complaint;
import org.redress.complaint.lifecycle.Promises;
import org.redress.complaint.lifecycle.Recount;
import org.redress.complaint.lifecycle.Repin;
import org.redress.complaint.sla.Pin;
import org.redress.complaint.sla.SlaClock;
import org.redress.messaging.EventLog;

/** Gives some open cases other versions, or what they had before; each with its event, and with how far the work got. */
final class RepinTransaction {

    private final Connection transaction;
    private final EventLog eventLog;
    private final Promises promises;
    private final Changes changes;
    private final List<OpenCase> changed = new ArrayList<>();
    private final List<Repinned> kept = new ArrayList<>();
    private int moved;
    private int overdue;

    RepinTransaction(Connection transaction, EventLog eventLog, Promises promises, Changes changes) {
        this.transaction = transaction;
        this.eventLog = eventLog;
        this.promises = promises;
        this.changes = changes;
    }

    Repinning.@Nullable Tally run(Repinning work) throws SQLException {
        Repinning.Part part = work.begin(transaction);
        if (part == null) {
            return null;
        }
        Instant now = DatabaseTime.now(transaction);
        Repinning.Tally tally =
                switch (part) {
                    case Repinning.Part.Apply apply -> apply(apply, now);
                    case Repinning.Part.Undo undo -> undo(undo, now);
                };
        CaseRows.save(transaction, changed);
        eventLog.append(transaction, changes.history());
        RepinnedCases.add(transaction, part.application(), kept);
        work.end(transaction, part, tally);
        return tally;
    }

    private Repinning.Tally apply(Repinning.Part.Apply apply, Instant now) throws SQLException {
        List<OpenCase> cases = OpenCases.lock(transaction, apply.after(), apply.last(), apply.limit());
        for (OpenCase open : cases) {
            Complaint complaint = open.complaint();
            Pin before = complaint.pin();
            List<SlaClock> clocksBefore = complaint.clocks();
            Pin pin = apply.pins().apply(complaint);
            if (pin != null
                    && stays(open, pin)
                    && repin(open, new Repin(apply.application(), apply.actor(), pin, false, List.of()), now)) {
                kept.add(new Repinned(complaint.id(), before, clocksBefore, complaint.pin()));
            }
        }
        UUID lastSeen = cases.isEmpty() ? null : cases.getLast().complaint().id();
        return tally(cases.size(), lastSeen, apply.limit());
    }

    /** Rules may ask for custom fields, which an erased case has no more: no other policy is chosen for it. */
    private static boolean stays(OpenCase open, Pin pin) {
        Pin before = open.complaint().pin();
        return open.erasedAt() == null || (pin.policy().equals(before.policy()) && pin.version() == before.version());
    }

    private Repinning.Tally undo(Repinning.Part.Undo undo, Instant now) throws SQLException {
        List<Repinned> repinned = RepinnedCases.behind(transaction, undo.application(), undo.after(), undo.limit());
        Map<UUID, OpenCase> cases = CaseRows.lock(
                transaction, repinned.stream().map(Repinned::complaintId).toList());
        for (Repinned one : repinned) {
            OpenCase open = cases.get(one.complaintId());
            if (open != null
                    && open.complaint().milestones().status().active()
                    && open.complaint().pin().equals(one.given())) {
                repin(open, new Repin(undo.application(), undo.actor(), one.before(), true, one.clocksBefore()), now);
            }
        }
        UUID lastSeen = repinned.isEmpty() ? null : repinned.getLast().complaintId();
        return tally(repinned.size(), lastSeen, undo.limit());
    }

    private Repinning.Tally tally(int seen, @Nullable UUID lastSeen, int limit) {
        return new Repinning.Tally(seen, changed.size(), moved, overdue, lastSeen, seen < limit);
    }

    private boolean repin(OpenCase open, Repin repin, Instant now) {
        Complaint complaint = open.complaint();
        Recount recount = complaint.recount(repin, now, promises);
        if (recount == null) {
            return false;
        }
        boolean moves = false;
        boolean late = false;
        for (SlaClock clock : recount.reading().clocks()) {
            SlaClock earlier = recount.earlier(clock);
            moves |= earlier == null || !Objects.equals(earlier.dueAt(), clock.dueAt());
            late |= recount.becomesOverdue(clock);
        }
        moved += moves ? 1 : 0;
        overdue += late ? 1 : 0;
        changes.add(open, List.of(complaint.repin(repin, recount, now, promises)), now, null);
        changed.add(open);
        return true;
    }
}
