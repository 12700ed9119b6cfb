package org.redress.complaint.apply;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.policies.Definition;

/**
 * A version that somebody applies to the open cases.
 *
 * @param target id of the policy or calendar
 * @param requestedBy the caller, for example {@code agent:018f…}
 * @param finishedAt when the last case was done; of an undo, if it was undone
 * @param seen open cases that were looked at so far
 * @param changed those that were given the version
 * @param moved those of them with another deadline
 * @param overdue those of them with a clock that is past due by that
 * @param restored cases that have again what they had before; fewer than were changed if some were settled or given something else since
 */
public record Application(
        UUID id,
        Definition.Kind kind,
        String target,
        int version,
        State state,
        Instant requestedAt,
        String requestedBy,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy,
        @Nullable Instant finishedAt,
        UUID last,
        UUID cursor,
        int seen,
        int changed,
        int moved,
        int overdue,
        int restored) {

    /** How far it is. */
    public enum State {
        RUNNING,
        DONE,
        UNDOING,
        UNDONE
    }
}
