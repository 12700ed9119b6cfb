package org.redress.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * The hash that binds each event to the one before it: SHA-256 over the previous hash (32 zero bytes before the first) and every
 * field of the event, each with its length. Who changes or removes an event must recompute all later ones of that aggregate.
 */
final class HashChain {

    static final byte[] START = new byte[32];

    private final MessageDigest digest;
    private final ByteBuffer numbers = ByteBuffer.allocate(16);

    HashChain() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    byte[] next(byte[] previous, NewEvent event) {
        return next(
                previous,
                event.aggregateId(),
                event.version(),
                event.id(),
                event.topic().wireName(),
                event.key(),
                event.type(),
                event.occurredAt(),
                event.recordedAt(),
                event.actor(),
                event.data());
    }

    byte[] next(byte[] previous, StoredEvent event) {
        return next(
                previous,
                event.aggregateId(),
                event.version(),
                event.eventId(),
                event.topic(),
                event.key(),
                event.type(),
                event.occurredAt(),
                event.recordedAt(),
                event.actor(),
                event.data());
    }

    @SuppressWarnings("TooManyParameters") // The fields of an event, in the order that the hash fixes for ever.
    private byte[] next(
            byte[] previous,
            UUID aggregateId,
            int version,
            UUID eventId,
            String topic,
            String key,
            String type,
            Instant occurredAt,
            Instant recordedAt,
            String actor,
            byte[] data) {
        digest.update(previous);
        add(aggregateId.getMostSignificantBits(), aggregateId.getLeastSignificantBits());
        add(version, data.length);
        add(eventId.getMostSignificantBits(), eventId.getLeastSignificantBits());
        add(occurredAt);
        add(recordedAt);
        add(topic);
        add(key);
        add(type);
        add(actor);
        digest.update(data);
        return digest.digest();
    }

    /** PostgreSQL keeps microseconds. */
    private void add(Instant instant) {
        add(instant.getEpochSecond(), instant.getNano() / 1_000);
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        add(bytes.length, 0);
        digest.update(bytes);
    }

    private void add(long first, long second) {
        numbers.clear().putLong(first).putLong(second);
        digest.update(numbers.array());
    }
}
