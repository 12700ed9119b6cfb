package org.redress.kpi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.redress.contract.Topic;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.contract.feedback.FeedbackEvent;
import org.redress.testing.RedressKafka;

/** Puts events on the topics, as the other services do, and records that they never would. */
public final class TopicProducer implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of(
                    "bootstrap.servers",
                    RedressKafka.bootstrapServers(),
                    "acks",
                    "all",
                    "linger.ms",
                    5,
                    "max.block.ms",
                    60_000),
            new StringSerializer(),
            new ByteArraySerializer());
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private final Random ids = new Random(17);

    /** Sends a complaint's event. */
    public void send(ComplaintEvent event) {
        send(Topic.COMPLAINTS, event.complaintId().toString(), event.type().wireName(), event.write());
    }

    /** Sends an answer sheet's event. */
    public void send(FeedbackEvent event) {
        send(Topic.FEEDBACK, event.key(), event.type().wireName(), event.write());
    }

    /** Sends a record with a CloudEvents head. */
    public void send(Topic topic, String key, String type, byte[] data) {
        send(new ProducerRecord<>(topic.wireName(), key, data), type);
    }

    /** Sends a complaint's event to a partition that its key does not belong to, as after a change of their number. */
    public void send(ComplaintEvent event, int partition) {
        send(
                new ProducerRecord<>(
                        Topic.COMPLAINTS.wireName(),
                        partition,
                        event.complaintId().toString(),
                        event.write()),
                event.type().wireName());
    }

    private void send(ProducerRecord<String, byte[]> record, String type) {
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", new UUID(ids.nextLong(), ids.nextLong()).toString(),
                        "ce_type", type,
                        "ce_source", "redress/test",
                        "ce_time", "2026-01-01T00:00:00Z",
                        "ce_subject", record.key(),
                        "content-type", "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        sent.add(producer.send(record));
    }

    /** Waits until the broker has everything. */
    public void flush() throws InterruptedException {
        producer.flush();
        try {
            for (Future<RecordMetadata> future : sent) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker refused a record", e);
        }
        sent.clear();
    }

    @Override
    public void close() {
        producer.close();
    }
}
