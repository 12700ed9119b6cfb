package org.redress.contract.complaint;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The milestones of a case as known after an event, in event time. The highest version of a case holds the truth about it, so a
 * consumer may see versions twice, late or not at all and still end right (ADR 0004).
 *
 * @param status where the case stands
 * @param sourceStatus the status in the words of the source, where it names one
 * @param receivedAt when the complaint was received; absent while only later events of the case are known
 * @param acknowledgedAt the first acknowledgement, automatic or not
 * @param firstAssignedAt when the case first had an owner (agent or team)
 * @param firstResponseAt the first customer-visible message by a human (DEC-5)
 * @param firstResolvedAt the earliest resolution, whatever followed
 * @param resolvedAt the last resolution; absent while unresolved or reopened. Closing later does not move it (C8)
 * @param closedAt the last closing, withdrawal or merge; absent while open or reopened
 * @param firstReopenedAt the earliest return from resolved or closed to work
 * @param reopenCount how often the case went back from resolved or closed to work
 * @param transferCount how often it was handed to another team
 * @param outcome the outcome code of the last resolution or closing
 * @param rootCause the root cause code of the last resolution
 * @param historic whether the complaint was already a day old when it was recorded here, or was marked as import
 * @param mergedInto the case that goes on in its place; absent unless the status is merged
 * @param firstDisputedAt when the customer first did not accept a resolution, as told to us by events; what sources state of themselves
 *     stands in {@code stated}
 * @param disputeCount how often the customer did not accept a resolution; absent for never
 * @param redress what the customer gets by the last resolution that named it
 * @param firstRecontactAt the customer's earliest message after the first resolution
 */
public record CaseState(
        CaseStatus status,
        @Nullable String sourceStatus,
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
        Stated stated,
        boolean historic,
        @Nullable UUID mergedInto,
        @Nullable Instant firstDisputedAt,
        @Nullable Integer disputeCount,
        ComplaintFact.@Nullable Redress redress,
        @Nullable Instant firstRecontactAt) {

    /** A state without disputes, redress and later messages, as events told it before these were known. */
    public CaseState(
            CaseStatus status,
            @Nullable String sourceStatus,
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
            Stated stated,
            boolean historic,
            @Nullable UUID mergedInto) {
        this(
                status,
                sourceStatus,
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
                stated,
                historic,
                mergedInto,
                null,
                null,
                null,
                null);
    }
}
