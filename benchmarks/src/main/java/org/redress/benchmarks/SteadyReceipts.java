package org.redress.benchmarks;

import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Complaints that are received now, at a steady rate, written to the topic until it is closed: what a dashboard is asked beside. */
final class SteadyReceipts implements AutoCloseable {

    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread thread;

    /** @param rate complaints a second; none if 0 */
    SteadyReceipts(Stack stack, int rate) {
        thread = new Thread(() -> write(stack, rate), "receipts");
        if (rate > 0) {
            thread.start();
        }
    }

    private void write(Stack stack, int rate) {
        long start = System.nanoTime();
        SyntheticLives lives = new SyntheticLives(start);
        try (KafkaProducer<String, byte[]> producer = new ComplaintsTopic(stack).producer(5)) {
            for (long i = 0; !closed.get(); i++) {
                LockSupport.parkNanos(start + i * 1_000_000_000L / rate - System.nanoTime());
                Future<?> ignored =
                        producer.send(ComplaintsTopic.record(lives.receipt("query-meanwhile", Instant.now())));
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed.set(true);
        thread.join();
    }
}
