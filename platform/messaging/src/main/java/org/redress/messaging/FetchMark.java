package org.redress.messaging;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Marks each record with the series of fetches that it came in; see {@link Fetches}. Kafka makes it by its name. */
public final class FetchMark implements ConsumerInterceptor<byte[], byte[]> {

    private Fetches fetches = Fetches.of("");

    /** For Kafka. */
    public FetchMark() {}

    @Override
    public void configure(Map<String, ?> settings) {
        Object consumer = settings.get(Fetches.CONSUMER);
        fetches =
                Fetches.of(String.valueOf(consumer == null ? settings.get(ConsumerConfig.GROUP_ID_CONFIG) : consumer));
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        records.forEach(fetches::mark);
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}
}
