package org.redress.notification.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody shall get a message.
 *
 * @param eventId the event that gave rise to it
 * @param occasion what it is about, unique for the rule: whatever happens, this is told once
 * @param suppressed why it is recorded but not sent; absent if it shall be sent
 */
public record Intent(
        UUID eventId,
        Rule rule,
        String occasion,
        @Nullable UUID complaintId,
        Facts facts,
        @Nullable String suppressed) {}
