package org.redress.complaint.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time during which the case needed no work: from its resolution, closing, withdrawal or merge until it was reopened.
 *
 * @param resolvedAt the last resolution within it
 * @param endedAt its first closing, withdrawal or merge
 * @param withdrawn whether {@code endedAt} is a withdrawal or a merge, which void what was promised
 * @param reopenedAt absent while it lasts
 */
public record Settlement(
        @Nullable Instant resolvedAt,
        @Nullable Instant endedAt,
        boolean withdrawn,
        @Nullable Instant reopenedAt) {}
