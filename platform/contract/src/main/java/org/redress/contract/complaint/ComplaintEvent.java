package org.redress.contract.complaint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.redress.contract.ContractJson;
import org.redress.contract.InvalidEventException;

/**
 * The data of every event on {@code redress.complaints.v1}.
 *
 * @param complaintId the case, and the key of the record
 * @param version 1, 2, 3 … of that case in the order of recording, without gaps
 * @param number the number people use, for example {@code C-2026-000123}
 * @param occurredAt business time, given by the source of the event
 * @param recordedAt when Redress stored it
 * @param dimensions the dimensions of the case after this event
 * @param state the milestones of the case after this event
 * @param fact what happened
 */
public record ComplaintEvent(
        UUID complaintId,
        int version,
        String number,
        Instant occurredAt,
        Instant recordedAt,
        Actor actor,
        Dimensions dimensions,
        CaseState state,
        ComplaintFact fact) {

    public ComplaintEvent {
        if (version < 1) {
            throw new InvalidEventException("version must be 1 or more, was " + version);
        }
    }

    /** The CloudEvents type of this event. */
    public ComplaintEventType type() {
        return ComplaintEventType.of(fact);
    }

    /**
     * Reads the data of an event of the given CloudEvents type; unknown fields are ignored.
     *
     * @throws InvalidEventException for an unknown type or data of another shape
     */
    public static ComplaintEvent read(String type, byte[] json) {
        ComplaintEventType eventType = ComplaintEventType.ofWireName(type);
        try {
            JsonNode tree = ContractJson.mapper().readTree(json);
            if (tree == null || !tree.isObject()) {
                throw new InvalidEventException("The data of " + type + " must be a JSON object");
            }
            var fact = ContractJson.mapper().treeToValue(tree.path("fact"), eventType.factClass());
            return ContractJson.mapper()
                    .treeToValue(tree, Envelope.class)
                    .with(fact == null ? missing("fact", type) : fact);
        } catch (IOException e) {
            throw new InvalidEventException("Not valid data of " + type + ": " + e.getMessage(), e);
        }
    }

    /** The wire form of this event's data. */
    public byte[] write() {
        return ContractJson.write(this);
    }

    private static <T> T missing(String field, String type) {
        throw new InvalidEventException("The data of " + type + " lacks '" + field + "'");
    }

    private record Envelope(
            UUID complaintId,
            int version,
            String number,
            Instant occurredAt,
            Instant recordedAt,
            Actor actor,
            Dimensions dimensions,
            CaseState state) {

        ComplaintEvent with(ComplaintFact fact) {
            return new ComplaintEvent(
                    complaintId, version, number, occurredAt, recordedAt, actor, dimensions, state, fact);
        }
    }
}
