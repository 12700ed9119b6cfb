package org.redress.contract.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.contract.ContractJson;
import org.redress.contract.InvalidEventException;
import org.redress.contract.complaint.Dimensions;

/**
 * The data of every event on {@code redress.feedback.v1}.
 *
 * @param feedbackId the answer sheet, one counted sheet per complaint; or the invitation
 * @param version 1, 2, 3 … of that sheet or invitation; the highest holds
 * @param complaintId the case it is about, and then the key of the record
 * @param survey the organisation's code of the survey or wave
 * @param occurredAt when the customer did it; of an invitation, the latest time known of it
 * @param recordedAt when Redress stored it
 * @param dimensions of the case where one is named, otherwise as posted
 * @param comment whether the customer left a comment, never with an invitation; the text itself stays in feedback-service
 */
public record FeedbackEvent(
        UUID feedbackId,
        int version,
        @Nullable UUID complaintId,
        @Nullable String survey,
        Instant occurredAt,
        Instant recordedAt,
        Dimensions dimensions,
        boolean comment,
        FeedbackFact fact) {

    /** The CloudEvents type of this event. */
    public FeedbackEventType type() {
        return FeedbackEventType.of(fact);
    }

    /** The key of the record on Kafka. */
    public String key() {
        return (complaintId == null ? feedbackId : complaintId).toString();
    }

    /** The wire form of this event's data. */
    public byte[] write() {
        return ContractJson.write(this);
    }

    /**
     * Reads the data of an event of the given CloudEvents type; unknown fields are ignored.
     *
     * @throws InvalidEventException for an unknown type or data of another shape
     */
    public static FeedbackEvent read(String type, byte[] json) {
        FeedbackEventType eventType = FeedbackEventType.ofWireName(type);
        try {
            JsonNode tree = ContractJson.mapper().readTree(json);
            if (tree == null || !tree.path("fact").isObject()) {
                throw new InvalidEventException("The data of " + type + " must be a JSON object with 'fact'");
            }
            FeedbackFact fact = ContractJson.mapper().treeToValue(tree.path("fact"), eventType.factClass());
            return ContractJson.mapper().treeToValue(tree, Envelope.class).with(fact);
        } catch (IOException e) {
            throw new InvalidEventException("Not valid data of " + type + ": " + e.getMessage(), e);
        }
    }

    private record Envelope(
            UUID feedbackId,
            int version,
            @Nullable UUID complaintId,
            @Nullable String survey,
            Instant occurredAt,
            Instant recordedAt,
            Dimensions dimensions,
            boolean comment) {

        FeedbackEvent with(FeedbackFact fact) {
            return new FeedbackEvent(
                    feedbackId, version, complaintId, survey, occurredAt, recordedAt, dimensions, comment, fact);
        }
    }
}
