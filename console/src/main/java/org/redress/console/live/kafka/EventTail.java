package org.redress.console.live.kafka;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.redress.console.live.HintFeed;
import org.redress.contract.Topic;
import org.redress.kit.Uuids;
import org.redress.messaging.KafkaClients;

/**
 * Reads the events as they come, from the end, on every instance: no consumer group and no stored offsets, because a hint that nobody was
 * there to see is worth nothing. Reads no more of an event than id and version.
 */
@ApplicationScoped
class EventTail {

    private static final Logger LOG = Logger.getLogger(EventTail.class);
    private static final JsonFactory JSON = new JsonFactory();
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Hints are conflated anyway; reading each event by itself would cost more than the hints are worth. */
    private static final Duration GATHER = Duration.ofMillis(50);

    private static final String TYPE_PREFIX = "org.redress.complaint.";

    private final KafkaClients clients;
    private final HintFeed feed;
    private volatile boolean running = true;
    private volatile @Nullable Consumer<byte[], byte[]> current;
    private volatile @Nullable Thread thread;

    EventTail(KafkaClients clients, HintFeed feed) {
        this.clients = clients;
        this.feed = feed;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().daemon().name("event-tail").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        Thread reader = thread;
        if (reader != null) {
            // It is woken and ends by itself; an interrupt would disturb the consumer while it closes.
            if (!reader.join(Duration.ofSeconds(5))) {
                reader.interrupt();
            }
        }
    }

    private void run() {
        while (running) {
            try (Consumer<byte[], byte[]> consumer = clients.tail("console-live")) {
                current = consumer;
                read(consumer);
            } catch (WakeupException | org.apache.kafka.common.errors.InterruptException e) {
                LOG.debug("Stopped reading events");
            } catch (OffsetOutOfRangeException e) {
                feed.lost();
            } catch (UnknownTopicOrPartitionException e) {
                // Their services create them when they start for the first time.
                LOG.infof("No live updates yet: %s", e.getMessage());
                feed.lost();
                pause(PAUSE);
            } catch (KafkaException e) {
                LOG.warnf("No live updates until Kafka answers: %s", e.getMessage());
                feed.lost();
                pause(PAUSE);
            } finally {
                current = null;
            }
        }
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        feed.lost();
        LOG.debugf("Reading events of %d partitions", partitions.size());
        while (running) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(500));
            records.forEach(this::hint);
            if (!records.isEmpty()) {
                pause(GATHER);
            }
        }
    }

    private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic topic : List.of(Topic.COMPLAINTS, Topic.FEEDBACK)) {
            List<PartitionInfo> found = consumer.partitionsFor(topic.wireName(), Duration.ofSeconds(5));
            if (found == null || found.isEmpty()) {
                throw new UnknownTopicOrPartitionException("The topic " + topic.wireName() + " does not exist yet");
            }
            found.forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        return partitions;
    }

    private void hint(ConsumerRecord<byte[], byte[]> record) {
        Optional<UUID> key =
                record.key() == null ? Optional.empty() : Uuids.parse(new String(record.key(), StandardCharsets.UTF_8));
        if (key.isEmpty() || record.value() == null) {
            return;
        }
        try {
            if (record.topic().equals(Topic.COMPLAINTS.wireName())) {
                feed.complaint(key.get(), version(record.value()), shortType(record));
            } else {
                Optional<UUID> complaint = text(record.value(), "complaintId").flatMap(Uuids::parse);
                Optional<UUID> sheet = text(record.value(), "feedbackId").flatMap(Uuids::parse);
                feed.feedback(sheet.orElse(key.get()), complaint.orElse(null));
            }
        } catch (IOException e) {
            LOG.debugf("No hint from %s-%d@%d: not JSON", record.topic(), record.partition(), record.offset());
        }
    }

    private static int version(byte[] json) throws IOException {
        return field(json, "version").map(Integer::parseInt).orElse(0);
    }

    private static Optional<String> text(byte[] json, String name) throws IOException {
        return field(json, name);
    }

    /** A scalar member of the outermost object; stops reading there. */
    private static Optional<String> field(byte[] json, String name) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(name);
                JsonToken value = parser.nextToken();
                if (wanted) {
                    return value.isScalarValue() && value != JsonToken.VALUE_NULL
                            ? Optional.of(parser.getText())
                            : Optional.empty();
                }
                parser.skipChildren();
            }
            return Optional.empty();
        }
    }

    private static String shortType(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader("ce_type");
        String type = header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
        int version = type.lastIndexOf('.');
        return type.startsWith(TYPE_PREFIX) && version > TYPE_PREFIX.length()
                ? type.substring(TYPE_PREFIX.length(), version)
                : "";
    }

    private void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
