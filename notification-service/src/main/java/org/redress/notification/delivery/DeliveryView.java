package org.redress.notification.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery for operators.
 *
 * @param state {@code pending}, {@code delivered}, {@code suppressed} or {@code blocked}
 * @param step where it stands: {@code send}, or {@code confirm} once the message is out
 * @param reason why it is suppressed or blocked, as a code
 * @param messageId the bundle that names its message
 */
public record DeliveryView(
        UUID id,
        UUID eventId,
        String rule,
        String channel,
        String recipient,
        @Nullable UUID complaintId,
        @Nullable String number,
        @Nullable String clock,
        String state,
        String step,
        @Nullable String reason,
        UUID messageId,
        int attempts,
        @Nullable String lastError,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant sentAt,
        @Nullable Instant finishedAt) {}
