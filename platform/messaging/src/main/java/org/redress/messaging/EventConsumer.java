package org.redress.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.redress.contract.Topic;

/**
 * Between a channel and its handler. Offsets live in PostgreSQL; Kafka's group only divides the partitions. A batch is applied, its poisoned
 * records are dead-lettered, or it waits while the database is away: the framework then pauses the channel and polls on, so that
 * membership survives. Never throws, so that no failure strategy of the framework decides anything.
 */
final class EventConsumer {

    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
    private static final Duration LAST_BACKOFF = Duration.ofSeconds(3);

    /** A batch that waits longer is given back and fetched again: a worker thread is not held for minutes. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    /** Runs work on the thread that polls, where alone the consumer may be used. */
    interface PollingThread {

        /** Runs it and waits, for some seconds at most. */
        void run(java.util.function.Consumer<Consumer<?, ?>> work);

        /** Runs it some time. */
        void submit(java.util.function.Consumer<Consumer<?, ?>> work);
    }

    private final EventBatchHandler handler;
    private final Topics topics;
    private final ConsumerMetrics metrics;
    private final BatchProcessor processor;
    private final BooleanSupplier stopping;
    private final Fetches fetches;
    private final List<String> topicNames;
    private final Set<TopicPartition> unpositioned = new HashSet<>();
    private final ReentrantLock working = new ReentrantLock();

    EventConsumer(
            EventBatchHandler handler,
            DataSource dataSource,
            Topics topics,
            ConsumerMetrics metrics,
            BooleanSupplier stopping,
            String name) {
        this.handler = handler;
        this.topics = topics;
        this.metrics = metrics;
        this.stopping = stopping;
        this.processor = new BatchProcessor(handler, dataSource, metrics, stopping);
        this.fetches = Fetches.of(name);
        this.topicNames = handler.topics().stream().map(Topic::wireName).toList();
    }

