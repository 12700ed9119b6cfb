package org.redress.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.contract.Topic;

/**
 * An event of the contract, ready to be stored and published.
 *
 * @param id its CloudEvents id; a UUIDv7 given by the caller
 * @param aggregateId the case (or other aggregate) it belongs to
 * @param version 1, 2, 3 … of that aggregate, without gaps
 * @param key the record key on Kafka
 * @param type its CloudEvents type
 * @param occurredAt business time
 * @param recordedAt when it is stored
 * @param actor who caused it, as {@code kind} or {@code kind:id}
 * @param data the JSON that goes to Kafka, byte for byte
 * @param traceparent the W3C trace context of the request that caused it, if there is one; it travels with the record
 */
public record NewEvent(
        UUID id,
        Topic topic,
        UUID aggregateId,
        int version,
        String key,
        String type,
        Instant occurredAt,
        Instant recordedAt,
        String actor,
        byte[] data,
        @Nullable String traceparent) {

    /** An event without trace context. */
    public NewEvent(
            UUID id,
            Topic topic,
            UUID aggregateId,
            int version,
            String key,
            String type,
            Instant occurredAt,
            Instant recordedAt,
            String actor,
            byte[] data) {
        this(id, topic, aggregateId, version, key, type, occurredAt, recordedAt, actor, data, null);
    }
}
