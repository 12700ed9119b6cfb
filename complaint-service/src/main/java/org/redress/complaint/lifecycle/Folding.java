package org.redress.complaint.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.Contact;
import org.redress.complaint.sla.Settlement;
import org.redress.complaint.sla.Span;

/** Walks the moments of a case in event time. Facts are never refused: one that does not fit the status changes what it can. */
final class Folding {

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
    private final List<Span> waiting = new ArrayList<>(2);
    private final List<Settlement> settlements = new ArrayList<>(1);
    private final List<Contact> contacts = new ArrayList<>(0);

    private Folding() {}

    /** The milestones that follow from moments in event-time order. */
    static Milestones of(List<Moment> moments) {
        Folding folding = new Folding();
        for (Moment moment : moments) {
            folding.owners(moment);
            folding.apply(moment);
        }
        return folding.milestones();
    }

    private void owners(Moment moment) {
        if (moment.kind() == MomentKind.ASSIGNED || moment.owned()) {
            firstAssignedAt = first(firstAssignedAt, moment);
        }
        String named = moment.team();
        Boolean told = moment.transfer();
        if (told != null ? told : named != null && team != null && !named.equals(team)) {
            transferCount++;
        }
        if (named != null) {
            team = named;
        }
    }

    private void apply(Moment moment) {
        switch (moment.kind()) {
            case RECEIVED -> receivedAt = first(receivedAt, moment);
            case ACKNOWLEDGED -> acknowledgedAt = first(acknowledgedAt, moment);
            case ASSIGNED -> begin();
            case CUSTOMER_REPLIED -> {
                contacts.add(new Contact(moment.at(), true));
                if (firstResolvedAt != null) {
                    firstRecontactAt = first(firstRecontactAt, moment);
                }
                if (status == Status.WAITING_FOR_CUSTOMER) {
                    move(Status.OPEN, moment);
                }
            }
            case AGENT_REPLIED -> replied(moment);
            case STATUS_CHANGED -> {
                // Only a reopening brings a settled case back to work.
                if (moment.status() != null && status.active()) {
                    move(moment.status(), moment);
                }
            }
            case RESOLVED -> resolved(moment);
            case REOPENED -> reopened(moment);
            case CLOSED -> closed(moment);
            case WITHDRAWN -> voided(Status.WITHDRAWN, moment);
            case MERGED -> {
                if (voided(Status.MERGED, moment)) {
                    mergedInto = moment.into();
                }
            }
            case RESOLUTION_DISPUTED -> {
                firstDisputedAt = first(firstDisputedAt, moment);
                disputeCount++;
            }
            case CLASSIFIED, NOTE_ADDED, STEP_TAKEN -> {}
        }
    }

    /** Any message to the customer tells them that we have it; only a human's is a response (DEC-5). */
    private void replied(Moment moment) {
        acknowledgedAt = first(acknowledgedAt, moment);
        if (!moment.automatic()) {
            firstResponseAt = first(firstResponseAt, moment);
            contacts.add(new Contact(moment.at(), false));
            begin();
        }
    }

    private void resolved(Moment moment) {
        firstResolvedAt = first(firstResolvedAt, moment);
        outcome = moment.outcome() == null ? outcome : moment.outcome();
        rootCause = moment.rootCause() == null ? rootCause : moment.rootCause();
        redress = moment.redress() == null ? redress : moment.redress();
        if (status.active() || status == Status.RESOLVED) {
            move(Status.RESOLVED, moment);
            resolvedAt = moment.at();
        } else if (resolvedAt == null) {
            resolvedAt = moment.at();
        }
    }

    private void closed(Moment moment) {
        outcome = moment.outcome() == null ? outcome : moment.outcome();
        if (!status.isVoid()) {
            move(Status.CLOSED, moment);
            endedAt = first(endedAt, moment);
            closedAt = moment.at();
        }
    }

    /** What has ended by closing has kept or broken its promises. A duplicate stays one, and points where it pointed first. */
    private boolean voided(Status as, Moment moment) {
        if (status == Status.CLOSED || status == Status.MERGED) {
            return false;
        }
        move(as, moment);
        endedAt = first(endedAt, moment);
        closedAt = moment.at();
        return true;
    }

    /** A source may tell of a reopening without ever having told of what came before; that counts once. */
    private void reopened(Moment moment) {
        if (!status.active()) {
            settlements.add(new Settlement(resolvedAt, endedAt, status.isVoid(), moment.at()));
            resolvedAt = null;
            endedAt = null;
            closedAt = null;
            mergedInto = null;
        } else if (reopenCount > 0) {
            return;
        }
        reopenCount++;
        firstReopenedAt = first(firstReopenedAt, moment);
        move(Status.OPEN, moment);
    }

    private void begin() {
        if (status == Status.NEW) {
            status = Status.OPEN;
        }
    }

    private void move(Status to, Moment moment) {
        if (to == Status.WAITING_FOR_CUSTOMER && status != to) {
            waitingFrom = moment.at();
        } else if (waitingFrom != null && to != Status.WAITING_FOR_CUSTOMER) {
            waiting.add(new Span(waitingFrom, moment.at()));
            waitingFrom = null;
        }
        status = to;
    }

    private static Instant first(@Nullable Instant known, Moment moment) {
        return known == null ? moment.at() : known;
    }

    private Milestones milestones() {
        if (waitingFrom != null) {
            waiting.add(new Span(waitingFrom, null));
        }
        if (!status.active()) {
            settlements.add(new Settlement(resolvedAt, endedAt, status.isVoid(), null));
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
