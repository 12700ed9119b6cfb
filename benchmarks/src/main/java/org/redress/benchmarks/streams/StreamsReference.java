package org.redress.benchmarks.streams;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Folds a topic of complaints with Kafka Streams, exactly once, into two stores on disk with their changelogs: the life of each complaint,
 * and the cells of each partition. What a complaint counts for is asked of the same code that kpi-service uses. Cells stay in their
 * partition: a query would have to add them up, which is left out here, in the topology's favour.
 */
public final class StreamsReference {

    private static final String LIVES = "lives";
    private static final String CELLS = "cells";

    private StreamsReference() {}

    /**
     * What a run did.
     *
     * @param rate events a second, the last commit included
     * @param lives complaints that were begun
     * @param cells cells that were begun, in all partitions
     */
    public record Outcome(double rate, long lives, long cells) {}

    /** Folds the topic from its beginning to so many events, and takes its traces away again. */
    public static Outcome run(String bootstrap, String topic, long events) throws IOException, InterruptedException {
        String application = "bench-streams-" + UUID.randomUUID();
        Path state = Files.createTempDirectory("redress-streams");
        Progress progress = new Progress();
        long start = System.nanoTime();
        try {
            fold(topology(topic, progress), config(application, bootstrap, state), progress, events);
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Outcome(events / seconds, progress.lives(), progress.cells());
        } finally {
            delete(state);
            forget(bootstrap, application);
        }
    }

    /** Ends when everything is committed. */
    private static void fold(Topology topology, Properties config, Progress progress, long events)
            throws InterruptedException {
        KafkaStreams streams = new KafkaStreams(topology, config);
        try {
            streams.start();
            while (progress.events() < events) {
                if (streams.state() == KafkaStreams.State.ERROR) {
                    throw new IllegalStateException("The topology failed");
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } finally {
            streams.close();
        }
    }

    private static Topology topology(String topic, Progress progress) {
        return new Topology()
                .addSource("events", new StringDeserializer(), new ByteArrayDeserializer(), topic)
                .addProcessor("fold", () -> new Fold(topic, LIVES, CELLS, progress), "events")
                .addStateStore(store(LIVES), "fold")
                .addStateStore(store(CELLS), "fold");
    }

    private static StoreBuilder<KeyValueStore<byte[], byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }

    private static Properties config(String application, String bootstrap, Path state) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1000);
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 256L * 1024 * 1024);
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 5000);
        config.put(StreamsConfig.producerPrefix("compression.type"), "lz4");
        return config;
    }

    private static void forget(String bootstrap, String application) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.deleteTopics(
                            List.of(application + "-" + LIVES + "-changelog", application + "-" + CELLS + "-changelog"))
                    .all()
                    .get();
            // A topology stays a member for a while after it is closed.
            admin.removeMembersFromConsumerGroup(application, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
            admin.deleteConsumerGroups(List.of(application)).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The topology's topics could not be deleted", e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
