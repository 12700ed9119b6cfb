package org.redress.complaint.sla;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What clocks can see of a case, in event time.
 *
 * @param receivedAt when every promise begins
 * @param acknowledgedAt the first acknowledgement, automatic or not
 * @param firstResponseAt the first customer-visible message by a human (DEC-5)
 * @param waiting the times during which the next move was the customer's, in order, disjoint; only the last may last
 * @param settlements in order, disjoint; only the last may last
 * @param statedDeadlineAt the deadline that the source promised
 */
public record CaseTimes(
        Instant receivedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant firstResponseAt,
        List<Span> waiting,
        List<Settlement> settlements,
        @Nullable Instant statedDeadlineAt) {}
