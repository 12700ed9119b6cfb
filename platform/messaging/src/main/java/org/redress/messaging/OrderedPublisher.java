package org.redress.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /** How far it got: the first {@code acknowledged} records are on the broker; what follows is unknown or refused. */
    record Outcome(int acknowledged, @Nullable Exception failure) {}

    /** Longer than the producer's own delivery timeout, which normally decides. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private @Nullable Producer<byte[], byte[]> producer;

    OrderedPublisher(Supplier<Producer<byte[], byte[]>> producers) {
        this.producers = producers;
    }

    Outcome publish(List<ProducerRecord<byte[], byte[]>> records) throws InterruptedException {
        Producer<byte[], byte[]> current = producer();
        AtomicBoolean failed = new AtomicBoolean();
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        Exception refused = null;
        for (ProducerRecord<byte[], byte[]> next : records) {
            if (failed.get()) {
                break;
            }
            try {
                Future<RecordMetadata> future = current.send(next, (metadata, failure) -> {
                    if (failure != null && failed.compareAndSet(false, true)) {
                        current.close(Duration.ZERO);
                    }
                });
                sent.add(future);
            } catch (KafkaException | IllegalStateException e) {
                refused = e;
                break;
            }
        }
        Outcome outcome = await(sent, refused);
        if (outcome.failure() != null) {
            close();
        }
        return outcome;
    }

    private static Outcome await(List<Future<RecordMetadata>> sent, @Nullable Exception refused)
            throws InterruptedException {
        int acknowledged = 0;
        for (Future<RecordMetadata> future : sent) {
            try {
                future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                acknowledged++;
            } catch (ExecutionException | TimeoutException e) {
                return new Outcome(acknowledged, e.getCause() instanceof Exception cause ? cause : e);
            }
        }
        return new Outcome(acknowledged, refused);
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
