package org.redress.messaging;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.KafkaCDIEvents;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import io.smallrye.reactive.messaging.kafka.commit.KafkaIgnoreCommit;
import io.smallrye.reactive.messaging.kafka.fault.KafkaIgnoreFailure;
import io.smallrye.reactive.messaging.kafka.impl.KafkaSource;
import io.vertx.mutiny.core.Vertx;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.redress.contract.Topic;

/** A channel of the real connector with the settings of the service kit, put together without a container so that one test can have several. */
final class TestChannel implements AutoCloseable {

    private static final Vertx VERTX = Vertx.vertx();

    private final KafkaSource<byte[], byte[]> source;
    private final EventConsumer consumer;
    private final Cancellable subscription;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("channel-worker").factory());
    private volatile boolean stopping;

    TestChannel(Stage stage, EventBatchHandler handler, int maxPoll) {
        String name = handler.group() + "-" + UUID.randomUUID();
        ConsumerMetrics metrics = new ConsumerMetrics(stage.registry, handler.group(), Clock.systemUTC());
        consumer = new EventConsumer(handler, stage.dataSource, stage.topics, metrics, () -> stopping, name);
        source = new KafkaSource<>(
                VERTX,
                handler.group(),
                new KafkaConnectorIncomingConfiguration(new SmallRyeConfigBuilder()
                        .withSources(
                                new PropertiesConfigSource(settings(stage, handler, maxPoll, name), "channel", 500))
                        .build()),
                Fixed.none(),
                Fixed.of(new KafkaIgnoreCommit.Factory()),
                Fixed.of(new KafkaIgnoreFailure.Factory()),
                Fixed.of(new Listener(consumer)),
                new NoEvents(),
                Fixed.none(),
                Fixed.none(),
                -1);
        EventConsumer.PollingThread polling = new EventConsumers.ChannelThread(source.getConsumer());
        subscription = source.getBatchStream()
                .onItem()
                .transformToUniAndConcatenate(batch -> Uni.createFrom()
                        .item(() -> {
                            consumer.consume(records(batch), polling);
                            return batch;
                        })
                        .runSubscriptionOn(worker))
                .subscribe()
                .with(done -> {}, failure -> Log.LOG.error("The channel failed", failure));
    }

    private static Map<String, String> settings(Stage stage, EventBatchHandler handler, int maxPoll, String name) {
        Map<String, String> settings = new HashMap<>();
        settings.put("channel-name", "events");
        settings.put("bootstrap.servers", stage.kafka);
        settings.put("topics", handler.topics().stream().map(Topic::wireName).collect(Collectors.joining(",")));
        settings.put("group.id", handler.group());
        settings.put(Fetches.CONSUMER, name);
        settings.put("batch", "true");
        settings.put("commit-strategy", "ignore");
        settings.put("failure-strategy", "ignore");
        settings.put("consumer-rebalance-listener.name", "positions");
        settings.put("interceptor.classes", FetchMark.class.getName());
        settings.put("cloud-events", "false");
        settings.put("max-queue-size-factor", "1");
        settings.put("poll-timeout", "20");
        settings.put("key.deserializer", ByteArrayDeserializer.class.getName());
        settings.put("value.deserializer", ByteArrayDeserializer.class.getName());
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        settings.put("max.poll.records", Integer.toString(maxPoll));
        settings.put("session.timeout.ms", "10000");
        settings.put("heartbeat.interval.ms", "2000");
        settings.put("allow.auto.create.topics", "false");
        settings.put("fetch.max.wait.ms", "250");
        return settings;
    }

    @SuppressWarnings("unchecked")
    private static ConsumerRecords<byte[], byte[]> records(IncomingKafkaRecordBatch<byte[], byte[]> batch) {
        return batch.getMetadata()
                .get(IncomingKafkaRecordBatchMetadata.class)
                .orElseThrow()
                .getRecords();
    }

    /** Lets the batch under way end, and leaves the group. */
    @Override
    public void close() {
        stopping = true;
        consumer.awaitIdle();
        subscription.cancel();
        source.closeQuietly();
        worker.shutdownNow();
    }

    private record Listener(EventConsumer events) implements KafkaConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            events.assigned(consumer, partitions);
        }

        @Override
        public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            events.revoked(partitions);
        }

        @Override
        public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            events.revoked(partitions);
        }
    }

    private static final class NoEvents extends KafkaCDIEvents {

        @Override
        public jakarta.enterprise.event.Event<Consumer<?, ?>> consumer() {
            return new Fixed.Unheard<>();
        }
    }
}
