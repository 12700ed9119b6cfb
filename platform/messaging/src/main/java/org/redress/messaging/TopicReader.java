package org.redress.messaging;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.redress.contract.Topic;

/**
 * Reads whole topics from the beginning to where they end now, outside every consumer group: for rebuilding what was derived from them.
 * In order within each partition, so within each case.
 */
public final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaClients clients;

    /** Takes the clients of the broker. */
    public TopicReader(KafkaClients clients) {
        this.clients = clients;
    }

    /** Gets the events in batches. */
    @FunctionalInterface
    public interface Sink {

        /** Takes the next events; what it throws ends the reading. */
        void accept(List<ReceivedEvent> events) throws SQLException;
    }

    /**
     * How much was read.
     *
     * @param events decoded and given to the sink
     * @param undecodable records that are no CloudEvents of ours; the live consumer has parked them
     * @param ends the offset behind the last record, by {@code topic-partition}
     */
    public record Summary(long events, long undecodable, Map<String, Long> ends) {}

    /**
     * Reads everything that is there at the time of the call.
     *
     * @param batch the most events that the sink gets at once
     * @throws SQLException as the sink does
     */
    public Summary read(Collection<Topic> topics, int batch, Sink sink) throws SQLException {
        try (KafkaConsumer<byte[], byte[]> consumer = clients.reader(batch)) {
            List<TopicPartition> partitions = partitions(consumer, topics);
            return read(consumer, consumer.endOffsets(partitions), sink);
        }
    }

    /**
     * Reads one partition from its beginning to an offset, or to its end if that comes first.
     *
     * @param until the offset to end at, excluded
     * @param batch the most events that the sink gets at once
     * @throws SQLException as the sink does
     */
    public Summary read(String topic, int partition, long until, int batch, Sink sink) throws SQLException {
        try (KafkaConsumer<byte[], byte[]> consumer = clients.reader(batch)) {
            TopicPartition only = new TopicPartition(topic, partition);
            long end = consumer.endOffsets(List.of(only)).getOrDefault(only, 0L);
            return read(consumer, Map.of(only, Math.min(until, end)), sink);
        }
    }

    private static Summary read(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Sink sink)
            throws SQLException {
        consumer.assign(ends.keySet());
        consumer.seekToBeginning(ends.keySet());
        long read = 0;
        long undecodable = 0;
        while (!allRead(consumer, ends)) {
            List<ReceivedEvent> events = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> source : consumer.poll(POLL)) {
                if (source.offset() < end(ends, source)) {
                    try {
                        events.add(CloudEvents.decode(source));
                    } catch (CloudEvents.UndecodableException e) {
                        undecodable++;
                        Log.LOG.debugf("Not read: %s offset %d: %s", source.topic(), source.offset(), e.getMessage());
                    }
                }
            }
            if (!events.isEmpty()) {
                sink.accept(events);
                read += events.size();
            }
        }
        Map<String, Long> named = new HashMap<>();
        ends.forEach((partition, end) -> named.put(partition.toString(), end));
        return new Summary(read, undecodable, named);
    }

    private static long end(Map<TopicPartition, Long> ends, ConsumerRecord<byte[], byte[]> source) {
        return ends.getOrDefault(new TopicPartition(source.topic(), source.partition()), 0L);
    }

    private static boolean allRead(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, Collection<Topic> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic topic : topics) {
            consumer.partitionsFor(topic.wireName())
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        return partitions;
    }
}
