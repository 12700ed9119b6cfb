package org.redress.complaint.caselist;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event of a case, for people.
 *
 * @param type its CloudEvents type
 * @param factJson the fact of the event as JSON
 * @param message the text that came with it
 */
public record TimelineEntry(
        int version,
        String type,
        Instant occurredAt,
        Instant recordedAt,
        String actor,
        String factJson,
        @Nullable Said message) {

    /**
     * A text.
     *
     * @param direction {@code in} from the customer, {@code out} to the customer, {@code internal} among colleagues
     */
    public record Said(UUID id, String direction, boolean internal, String text) {}
}
