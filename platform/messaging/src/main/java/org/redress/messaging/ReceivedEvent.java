package org.redress.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record of Kafka, decoded as a CloudEvent in binary mode.
 *
 * @param key the record key
 * @param data the JSON value, not yet read
 * @param traceparent the W3C trace context of the request that caused it
 */
public record ReceivedEvent(
        String topic,
        int partition,
        long offset,
        UUID id,
        String type,
        String source,
        Instant time,
        String key,
        @Nullable String traceparent,
        byte[] data) {}
