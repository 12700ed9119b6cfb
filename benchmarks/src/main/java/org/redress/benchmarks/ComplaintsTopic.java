package org.redress.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.redress.contract.Topic;
import org.redress.contract.complaint.ComplaintEvent;

/** The complaints topic of the running stack: how much it holds, and invented lives written to it. */
final class ComplaintsTopic {

    static final String NAME = Topic.COMPLAINTS.wireName();

    private static final int IN_FLIGHT = 10_000;

    private final Stack stack;

    ComplaintsTopic(Stack stack) {
        this.stack = stack;
    }

    /** How many records it holds. */
    long size() {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** Writes lives until it holds that many records. Each call invents others. */
    void fill(long events) throws ExecutionException, InterruptedException {
        long present = size();
        if (present < events) {
            write(events - present, present);
        }
    }

    /** Writes whole lives, at least so many events, as fast as the broker takes them. */
    void write(long events, long seed) throws ExecutionException, InterruptedException {
        SyntheticLives lives = new SyntheticLives(seed);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<String, byte[]> producer = producer(20)) {
            for (long made = 0; made < events; made += SyntheticLives.EVENTS_PER_CASE) {
                lives.next(event -> sent.add(producer.send(record(event))));
                if (sent.size() > IN_FLIGHT) {
                    await(sent);
                }
            }
            await(sent);
        }
    }

    KafkaProducer<String, byte[]> producer(int lingerMillis) {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", stack.kafka());
        config.put("acks", "all");
        config.put("linger.ms", lingerMillis);
        config.put("batch.size", 256 * 1024);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", stack.kafka());
        config.put("max.poll.records", 5000);
        config.put("enable.auto.commit", false);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** A consumer of all partitions, from their beginning. */
    KafkaConsumer<String, byte[]> consumerFromTheBeginning() {
        KafkaConsumer<String, byte[]> consumer = consumer();
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    static ProducerRecord<String, byte[]> record(ComplaintEvent event) {
        var record = new ProducerRecord<>(NAME, event.complaintId().toString(), event.write());
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", new UUID(event.complaintId().getMostSignificantBits(), event.version()).toString());
        header(record, "ce_type", event.type().wireName());
        header(record, "ce_source", "redress/bench");
        header(record, "ce_time", event.occurredAt().toString());
        header(record, "ce_subject", event.complaintId().toString());
        header(record, "content-type", "application/json");
        return record;
    }

    private static void await(List<Future<RecordMetadata>> sent) throws ExecutionException, InterruptedException {
        for (Future<RecordMetadata> future : sent) {
            future.get();
        }
        sent.clear();
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        return consumer.partitionsFor(NAME).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }
}
