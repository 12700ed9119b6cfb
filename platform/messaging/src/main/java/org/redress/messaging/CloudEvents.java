package org.redress.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in binary mode on Kafka: attributes as {@code ce_} headers, JSON as value. */
final class CloudEvents {

    private static final byte[] SPEC_VERSION = "1.0".getBytes(UTF_8);
    private static final byte[] JSON = "application/json".getBytes(UTF_8);

    private CloudEvents() {}

    /** A record that is no CloudEvent of ours, and why. */
    static final class UndecodableException extends Exception {
        UndecodableException(String reason) {
            super(reason);
        }
    }

    static ProducerRecord<byte[], byte[]> encode(StoredEvent event, byte[] source) {
        ProducerRecord<byte[], byte[]> sent =
                new ProducerRecord<>(event.topic(), null, event.key().getBytes(UTF_8), event.data());
        Headers headers = sent.headers();
        headers.add("ce_specversion", SPEC_VERSION);
        headers.add("ce_id", event.eventId().toString().getBytes(UTF_8));
        headers.add("ce_type", event.type().getBytes(UTF_8));
        headers.add("ce_source", source);
        headers.add("ce_time", event.occurredAt().toString().getBytes(UTF_8));
        headers.add("ce_subject", event.aggregateId().toString().getBytes(UTF_8));
        headers.add("content-type", JSON);
        if (event.traceparent() != null) {
            headers.add("traceparent", event.traceparent().getBytes(UTF_8));
        }
        return sent;
    }

    /**
     * Reads a record's attributes; the data is not looked into.
     *
     * @throws UndecodableException naming what is missing or wrong, never the content
     */
    static ReceivedEvent decode(ConsumerRecord<byte[], byte[]> received) throws UndecodableException {
        Headers headers = received.headers();
        if (!required(headers, "ce_specversion").equals("1.0")) {
            throw new UndecodableException("ce_specversion is not 1.0");
        }
        String contentType = optional(headers, "content-type");
        if (contentType != null && !contentType.startsWith("application/json")) {
            throw new UndecodableException("content-type is not application/json");
        }
        byte[] key = received.key();
        if (key == null || key.length == 0) {
            throw new UndecodableException("the record has no key");
        }
        byte[] value = received.value();
        if (value == null || value.length == 0) {
            throw new UndecodableException("the record has no value");
        }
        if (value.length > KafkaClients.MAX_DATA_BYTES) {
            throw new UndecodableException(
                    "the value has %d bytes, more than %d".formatted(value.length, KafkaClients.MAX_DATA_BYTES));
        }
        return new ReceivedEvent(
                received.topic(),
                received.partition(),
                received.offset(),
                uuid(required(headers, "ce_id")),
                required(headers, "ce_type"),
                required(headers, "ce_source"),
                instant(required(headers, "ce_time")),
                new String(key, UTF_8),
                optional(headers, "traceparent"),
                value);
    }

    /** The event id, if at least that can be read. */
    static @Nullable UUID eventId(Headers headers) {
        String id = optional(headers, "ce_id");
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static @Nullable String optional(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private static String required(Headers headers, String name) throws UndecodableException {
        String value = optional(headers, name);
        if (value == null || value.isBlank()) {
            throw new UndecodableException("the header " + name + " is missing");
        }
        return value;
    }

    private static UUID uuid(String text) throws UndecodableException {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new UndecodableException("ce_id is not a UUID");
        }
    }

    private static Instant instant(String text) throws UndecodableException {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new UndecodableException("ce_time is not an RFC 3339 time");
        }
    }
}
