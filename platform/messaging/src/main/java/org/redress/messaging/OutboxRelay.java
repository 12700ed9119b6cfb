package org.redress.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.redress.messaging.OutboxLane.Entry;

/**
 * Publishes the outbox, lane by lane. Every instance runs one, without a leader: a lane's advisory lock gives it to one thread of one
 * instance for one transaction, in which its oldest events are sent, acknowledged, and removed. What is killed in between is sent again:
 * duplicates, never losses, and first occurrences in order.
 */
@Singleton
public final class OutboxRelay {

    private static final Duration BACKLOG_EVERY = Duration.ofSeconds(5);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
    private static final Duration LAST_BACKOFF = Duration.ofSeconds(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final DataSource dataSource;
    private final MessagingConfig config;
    private final RelaySignal signal;
    private final RelayMetrics metrics;
    private final Clock clock;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final byte[] source;
    private final LaneState[] lanes = new LaneState[OutboxLane.LANES];
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong backlogReadAt = new AtomicLong(Long.MIN_VALUE);
    private volatile boolean stopping;

    /** What this instance knows of a lane: whether one of its threads has it, and until when it rests after a failure. */
    private static final class LaneState {
        final AtomicBoolean taken = new AtomicBoolean();
        volatile long restsUntil;
        volatile int failures;

        boolean take() {
            boolean rests = failures > 0 && restsUntil - System.nanoTime() > 0;
            return !rests && taken.compareAndSet(false, true);
        }
    }

    @Inject
    OutboxRelay(
            DataSource dataSource, MessagingConfig config, RelaySignal signal, MeterRegistry registry, Clock clock) {
        this(
                dataSource,
                config,
                signal,
                registry,
                clock,
                () -> new KafkaProducer<>(KafkaSettings.producer(config.kafka())));
    }

    OutboxRelay(
            DataSource dataSource,
            MessagingConfig config,
            RelaySignal signal,
            MeterRegistry registry,
            Clock clock,
            Supplier<Producer<byte[], byte[]>> producers) {
        this.dataSource = dataSource;
        this.config = config;
        this.signal = signal;
        this.clock = clock;
        this.producers = producers;
        this.metrics = new RelayMetrics(registry);
        this.source = OutboxLane.source(config.service());
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] = new LaneState();
        }
    }

    /** Starts publishing in threads of its own. */
    public synchronized void start() {
        for (int i = 0; i < config.relay().threads(); i++) {
            Thread thread = new Thread(this::run, "relay-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /** Lets the transactions under way end, for 10 s at most, and stops. */
    public synchronized void stop() {
        stopping = true;
        signal.wake();
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (thread.isAlive()) {
                thread.interrupt();
            }
        }
        threads.clear();
    }

    /** What waits to be published, as of some seconds ago. */
    public OutboxBacklog backlog() {
        return metrics.backlog();
    }

    private void run() {
        Duration pause = config.relay().poll();
        Duration backoff = FIRST_BACKOFF;
        try (OrderedPublisher publisher = new OrderedPublisher(producers)) {
            while (!stopping) {
                long seen = signal.commits();
                try {
                    boolean busy = round(publisher);
                    backoff = FIRST_BACKOFF;
                    if (busy) {
                        pause = config.relay().poll();
                        continue;
                    }
                    signal.await(seen, pause);
                    pause = shorter(pause.multipliedBy(2), config.relay().idlePoll());
                    // Commits come in swarms: gather the next few.
                    if (!stopping) {
                        Thread.sleep(config.relay().linger());
                    }
                } catch (SQLException | RuntimeException | Error e) {
                    Log.LOG.warnf("The relay waits %d ms: %s", backoff.toMillis(), e.toString());
                    Log.LOG.debug("The relay's failure", e);
                    signal.await(signal.commits(), backoff);
                    backoff = shorter(backoff.multipliedBy(2), LAST_BACKOFF);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** One look at all lanes; whether anything was published. */
    private boolean round(OrderedPublisher publisher) throws SQLException, InterruptedException {
        List<Integer> waiting = waiting();
        Collections.shuffle(waiting);
        boolean busy = false;
        for (int lane : waiting) {
            LaneState state = lanes[lane];
            if (stopping) {
                return false;
            }
            if (!state.take()) {
                continue;
            }
            try {
                busy |= publish(lane, publisher) > 0;
            } finally {
                state.taken.set(false);
            }
        }
        return busy;
    }

    private List<Integer> waiting() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            long now = System.nanoTime();
            long last = backlogReadAt.get();
            if ((last == Long.MIN_VALUE || now - last > BACKLOG_EVERY.toNanos())
                    && backlogReadAt.compareAndSet(last, now)) {
                metrics.backlog(OutboxLane.backlog(connection));
            }
            return OutboxLane.waiting(connection);
        }
    }

    /** One transaction on one lane; how many events it published. */
    private int publish(int lane, OrderedPublisher publisher) throws SQLException, InterruptedException {
        return Databases.transact(dataSource, transaction -> {
            if (!OutboxLane.lock(transaction, lane)) {
                return 0;
            }
            // A lane that failed tries its first row alone: what stands behind it must not be sent again and again.
            int rows = lanes[lane].failures > 0 ? 1 : config.relay().batch();
            List<Entry> entries = OutboxLane.oldest(transaction, lane, rows);
            if (entries.isEmpty()) {
                return 0;
            }
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(entries.size());
            for (Entry entry : entries) {
                records.add(CloudEvents.encode(entry.event(), source));
            }
            OrderedPublisher.Outcome outcome = publisher.publish(records);
            OutboxLane.published(transaction, lane, entries, outcome.acknowledged());
            account(transaction, lane, entries, outcome);
            return outcome.acknowledged();
        });
    }

    private void account(Connection transaction, int lane, List<Entry> entries, OrderedPublisher.Outcome outcome)
            throws SQLException {
        LaneState state = lanes[lane];
        Instant now = clock.instant();
        for (Entry entry : entries.subList(0, outcome.acknowledged())) {
            metrics.published(entry.event().recordedAt(), now);
        }
        if (outcome.failure() == null) {
            state.failures = 0;
            return;
        }
        state.failures = outcome.acknowledged() > 0 ? 1 : state.failures + 1;
        state.restsUntil = System.nanoTime() + backoff(state.failures).toNanos();
        metrics.failed(lane);
        Entry failed = entries.get(outcome.acknowledged());
        String reason = outcome.failure().getClass().getSimpleName() + ": "
                + outcome.failure().getMessage();
        OutboxLane.failed(transaction, lane, failed, reason);
        Log.LOG.warnf(
                "Lane %d waits at version %d of %s: %s",
                lane, failed.event().version(), failed.event().aggregateId(), reason);
    }

    private static Duration backoff(int failures) {
        return shorter(FIRST_BACKOFF.multipliedBy(1L << Math.min(failures - 1, 10)), LAST_BACKOFF);
    }
}
