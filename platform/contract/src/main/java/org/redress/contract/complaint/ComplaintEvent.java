package org.redress.contract.complaint;

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
        return ComplaintEventType.ofWireName(type).read(json);
    }

    /** The wire form of this event's data. */
    public byte[] write() {
        return ContractJson.write(this);
    }

    /** One pass over the JSON: the type of {@code fact} is known from the CloudEvents type before the first byte is read. */
    record Wire<F extends ComplaintFact>(
            UUID complaintId,
            int version,
            String number,
            Instant occurredAt,
            Instant recordedAt,
            Actor actor,
            Dimensions dimensions,
            CaseState state,
            F fact) {

        ComplaintEvent event() {
            return new ComplaintEvent(
                    complaintId, version, number, occurredAt, recordedAt, actor, dimensions, state, fact);
        }
    }
}
