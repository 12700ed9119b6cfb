package org.redress.complaint.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.Closure;
import org.redress.complaint.sla.Contact;
import org.redress.complaint.sla.Interval;

/**
 * What follows from the moments of a case; see {@code CaseState} of the event contract for each field's meaning.
 *
 * @param mergedInto the case that goes on in its place; absent unless it is merged
 * @param waiting when the next move was the customer's
 * @param settlements when no work was needed
 * @param contacts messages of the customer, and customer-visible ones by humans here, in order
 */
public record Milestones(
        Status status,
        @Nullable Instant receivedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant firstAssignedAt,
        @Nullable Instant firstResponseAt,
        @Nullable Instant firstResolvedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        @Nullable Instant firstReopenedAt,
        int reopenCount,
        int transferCount,
        @Nullable String outcome,
        @Nullable String rootCause,
        @Nullable Redress redress,
        @Nullable UUID mergedInto,
        @Nullable Instant firstDisputedAt,
        int disputeCount,
        @Nullable Instant firstRecontactAt,
        List<Interval> waiting,
        List<Closure> settlements,
        List<Contact> contacts) {

    /** What follows from moments in event-time order, whoever tells them: a case, or a simulation without one. */
    public static Milestones of(List<HistoryEntry> moments) {
        return MilestoneCalculator.of(moments);
    }
}
