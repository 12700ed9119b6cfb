package org.redress.notification.delivery;

import java.util.List;
import java.util.UUID;

/**
 * Deliveries that one worker carries out together, as one message.
 *
 * @param id names the message, whoever sends it and however often
 * @param lease proves, when the result is stored, that nobody else has taken them over meanwhile
 * @param deliveries at least one, all of one rule
 */
public record Bundle(UUID id, UUID lease, List<Delivery> deliveries) {

    public Bundle {
        deliveries = List.copyOf(deliveries);
    }

    /** The rule of all of them. */
    public Rule rule() {
        return deliveries.getFirst().rule();
    }

    /** The attempts made for the message, this one included. */
    public int attempts() {
        return deliveries.stream().mapToInt(Delivery::attempts).max().orElse(1);
    }
}
