package org.redress.complaint.desk.http;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of moves, for the API description; {@link MoveReader} reads them. */
final class Requests {

    private Requests() {}

    /** @param automatic not done by a human */
    @Schema(name = "Acknowledge")
    record Acknowledge(@Nullable Boolean automatic) {}

    /** At least one of the two. */
    @Schema(name = "Assign")
    record Assign(@Nullable String team, @Nullable String assignee) {}

    /** @param resolve whether this settles the matter, too */
    @Schema(name = "Reply")
    record Reply(
            String text,
            @Nullable Boolean resolve,
            @Nullable String outcome,
            @Nullable String rootCause) {}

    /** Something colleagues should know. */
    @Schema(name = "Note")
    record Note(String text) {}

    /** @param text written to the customer */
    @Schema(name = "Resolve")
    record Resolve(
            String outcome,
            @Nullable String rootCause,
            @Nullable MoveRedress redress,
            @Nullable String text) {}

    /** What the customer gets. */
    @Schema(name = "RedressToGive")
    record MoveRedress(
            String kind,
            @Nullable BigDecimal amount,
            @Nullable String currency) {}

    /** @param reason a code, or a sentence that is kept as an internal note */
    @Schema(name = "Reason")
    record Reason(@Nullable String reason) {}

    /**
     * @param into id or number of the case that goes on
     * @param reason a code, or a sentence that is kept as an internal note
     */
    @Schema(name = "Merge")
    record Merge(String into, @Nullable String reason) {}

    /** At least one of them. */
    @Schema(name = "Classify")
    record Classify(
            @Nullable String channel,
            @Nullable String category,
            @Nullable String product,
            @Nullable String priority,
            @Nullable String severity,
            @Nullable String brand,
            @Nullable String region,
            @Nullable String customerTier,
            @Nullable String jurisdiction) {}

    /** @param step a name that rules know, for example {@code holding-reply} */
    @Schema(name = "Step")
    record Step(String step) {}

    /** A move without details. */
    @Schema(name = "Nothing")
    record Nothing() {}
}
