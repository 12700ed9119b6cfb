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
 * @param contacts the messages after the receipt, in order
 * @param holds other times in which clocks may stand still, in any order, overlapping or not
 * @param marks events by name, in order
 */
public record CaseTimes(
        Instant receivedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant firstResponseAt,
        List<Interval> waiting,
        List<Closure> settlements,
        @Nullable Instant statedDeadlineAt,
        List<Contact> contacts,
        List<Pause> holds,
        List<NamedEvent> marks) {

    /** A case of which no messages, holds or named events are known. */
    public CaseTimes(
            Instant receivedAt,
            @Nullable Instant acknowledgedAt,
            @Nullable Instant firstResponseAt,
            List<Interval> waiting,
            List<Closure> settlements,
            @Nullable Instant statedDeadlineAt) {
        this(
                receivedAt,
                acknowledgedAt,
                firstResponseAt,
                waiting,
                settlements,
                statedDeadlineAt,
                List.of(),
                List.of(),
                List.of());
    }
}
