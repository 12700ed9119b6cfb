package org.redress.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.redress.contract.Topic;
import org.redress.contract.complaint.ClockFact;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.contract.complaint.ComplaintEventType;

/** Sees the breaches of one source as they come over Kafka, from the moment it is made. */
final class BreachWatch implements AutoCloseable {

    private static final String BREACHED = ComplaintEventType.SLA_BREACHED.wireName();

    private final KafkaConsumer<String, byte[]> consumer;
    private final String source;
    private final List<Long> recorded = new ArrayList<>();
    private final List<Long> seen = new ArrayList<>();

    BreachWatch(Stack stack, String source) {
        this.source = source;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.kafka(), "enable.auto.commit", "false", "fetch.min.bytes", "1"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        String topic = Topic.COMPLAINTS.wireName();
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Waits for breaches until there are so many, or the time is over. */
    void await(int expected, Instant end) {
        while (seen.size() < expected && Instant.now().isBefore(end)) {
            var records = consumer.poll(Duration.ofMillis(100));
            Instant now = Instant.now();
            for (ConsumerRecord<String, byte[]> record : records) {
                note(record, now);
            }
        }
    }

    private void note(ConsumerRecord<String, byte[]> record, Instant now) {
        Header type = record.headers().lastHeader("ce_type");
        if (type == null || !BREACHED.equals(new String(type.value(), StandardCharsets.UTF_8))) {
            return;
        }
        ComplaintEvent event = ComplaintEvent.read(BREACHED, record.value());
        if (!source.equals(event.dimensions().source())) {
            return;
        }
        for (ClockFact clock : event.fact().clocks()) {
            Instant dueAt = clock.dueAt();
            if (dueAt != null) {
                recorded.add(Duration.between(dueAt, event.recordedAt()).toNanos());
                seen.add(Duration.between(dueAt, now).toNanos());
            }
        }
    }

    /** From the deadline to the beginning of the transaction that announced it. */
    Latencies recorded() {
        return new Latencies(recorded.stream().mapToLong(Long::longValue).toArray());
    }

    /** From the deadline to a consumer of Kafka. */
    Latencies seen() {
        return new Latencies(seen.stream().mapToLong(Long::longValue).toArray());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
