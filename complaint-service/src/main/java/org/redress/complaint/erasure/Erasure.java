package org.redress.complaint.erasure;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was erased, by whom and how far it is; not who.
 *
 * @param reason a code
 * @param requestedBy as {@code kind:id}
 * @param cases how many cases it takes
 * @param openCases how many of them were not settled then
 * @param erased how many of them are done
 * @param messages how many texts were blanked so far
 */
public record Erasure(
        UUID id,
        State state,
        String reason,
        Instant requestedAt,
        String requestedBy,
        @Nullable Instant finishedAt,
        int cases,
        int openCases,
        int erased,
        int messages) {

    /** How far it is. */
    public enum State {
        /** Some cases are left. */
        RUNNING,
        /** Nothing is left. */
        DONE
    }
}
