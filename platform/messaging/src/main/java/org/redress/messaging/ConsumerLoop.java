package org.redress.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.redress.contract.Topic;

/**
 * Feeds one handler from Kafka, in a thread of its own. Offsets live in PostgreSQL; Kafka's group only divides the partitions. While the
 * database is away the partitions are paused and polling goes on, so that membership survives; then it starts again where the database says.
 */
final class ConsumerLoop {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration POLL_WHILE_BLOCKED = Duration.ofMillis(50);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
    private static final Duration LAST_BACKOFF = Duration.ofSeconds(3);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final EventBatchHandler handler;
    private final Topics topics;
    private final String bootstrapServers;
    private final ConsumerMetrics metrics;
    private final BatchProcessor processor;
    private final List<String> topicNames;
    private final Set<TopicPartition> unpositioned = new HashSet<>();
    private final Thread thread;
    private Duration backoff = FIRST_BACKOFF;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private volatile boolean stopping;

    ConsumerLoop(
            EventBatchHandler handler,
            DataSource dataSource,
            Topics topics,
            String bootstrapServers,
            ConsumerMetrics metrics) {
        this.handler = handler;
        this.topics = topics;
        this.bootstrapServers = bootstrapServers;
        this.metrics = metrics;
        this.processor = new BatchProcessor(handler, dataSource, metrics, () -> stopping);
        this.topicNames = handler.topics().stream().map(Topic::wireName).toList();
        this.thread = new Thread(this::run, "consume-" + handler.group());
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Ends after the batch under way, without waiting for it. */
    void requestStop() {
        stopping = true;
        Consumer<byte[], byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
    }

    /** Waits for the batch under way, 10 s at most. */
    void awaitStopped() {
        try {
            if (!thread.join(STOP_LIMIT)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            topics.awaitCreated(() -> stopping);
            while (!stopping) {
                try {
                    consume();
                } catch (WakeupException e) {
                    Log.LOG.debugf("%s was woken to stop", handler.group());
                } catch (RuntimeException | Error e) {
                    // An Error too: a loop that ended silently would be worse than one that tries again and says so.
                    Log.LOG.errorf(e, "%s starts its consumer again", handler.group());
                    Thread.sleep(nextBackoff());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void consume() throws InterruptedException {
        Map<String, Object> settings = KafkaSettings.consumer(bootstrapServers, handler.maxBatch());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, handler.group());
        KafkaConsumer<byte[], byte[]> opened = new KafkaConsumer<>(settings);
        try {
            consumer = opened;
            opened.subscribe(topicNames, new Assignment(opened));
            while (!stopping) {
                step(opened);
            }
        } finally {
            consumer = null;
            opened.close(CloseOptions.timeout(CLOSE_LIMIT));
            unpositioned.clear();
        }
    }

    private void step(Consumer<byte[], byte[]> from) throws InterruptedException {
        try {
            if (!unpositioned.isEmpty()) {
                position(from);
            }
            List<ConsumerRecord<byte[], byte[]>> taken = take(from);
            processor.process(taken);
            long behind = measureLag(from);
            backoff = FIRST_BACKOFF;
            if (!taken.isEmpty() && behind < handler.maxBatch() && !stopping) {
                // The next events gather on the broker: fewer and larger transactions.
                Thread.sleep(handler.gatherTime());
            }
        } catch (BatchProcessor.FencedException e) {
            Log.LOG.infof("%s: %s", handler.group(), e.getMessage());
            unpositioned.addAll(from.assignment());
        } catch (BatchProcessor.BlockedException e) {
            block(from, String.valueOf(e.getCause()));
        }
    }

    /** Goes on where the database says; the partitions were paused until now. */
    private void position(Consumer<byte[], byte[]> from) throws BatchProcessor.BlockedException, InterruptedException {
        List<TopicPartition> wanted = ConsumerOffsets.sorted(unpositioned);
        Map<TopicPartition, Long> positions = processor.position(wanted, topics.ids(topicNames));
        positions.forEach(from::seek);
        from.resume(wanted);
        unpositioned.clear();
    }

    /** What a poll gives, only from partitions whose position we know. */
    private List<ConsumerRecord<byte[], byte[]>> take(Consumer<byte[], byte[]> from) {
        List<ConsumerRecord<byte[], byte[]>> taken = new ArrayList<>();
        from.poll(POLL).forEach(taken::add);
        taken.removeIf(received -> !processor.owns(new TopicPartition(received.topic(), received.partition())));
        return taken;
    }

    /** Waits with paused partitions while polling goes on; what was fetched and not committed is fetched again afterwards. */
    private void block(Consumer<byte[], byte[]> from, String reason) {
        Duration pause = nextBackoff();
        Log.LOG.warnf("%s is blocked and tries again in %d ms: %s", handler.group(), pause.toMillis(), reason);
        measureLag(from);
        from.pause(from.assignment());
        unpositioned.addAll(from.assignment());
        long deadline = System.nanoTime() + pause.toNanos();
        while (!stopping && deadline - System.nanoTime() > 0) {
            from.poll(POLL_WHILE_BLOCKED);
        }
    }

    private Duration nextBackoff() {
        Duration pause = backoff;
        Duration doubled = backoff.multipliedBy(2);
        backoff = doubled.compareTo(LAST_BACKOFF) < 0 ? doubled : LAST_BACKOFF;
        return pause;
    }

    /** From what is applied, not from what is fetched, to the end of the log as it was last seen. */
    private long measureLag(Consumer<byte[], byte[]> from) {
        long behind = 0;
        for (TopicPartition partition : from.assignment()) {
            OptionalLong ahead = from.currentLag(partition);
            if (ahead.isPresent() && processor.owns(partition)) {
                behind +=
                        from.position(partition, POLL_WHILE_BLOCKED) + ahead.getAsLong() - processor.applied(partition);
            }
        }
        metrics.lag(behind);
        return behind;
    }

    /** A partition that comes is read only after its position is known; one that goes is not ours any more. */
    private final class Assignment implements ConsumerRebalanceListener {

        private final Consumer<byte[], byte[]> from;

        Assignment(Consumer<byte[], byte[]> from) {
            this.from = from;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            from.pause(partitions);
            unpositioned.addAll(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            unpositioned.removeAll(partitions);
            partitions.forEach(processor::forget);
        }
    }
}
