package org.redress.complaint.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time during which the case needed no work: from its resolution, closing or withdrawal until it was reopened.
 *
 * @param resolvedAt the last resolution within it
 * @param endedAt its first closing or withdrawal
 * @param withdrawn whether {@code endedAt} is a withdrawal
 * @param reopenedAt absent while it lasts
 */
public record Settlement(
        @Nullable Instant resolvedAt,
        @Nullable Instant endedAt,
        boolean withdrawn,
        @Nullable Instant reopenedAt) {}
