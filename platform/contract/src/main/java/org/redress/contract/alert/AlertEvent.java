package org.redress.contract.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.redress.contract.ContractJson;
import org.redress.contract.InvalidEventException;

/**
 * The data of every event on {@code redress.alerts.v1}.
 *
 * @param watchId the objective, or the watch over a category or a team, and the key of the record
 * @param version 1, 2, 3 … of that subject, without gaps; the highest holds
 * @param occurredAt the moment the figures are of
 * @param recordedAt when Redress stored it
 */
public record AlertEvent(UUID watchId, int version, Instant occurredAt, Instant recordedAt, AlertFact fact) {

    /** The CloudEvents type of this event. */
    public AlertEventType type() {
        return AlertEventType.of(fact);
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
    public static AlertEvent read(String type, byte[] json) {
        AlertEventType eventType = AlertEventType.ofWireName(type);
        try {
            JsonNode tree = ContractJson.mapper().readTree(json);
            if (tree == null || !tree.path("fact").isObject() || !tree.has("watchId")) {
                throw new InvalidEventException("The data of " + type + " must be a JSON object with watchId and fact");
            }
            AlertFact fact = ContractJson.mapper().treeToValue(tree.path("fact"), eventType.factClass());
            return ContractJson.mapper().treeToValue(tree, Envelope.class).with(fact);
        } catch (IOException e) {
            throw new InvalidEventException("Not valid data of " + type + ": " + e.getMessage(), e);
        }
    }

    private record Envelope(UUID watchId, int version, Instant occurredAt, Instant recordedAt) {

        AlertEvent with(AlertFact fact) {
            return new AlertEvent(watchId, version, occurredAt, recordedAt, fact);
        }
    }
}
