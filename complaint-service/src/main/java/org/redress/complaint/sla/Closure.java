package org.redress.complaint.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time during which the case needed no work: from its resolution, closing, withdrawal or merge until it was reopened.
 *
 * @param resolvedAt the last resolution within it
 * @param endedAt its first closing, withdrawal or merge
 * @param voidedBy {@code withdrawn} or {@code merged}, if that is what {@code endedAt} tells of and what was promised is void; absent for a
 *     closing
 * @param reopenedAt absent while it lasts
 */
public record Closure(
        @Nullable Instant resolvedAt,
        @Nullable Instant endedAt,
        @Nullable String voidedBy,
        @Nullable Instant reopenedAt) {

    /** What voids the promises of a case that the customer took back. */
    public static final String WITHDRAWN = "withdrawn";

    /** What voids those of a duplicate (DEC-9). */
    public static final String MERGED = "merged";

    /** Whether its end voids what was promised. */
    boolean voids() {
        return voidedBy != null;
    }
}
