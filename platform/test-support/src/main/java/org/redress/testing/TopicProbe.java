package org.redress.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts records on a topic as a service or a vandal would, and reads whole topics. The topics must exist. */
public final class TopicProbe implements AutoCloseable {

    private final String bootstrapServers;
    private final KafkaProducer<String, byte[]> producer;

    /** For the broker of this test JVM. */
    public TopicProbe() {
        this(RedressKafka.bootstrapServers());
    }

    /** For another broker. */
    public TopicProbe(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** A record as it was read. */
    public record Seen(String key, String type, UUID id, String value) {}

    /** Sends an event in binary mode and waits for its acknowledgement. */
    public void send(String topic, String key, UUID id, String type, Instant time, byte[] data) {
        ProducerRecord<String, byte[]> event = new ProducerRecord<>(topic, key, data);
        event.headers()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", id.toString().getBytes(UTF_8))
                .add("ce_type", type.getBytes(UTF_8))
                .add("ce_source", "redress/test".getBytes(UTF_8))
                .add("ce_time", time.toString().getBytes(UTF_8))
                .add("content-type", "application/json".getBytes(UTF_8));
        send(event);
    }

    /** Sends bytes that are no event. */
    public void sendRaw(String topic, String key, byte[] value) {
        send(new ProducerRecord<>(topic, key, value));
    }

    /** Every record of a topic from its start to its present end. */
    public List<Seen> all(String topic) {
        List<Seen> all = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (ConsumerRecord<String, byte[]> seen : consumer.poll(Duration.ofMillis(200))) {
                    all.add(new Seen(
                            seen.key(),
                            header(seen, "ce_type"),
                            UUID.fromString(header(seen, "ce_id")),
                            new String(seen.value(), UTF_8)));
                }
            }
        }
        return all;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private void send(ProducerRecord<String, byte[]> event) {
        try {
            producer.send(event).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker does not take the record", e);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> seen, String name) {
        var header = seen.headers().lastHeader(name);
        return header == null ? "00000000-0000-0000-0000-000000000000" : new String(header.value(), UTF_8);
    }
}
