package org.redress.complaint.lifecycle;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a case, reduced to what later foldings need.
 *
 * @param at event time
 * @param version the case's version that recorded it; breaks ties of event time
 * @param automatic not done by a human
 * @param status the new status, for {@link CaseEventKind#STATUS_CHANGED}
 * @param team the team it named
 * @param owned whether it named an assignee
 * @param step the name of the step, for {@link CaseEventKind#STEP_TAKEN}
 * @param transfer whether the source calls it a hand-over; absent if it does not say
 * @param into the case that goes on, for {@link CaseEventKind#MERGED}
 */
public record HistoryEntry(
        CaseEventKind kind,
        Instant at,
        int version,
        boolean automatic,
        @Nullable Status status,
        @Nullable String team,
        boolean owned,
        @Nullable String step,
        @Nullable Boolean transfer,
        @Nullable String outcome,
        @Nullable String rootCause,
        @Nullable Redress redress,
        @Nullable UUID into) {

    /** A moment of which nothing is known but its kind. */
    public static HistoryEntry plain(
            CaseEventKind kind, Instant at, int version, boolean automatic, @Nullable Status status) {
        return new HistoryEntry(kind, at, version, automatic, status, null, false, null, null, null, null, null, null);
    }

    boolean precedes(HistoryEntry other) {
        int order = at.compareTo(other.at);
        return order < 0 || (order == 0 && version < other.version);
    }
}
