package org.redress.feedback.answers.http;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What may be posted, for the OpenAPI document; {@link SurveyResponseReader} reads it. */
@Schema(name = "FeedbackPosting")
record FeedbackPosting(
        @Schema(description = "Unique within the source, for ever; or send Idempotency-Key", maxLength = 255) @Nullable
        String externalId,

        @Schema(description = "The system that asked; the API key's own if left out", maxLength = 255) @Nullable
        String source,

        @Schema(description = "The complaint it is about") @Nullable
        UUID complaintId,

        @Schema(description = "Code of the survey or wave", maxLength = 100) @Nullable
        String survey,

        @Schema(
                description = "Id of the invitation that the customer followed, unique within the source",
                maxLength = 255)
        @Nullable
        String invitation,

        @Schema(description = "Business time with a zone; now if left out") @Nullable
        Instant answeredAt,

        @Schema(maxLength = 100) @Nullable String channel,
        @Schema(maxLength = 100) @Nullable String category,
        @Schema(maxLength = 100) @Nullable String product,
        @Schema(maxLength = 100) @Nullable String team,
        @Schema(maxLength = 100) @Nullable String priority,
        @Schema(maxLength = 100) @Nullable String brand,
        @Schema(maxLength = 100) @Nullable String region,

        @Schema(minimum = "0", maximum = "10", description = "How likely to recommend us") @Nullable
        Integer nps,

        @Schema(
                oneOf = {Integer.class, ScaledScore.class},
                description = "Satisfaction 1 to 5, or with its own scale")
        @Nullable
        Object csat,

        @Schema(minimum = "1", maximum = "7", description = "It was easy to have my issue handled") @Nullable
        Integer ces,

        @Schema(description = "Any number of questions, each with its own code") @Nullable
        List<LongAnswer> answers,

        @Schema(maxLength = SurveyResponseReader.MAX_COMMENT) @Nullable
        String comment) {

    /** A score with its scale. */
    @Schema(name = "ScaledScore")
    record ScaledScore(
            int score, @Nullable Integer scaleMin, @Nullable Integer scaleMax) {}

    /** An answer in full. */
    @Schema(name = "LongAnswer")
    record LongAnswer(
            @Schema(enumeration = {"nps", "csat", "ces"}) String measure,
            @Nullable String question,
            int score,
            @Nullable Integer scaleMin,
            @Nullable Integer scaleMax) {}
}
