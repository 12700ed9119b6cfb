package org.redress.complaint.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.Closure;
import org.redress.complaint.sla.Contact;
import org.redress.complaint.sla.Interval;

/** Walks the moments of a case in event time. Facts are never refused: one that does not fit the status changes what it can. */
final class MilestoneCalculator {

    private Status status = Status.NEW;
    private @Nullable Instant receivedAt;
    private @Nullable Instant acknowledgedAt;
    private @Nullable Instant firstAssignedAt;
    private @Nullable Instant firstResponseAt;
    private @Nullable Instant firstResolvedAt;
    private @Nullable Instant resolvedAt;
    private @Nullable Instant endedAt;
    private @Nullable Instant closedAt;
    private @Nullable Instant firstReopenedAt;
    private @Nullable Instant waitingFrom;
    private @Nullable String team;
    private @Nullable String outcome;
    private @Nullable String rootCause;
    private @Nullable Redress redress;
    private @Nullable UUID mergedInto;
    private int reopenCount;
    private int transferCount;
    private @Nullable Instant firstDisputedAt;
    private int disputeCount;
    private @Nullable Instant firstRecontactAt;
    private final List<Interval> waiting = new ArrayList<>(2);
    private final List<Closure> settlements = new ArrayList<>(1);
    private final List<Contact> contacts = new ArrayList<>(0);

    private MilestoneCalculator() {}

    /** The milestones that follow from moments in event-time order. */
    static Milestones of(List<HistoryEntry> moments) {
        MilestoneCalculator milestoneCalculator = new MilestoneCalculator();
        for (HistoryEntry historyEntry : moments) {
            milestoneCalculator.owners(historyEntry);
            milestoneCalculator.apply(historyEntry);
        }
        return milestoneCalculator.milestones();
    }

    private void owners(HistoryEntry historyEntry) {
        if (historyEntry.kind() == CaseEventKind.ASSIGNED || historyEntry.owned()) {
            firstAssignedAt = first(firstAssignedAt, historyEntry);
        }
        String named = historyEntry.team();
        Boolean told = historyEntry.transfer();
        if (told != null ? told : named != null && team != null && !named.equals(team)) {
            transferCount++;
        }
        if (named != null) {
            team = named;
        }
    }

    private void apply(HistoryEntry historyEntry) {
        switch (historyEntry.kind()) {
            case RECEIVED -> receivedAt = first(receivedAt, historyEntry);
            case ACKNOWLEDGED -> acknowledgedAt = first(acknowledgedAt, historyEntry);
            case ASSIGNED -> begin();
            case CUSTOMER_REPLIED -> {
                contacts.add(new Contact(historyEntry.at(), true));
                if (firstResolvedAt != null) {
                    firstRecontactAt = first(firstRecontactAt, historyEntry);
                }
                if (status == Status.WAITING_FOR_CUSTOMER) {
                    move(Status.OPEN, historyEntry);
                }
            }
            case AGENT_REPLIED -> replied(historyEntry);
            case STATUS_CHANGED -> {
                // Only a reopening brings a settled case back to work.
                if (historyEntry.status() != null && status.active()) {
                    move(historyEntry.status(), historyEntry);
                }
            }
            case RESOLVED -> resolved(historyEntry);
            case REOPENED -> reopened(historyEntry);
            case CLOSED -> closed(historyEntry);
            case WITHDRAWN -> voided(Status.WITHDRAWN, historyEntry);
            case MERGED -> {
                if (voided(Status.MERGED, historyEntry)) {
                    mergedInto = historyEntry.into();
                }
            }
            case RESOLUTION_DISPUTED -> {
                firstDisputedAt = first(firstDisputedAt, historyEntry);
                disputeCount++;
            }
            case CLASSIFIED, NOTE_ADDED, STEP_TAKEN -> {}
        }
    }

