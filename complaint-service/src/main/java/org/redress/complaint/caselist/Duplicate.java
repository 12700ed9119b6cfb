package org.redress.complaint.caselist;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case that was merged into another and still is: reopening takes a merge back.
 *
 * @param number as people say it
 * @param mergedAt when it was merged, in event time
 * @param recordedAt when we heard of it
 * @param actor who merged it, as events name actors
 * @param reason why, in the words of who did it
 */
public record Duplicate(
        UUID id,
        String number,
        @Nullable String subject,
        Instant mergedAt,
        Instant recordedAt,
        String actor,
        @Nullable String reason) {}