    /** On the polling thread. Goes on where the database says; if it cannot be asked now, the first batch asks. */
    void assigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        fetches.restart(partitions);
        try {
            position(consumer, partitions);
        } catch (BatchProcessor.BlockedException | KafkaException e) {
            Log.LOG.warnf("%s asks for its offsets later: %s", handler.group(), e.getMessage());
            markUnpositioned(partitions);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            markUnpositioned(partitions);
        }
    }

    /** On the polling thread: these partitions may be another instance's from now on. */
    void revoked(Collection<TopicPartition> partitions) {
        fetches.restart(partitions);
        synchronized (unpositioned) {
            unpositioned.removeAll(partitions);
        }
        partitions.forEach(processor::forget);
    }

    /** On a worker thread: applies what of a batch is ours and not applied yet. */
    void consume(ConsumerRecords<byte[], byte[]> polled, PollingThread polling) {
        working.lock();
        try {
            List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>(polled.count());
            for (ConsumerRecord<byte[], byte[]> fetched : polled) {
                if (fetches.current(fetched)) {
                    batch.add(fetched);
                }
            }
            applyOrWait(batch, polling);
            polling.submit(this::measureLag);
            if (!stopping.getAsBoolean()) {
                // The next events gather: fewer and larger transactions.
                Thread.sleep(handler.gatherTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            working.unlock();
        }
    }

    private void applyOrWait(List<ConsumerRecord<byte[], byte[]>> batch, PollingThread polling)
            throws InterruptedException {
        long givesUp = System.nanoTime() + PATIENCE.toNanos();
        Duration backoff = FIRST_BACKOFF;
        while (!stopping.getAsBoolean()) {
            try {
                reposition(batch, polling);
                batch.removeIf(fetched -> !processor.awaits(fetched));
                processor.process(batch);
                return;
            } catch (BatchProcessor.FencedException e) {
                Log.LOG.infof("%s: %s", handler.group(), e.getMessage());
                markUnpositioned(partitions(batch));
            } catch (BatchProcessor.BlockedException | RuntimeException | Error e) {
                // An Error too: a channel that ended silently would be worse than one that tries again and says so.
                Throwable cause = e instanceof BatchProcessor.BlockedException ? e.getCause() : e;
                Log.LOG.warnf("%s is blocked and tries again in %d ms: %s", handler.group(), backoff.toMillis(), cause);
                if (System.nanoTime() > givesUp && giveBack(batch, polling)) {
                    return;
                }
                Thread.sleep(backoff);
                backoff = longer(backoff);
            }
        }
    }

    /** Partitions whose position is unknown are read from where the database says; their records of this batch are out of date. */
    private void reposition(List<ConsumerRecord<byte[], byte[]>> batch, PollingThread polling)
            throws BatchProcessor.BlockedException, InterruptedException {
        Set<TopicPartition> wanted;
        synchronized (unpositioned) {
            wanted = Set.copyOf(unpositioned);
        }
        if (wanted.isEmpty()) {
            return;
        }
        batch.removeIf(fetched -> wanted.contains(new TopicPartition(fetched.topic(), fetched.partition())));
        Map<TopicPartition, Long> positions = processor.stored(ConsumerOffsets.sorted(wanted), ids());
        polling.run(consumer -> {
            Set<TopicPartition> assigned = consumer.assignment();
            positions.forEach((partition, offset) -> {
                if (assigned.contains(partition)) {
                    fetches.restart(Set.of(partition));
                    consumer.seek(partition, offset);
                    processor.own(partition, offset);
                }
            });
        });
        synchronized (unpositioned) {
            unpositioned.removeAll(wanted);
        }
    }

    /** The batch is fetched again later, from the first of its records that is not applied. */
    private boolean giveBack(List<ConsumerRecord<byte[], byte[]>> batch, PollingThread polling) {
        try {
            polling.run(consumer -> {
                for (TopicPartition partition : partitions(batch)) {
                    if (consumer.assignment().contains(partition) && processor.owns(partition)) {
                        fetches.restart(Set.of(partition));
                        consumer.seek(partition, processor.applied(partition));
                    }
                }
            });
            synchronized (unpositioned) {
                return unpositioned.isEmpty();
            }
        } catch (RuntimeException e) {
            Log.LOG.debugf(e, "%s keeps its batch", handler.group());
            return false;
        }
    }

    private void position(Consumer<?, ?> consumer, Collection<TopicPartition> partitions)
            throws BatchProcessor.BlockedException, InterruptedException {
        processor.stored(ConsumerOffsets.sorted(partitions), ids()).forEach((partition, offset) -> {
            consumer.seek(partition, offset);
            processor.own(partition, offset);
        });
    }

    private Map<String, String> ids() throws BatchProcessor.BlockedException, InterruptedException {
        try {
            return topics.ids(topicNames);
        } catch (KafkaException e) {
            throw new BatchProcessor.BlockedException(e);
        }
    }

    private void markUnpositioned(Collection<TopicPartition> partitions) {
        partitions.forEach(processor::forget);
        synchronized (unpositioned) {
            unpositioned.addAll(partitions);
        }
    }

    /** From what is applied, not from what is fetched, to the end of the log as it was last seen. */
    private void measureLag(Consumer<?, ?> consumer) {
        long behind = 0;
        for (TopicPartition partition : consumer.assignment()) {
            OptionalLong ahead = consumer.currentLag(partition);
            if (ahead.isPresent() && processor.owns(partition)) {
                behind += consumer.position(partition) + ahead.getAsLong() - processor.applied(partition);
            }
        }
        metrics.lag(behind);
    }

    /** Waits for the batch under way, 10 s at most. */
    void awaitIdle() {
        try {
            if (working.tryLock(STOP_LIMIT.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)) {
                working.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<TopicPartition> partitions(List<ConsumerRecord<byte[], byte[]>> batch) {
        return batch.stream()
                .map(fetched -> new TopicPartition(fetched.topic(), fetched.partition()))
                .collect(Collectors.toSet());
    }

    private static Duration longer(Duration backoff) {
        Duration doubled = backoff.multipliedBy(2);
        return doubled.compareTo(LAST_BACKOFF) < 0 ? doubled : LAST_BACKOFF;
    }
}
