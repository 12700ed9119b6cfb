package org.redress.complaint.lifecycle;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.Settlement;
import org.redress.complaint.sla.Span;

/**
 * What follows from the moments of a case; see {@code CaseState} of the event contract for each field's meaning.
 *
 * @param waiting when the next move was the customer's
 * @param settlements when no work was needed
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
        List<Span> waiting,
        List<Settlement> settlements) {}
