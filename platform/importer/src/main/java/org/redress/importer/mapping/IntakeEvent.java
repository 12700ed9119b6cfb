package org.redress.importer.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One CloudEvent for the intake.
 *
 * @param id the same for the same fact however often the file is imported
 * @param source which system it came from, for example {@code import/cfpb}
 * @param type for example {@code org.redress.intake.received.v1}
 * @param time business time
 * @param subject the source's own reference of the case; absent for answers that name no case
 * @param order events with the same order key must arrive in the order in which they were made
 */
public record IntakeEvent(
        String id,
        String source,
        String type,
        Instant time,
        @Nullable String subject,
        String order,
        ObjectNode data) {

    private static final String PREFIX = "org.redress.intake.";
    private static final String VERSION = ".v1";

    /** What happened, in one word, for example {@code closed}. */
    public String fact() {
        return type.substring(PREFIX.length(), type.length() - VERSION.length());
    }

    /** The CloudEvents type of an intake fact, for example {@code closed}. */
    static String typeOf(String fact) {
        return PREFIX + fact + VERSION;
    }
}