    /** Any message to the customer tells them that we have it; only a human's is a response (DEC-5). */
    private void replied(HistoryEntry historyEntry) {
        acknowledgedAt = first(acknowledgedAt, historyEntry);
        if (!historyEntry.automatic()) {
            firstResponseAt = first(firstResponseAt, historyEntry);
            contacts.add(new Contact(historyEntry.at(), false));
            begin();
        }
    }

    private void resolved(HistoryEntry historyEntry) {
        firstResolvedAt = first(firstResolvedAt, historyEntry);
        outcome = historyEntry.outcome() == null ? outcome : historyEntry.outcome();
        rootCause = historyEntry.rootCause() == null ? rootCause : historyEntry.rootCause();
        redress = historyEntry.redress() == null ? redress : historyEntry.redress();
        if (status.active() || status == Status.RESOLVED) {
            move(Status.RESOLVED, historyEntry);
            resolvedAt = historyEntry.at();
        } else if (resolvedAt == null) {
            resolvedAt = historyEntry.at();
        }
    }

    private void closed(HistoryEntry historyEntry) {
        outcome = historyEntry.outcome() == null ? outcome : historyEntry.outcome();
        if (!status.isVoid()) {
            move(Status.CLOSED, historyEntry);
            endedAt = first(endedAt, historyEntry);
            closedAt = historyEntry.at();
        }
    }

    /** What has ended by closing has kept or broken its promises. A duplicate stays one, and points where it pointed first. */
    private boolean voided(Status as, HistoryEntry historyEntry) {
        if (status == Status.CLOSED || status == Status.MERGED) {
            return false;
        }
        move(as, historyEntry);
        endedAt = first(endedAt, historyEntry);
        closedAt = historyEntry.at();
        return true;
    }

    /** A source may tell of a reopening without ever having told of what came before; that counts once. */
    private void reopened(HistoryEntry historyEntry) {
        if (!status.active()) {
            settlements.add(new Closure(resolvedAt, endedAt, voidedBy(), historyEntry.at()));
            resolvedAt = null;
            endedAt = null;
            closedAt = null;
            mergedInto = null;
        } else if (reopenCount > 0) {
            return;
        }
        reopenCount++;
        firstReopenedAt = first(firstReopenedAt, historyEntry);
        move(Status.OPEN, historyEntry);
    }

    private @Nullable String voidedBy() {
        return switch (status) {
            case WITHDRAWN -> Closure.WITHDRAWN;
            case MERGED -> Closure.MERGED;
            case NEW, OPEN, WAITING_FOR_CUSTOMER, RESOLVED, CLOSED -> null;
        };
    }

    private void begin() {
        if (status == Status.NEW) {
            status = Status.OPEN;
        }
    }

    private void move(Status to, HistoryEntry historyEntry) {
        if (to == Status.WAITING_FOR_CUSTOMER && status != to) {
            waitingFrom = historyEntry.at();
        } else if (waitingFrom != null && to != Status.WAITING_FOR_CUSTOMER) {
            waiting.add(new Interval(waitingFrom, historyEntry.at()));
            waitingFrom = null;
        }
        status = to;
    }

    private static Instant first(@Nullable Instant known, HistoryEntry historyEntry) {
        return known == null ? historyEntry.at() : known;
    }

    private Milestones milestones() {
        if (waitingFrom != null) {
            waiting.add(new Interval(waitingFrom, null));
        }
        if (!status.active()) {
            settlements.add(new Closure(resolvedAt, endedAt, voidedBy(), null));
        }
        return new Milestones(
                status,
                receivedAt,
                acknowledgedAt,
                firstAssignedAt,
                firstResponseAt,
                firstResolvedAt,
                resolvedAt,
                closedAt,
                firstReopenedAt,
                reopenCount,
                transferCount,
                outcome,
                rootCause,
                redress,
                mergedInto,
                firstDisputedAt,
                disputeCount,
                firstRecontactAt,
                List.copyOf(waiting),
                List.copyOf(settlements),
                List.copyOf(contacts));
    }
}
