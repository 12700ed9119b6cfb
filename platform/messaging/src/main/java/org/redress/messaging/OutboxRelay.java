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
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.redress.messaging.OutboxPartition.Entry;

/**
 * Publishes the outbox in lanes. Every instance runs one, without a leader: a lane's advisory lock gives it to one thread of one
 * instance for one transaction, in which its oldest events are sent, acknowledged, and removed. A transaction takes several lanes, because
 * it costs as much for one as for many. What is killed in between is sent again: duplicates, never losses, and first occurrences in order.
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
    private final int lanesTogether;
    private final LaneState[] lanes = new LaneState[OutboxPartition.LANES];
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
            DataSource dataSource,
            MessagingConfig config,
            RelaySignal signal,
            MeterRegistry registry,
            Clock clock,
            KafkaClients clients) {
        this(dataSource, config, signal, registry, clock, clients::producer);
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
        this.source = OutboxPartition.source(config.service());
        this.lanesTogether =
                Math.ceilDiv(OutboxPartition.LANES, Math.max(1, config.relay().threads()));
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
        List<Integer> healthy = new ArrayList<>();
        List<Integer> failed = new ArrayList<>();
        for (int lane : waiting) {
            if (lanes[lane].failures > 0) {
                failed.add(lane);
            } else if (healthy.size() < lanesTogether && lanes[lane].take()) {
                healthy.add(lane);
            }
        }
        boolean busy = publishTaken(healthy, publisher);
        // A lane that failed goes alone, so that it holds up no other.
        for (int lane : failed) {
            if (lanes[lane].take()) {
                busy |= publishTaken(List.of(lane), publisher);
            }
        }
        return busy;
    }

    private boolean publishTaken(List<Integer> taken, OrderedPublisher publisher)
            throws SQLException, InterruptedException {
        try {
            return !taken.isEmpty() && !stopping && publish(taken, publisher) > 0;
        } finally {
            taken.forEach(lane -> lanes[lane].taken.set(false));
        }
    }

    private List<Integer> waiting() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            long now = System.nanoTime();
            long last = backlogReadAt.get();
            if ((last == Long.MIN_VALUE || now - last > BACKLOG_EVERY.toNanos())
                    && backlogReadAt.compareAndSet(last, now)) {
                metrics.backlog(OutboxPartition.backlog(connection));
            }
            return OutboxPartition.waiting(connection);
        }
    }

    /** One transaction on some lanes, as far as no other relay has them; how many events it published. */
    private int publish(List<Integer> taken, OrderedPublisher publisher) throws SQLException, InterruptedException {
        return Databases.transact(dataSource, transaction -> {
            List<Integer> locked = OutboxPartition.lock(transaction, taken);
            if (locked.isEmpty()) {
                return 0;
            }
            // A lane that failed tries its first row alone: what stands behind it must not be sent again and again.
            boolean failedBefore = lanes[locked.getFirst()].failures > 0;
            int rows = failedBefore ? 1 : Math.max(1, config.relay().batch() / locked.size());
            List<Entry> entries = OutboxPartition.oldest(transaction, locked, rows);
            if (entries.isEmpty()) {
                return 0;
            }
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(entries.size());
            for (Entry entry : entries) {
                records.add(CloudEvents.encode(entry.event(), source));
            }
            return account(transaction, entries, publisher.publish(records));
        });
    }

    /** Keeps each lane's acknowledged front part; how many events that is. */
    private int account(Connection transaction, List<Entry> entries, OrderedPublisher.Outcome outcome)
            throws SQLException {
        Instant now = clock.instant();
        List<Entry> wholeRows = new ArrayList<>(entries.size());
        int published = 0;
        for (int begin = 0, end; begin < entries.size(); begin = end) {
            end = begin + 1;
            while (end < entries.size()
                    && entries.get(end).lane() == entries.get(begin).lane()) {
                end++;
            }
            int stop = Math.min(end, outcome.acknowledged().nextClearBit(begin));
            for (int i = begin; i < stop; i++) {
                Entry entry = entries.get(i);
                metrics.published(entry.event().recordedAt(), now);
                if (i + 1 == entries.size() || !entry.sameRow(entries.get(i + 1))) {
                    wholeRows.add(entry);
                }
            }
            published += stop - begin;
            settle(transaction, entries.subList(begin, end), stop - begin, outcome, begin);
        }
        OutboxPartition.delete(transaction, wholeRows);
        return published;
    }

    /** A lane is well, or waits at its first event that is not acknowledged, or was only dropped because of another lane. */
    private void settle(
            Connection transaction, List<Entry> ofLane, int acknowledged, OrderedPublisher.Outcome outcome, int offset)
            throws SQLException {
        LaneState state = lanes[ofLane.getFirst().lane()];
        if (acknowledged == ofLane.size()) {
            state.failures = 0;
            return;
        }
        Entry next = ofLane.get(acknowledged);
        OutboxPartition.shorten(transaction, next);
        Exception failure = outcome.failure();
        boolean own = outcome.failedAt() >= offset && outcome.failedAt() < offset + ofLane.size();
        if (failure == null || !(own || failure instanceof RetriableException)) {
            return;
        }
        state.failures = acknowledged > 0 ? 1 : state.failures + 1;
        state.restsUntil = System.nanoTime() + backoff(state.failures).toNanos();
        metrics.failed(next.lane());
        String reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        OutboxPartition.failed(transaction, next, reason);
        Log.LOG.warnf(
                "Lane %d waits at version %d of %s: %s",
                next.lane(), next.event().version(), next.event().aggregateId(), reason);
    }

    private static Duration backoff(int failures) {
        return shorter(FIRST_BACKOFF.multipliedBy(1L << Math.min(failures - 1, 10)), LAST_BACKOFF);
    }
}
