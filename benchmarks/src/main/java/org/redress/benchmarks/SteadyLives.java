package org.redress.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * Whole lives of five events, at a steady rate, written to the topic until it is closed: what a dashboard is asked beside. They fall into
 * the last month of the year that is asked about, as those of a live system do, so that its days change all the time.
 */
final class SteadyLives implements AutoCloseable {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z").minus(MONTH);

    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread thread;
    private final double rate;

    /** @param rate lives a second; none if 0 */
    SteadyLives(Stack stack, double rate) {
        thread = new Thread(() -> write(stack, rate), "lives");
        this.rate = rate;
    }

    void begin() {
        if (rate > 0) {
            thread.start();
        }
    }

    private void write(Stack stack, double rate) {
        long start = System.nanoTime();
        SyntheticLives lives = new SyntheticLives(start);
        try (KafkaProducer<String, byte[]> producer = new ComplaintsTopic(stack).producer(5)) {
            for (long i = 0; !closed.get(); i++) {
                long due = start + (long) (i * 1e9 / rate);
                while (!closed.get() && System.nanoTime() < due) {
                    LockSupport.parkNanos(Math.min(due - System.nanoTime(), 100_000_000));
                }
                lives.next(FIRST, MONTH, event -> {
                    Future<?> ignored = producer.send(ComplaintsTopic.record(event));
                });
            }
        }
    }

    @Override
    public void close() {
        closed.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
