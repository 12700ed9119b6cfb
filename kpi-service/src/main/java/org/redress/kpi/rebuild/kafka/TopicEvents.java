package org.redress.kpi.rebuild.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.redress.contract.InvalidEventException;
import org.redress.kpi.projection.FactUpdate;
import org.redress.kpi.projection.kafka.EventDecoder;
import org.redress.kpi.rebuild.EventSource;
import org.redress.messaging.KafkaClients;
import org.redress.messaging.ReceivedEvent;
import org.redress.messaging.TopicReader;

/** Reads outside every consumer group, so that nothing else notices. */
@ApplicationScoped
public class TopicEvents implements EventSource {

    private static final int BATCH = 2_000;

    private final KafkaClients clients;

    TopicEvents(KafkaClients clients) {
        this.clients = clients;
    }

    @Override
    public @Nullable String incomplete(Map<Partition, Long> until) {
        try (KafkaConsumer<byte[], byte[]> consumer = clients.reader(BATCH)) {
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(until.keySet().stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            String shortened = begins.entrySet().stream()
                    .filter(begin -> begin.getValue() > 0)
                    .map(begin -> begin.getKey() + " begins at " + begin.getValue())
                    .sorted()
                    .collect(Collectors.joining(", "));
            return shortened.isEmpty() ? null : shortened;
        }
    }

    @Override
    public Summary read(Partition partition, long until, Sink sink) throws SQLException {
        AtomicLong unreadable = new AtomicLong();
        TopicReader.Summary summary = new TopicReader(clients)
                .read(partition.topic(), partition.partition(), until, BATCH, received -> {
                    List<FactUpdate> updates = new ArrayList<>(received.size());
                    for (ReceivedEvent event : received) {
                        try {
                            updates.add(EventDecoder.read(event.topic(), event.key(), event.type(), event.data()));
                        } catch (InvalidEventException e) {
                            unreadable.incrementAndGet();
                        }
                    }
                    sink.accept(updates);
                });
        return new Summary(summary.events(), unreadable.get() + summary.undecodable());
    }

    @Override
    public FactUpdate reread(String topic, String key, String type, byte[] data) {
        return EventDecoder.read(topic, key, type, data);
    }
}
