package org.redress.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as a worker sees it.
 *
 * @param attempts how often this step was begun, this time included
 * @param forced whether an operator wants it although the address is barred
 * @param age since its intent was recorded
 * @param sentAt when its message went out; absent before that
 */
public record Delivery(
        UUID id,
        Rule rule,
        @Nullable UUID complaintId,
        Facts facts,
        int attempts,
        boolean forced,
        Duration age,
        @Nullable Instant sentAt) {}
