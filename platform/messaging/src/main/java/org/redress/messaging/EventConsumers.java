package org.redress.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Leads the batches of a channel to the handler of its consumer group. */
@Singleton
public final class EventConsumers {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Handlers handlers;
    private final DataSource dataSource;
    private final Topics topics;
    private final MeterRegistry registry;
    private final Clock clock;
    private final KafkaClientService clients;
    private final Map<String, EventConsumer> byGroup = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    @Inject
    EventConsumers(
            Handlers handlers,
            DataSource dataSource,
            Topics topics,
            MeterRegistry registry,
            Clock clock,
            KafkaClientService clients) {
        this.handlers = handlers;
        this.dataSource = dataSource;
        this.topics = topics;
        this.registry = registry;
        this.clock = clock;
        this.clients = clients;
    }

    /**
     * Applies a batch, on a worker thread. Never throws: a record is applied, dead-lettered, or the batch waits.
     *
     * @param channel the name of the incoming channel
     * @param group its consumer group, that of a handler of this service
     */
    public void consume(String channel, String group, ConsumerRecords<byte[], byte[]> batch) {
        consumer(group).consume(batch, new ChannelThread(clients.getConsumer(channel)));
    }

    void assigned(
            String group,
            org.apache.kafka.clients.consumer.Consumer<?, ?> consumer,
            Collection<TopicPartition> partitions) {
        consumer(group).assigned(consumer, partitions);
    }

    void revoked(String group, Collection<TopicPartition> partitions) {
        consumer(group).revoked(partitions);
    }

    private EventConsumer consumer(String group) {
        return byGroup.computeIfAbsent(group, name -> {
            EventBatchHandler handler = handlers.ofGroup(name)
                    .orElseThrow(() -> new IllegalStateException("No handler has the consumer group " + name));
            return new EventConsumer(
                    handler, dataSource, topics, new ConsumerMetrics(registry, name, clock), () -> stopping, name);
        });
    }

    /** Lets each batch under way end, for 10 s at most. */
    void stop() {
        stopping = true;
        byGroup.values().forEach(EventConsumer::awaitIdle);
    }

    /** The polling thread of a channel. */
    record ChannelThread(KafkaConsumer<byte[], byte[]> channel) implements EventConsumer.PollingThread {

        @Override
        public void run(Consumer<org.apache.kafka.clients.consumer.Consumer<?, ?>> work) {
            channel.runOnPollingThread(
                            (Consumer<org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>>) work::accept)
                    .await()
                    .atMost(PATIENCE);
        }

        @Override
        public void submit(Consumer<org.apache.kafka.clients.consumer.Consumer<?, ?>> work) {
            var unused = channel.runOnPollingThread(
                            (Consumer<org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>>) work::accept)
                    .subscribe()
                    .with(
                            done -> {},
                            failure -> Log.LOG.debugf("Work for the polling thread failed: %s", failure.toString()));
        }
    }
}
