package org.redress.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Sends records in order and stops at the first that fails. A failure is noticed in the producer's own thread, which then drops
 * everything it has not sent yet; with one request in flight nothing later is on its way, so nothing overtakes the failed record.
 * One thread uses a publisher at a time.
 */
final class OrderedPublisher implements AutoCloseable {

    /**
     * How it went.
     *
     * @param acknowledged for each record whether it is on the broker; what is not, is unknown, refused, or was dropped
     * @param failedAt the record whose failure ended it, -1 if none did
     */
    record Outcome(
            BitSet acknowledged, int failedAt, @Nullable Exception failure) {}

    /** Longer than the producer's own delivery timeout, which normally decides. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private @Nullable Producer<byte[], byte[]> producer;

    OrderedPublisher(Supplier<Producer<byte[], byte[]>> producers) {
        this.producers = producers;
    }

    private record Failure(int at, Exception cause) {}

    Outcome publish(List<ProducerRecord<byte[], byte[]>> records) throws InterruptedException {
        Producer<byte[], byte[]> current = producer();
        AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        for (int i = 0; i < records.size() && failure.get() == null; i++) {
            int at = i;
            try {
                sent.add(current.send(records.get(i), (metadata, cause) -> {
                    if (cause != null && failure.compareAndSet(null, new Failure(at, cause))) {
                        current.close(Duration.ZERO);
                    }
                }));
            } catch (KafkaException | IllegalStateException e) {
                failure.compareAndSet(null, new Failure(at, e));
            }
        }
        BitSet acknowledged = await(sent, failure);
        Failure first = failure.get();
        if (first == null) {
            return new Outcome(acknowledged, -1, null);
        }
        close();
        return new Outcome(acknowledged, first.at(), first.cause());
    }

    private static BitSet await(List<Future<RecordMetadata>> sent, AtomicReference<@Nullable Failure> failure)
            throws InterruptedException {
        BitSet acknowledged = new BitSet(sent.size());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int i = 0; i < sent.size(); i++) {
            try {
                sent.get(i).get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                acknowledged.set(i);
            } catch (ExecutionException | TimeoutException e) {
                failure.compareAndSet(null, new Failure(i, e.getCause() instanceof Exception cause ? cause : e));
            }
        }
        return acknowledged;
    }

    private Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = producers.get();
        }
        return producer;
    }

    /** Ends the present producer without waiting; the next publishing makes a new one. */
    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
