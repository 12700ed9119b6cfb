package org.redress.messaging;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Tells records that were fetched before a partition was repositioned from those fetched after it. The framework fetches ahead of the
 * handler, and keeps what it has fetched when the consumer seeks: without this mark, a batch from before the seek would be taken for the
 * next one, and everything between the two would be lost. {@link FetchMark} marks records on the polling thread, where seeks happen too.
 */
final class Fetches {

    /** Names the consumer among those of this process; its group if the channel's configuration does not say otherwise. */
    static final String CONSUMER = "redress.consumer";

    private static final String HEADER = "redress-fetch";
    private static final Map<String, Fetches> BY_CONSUMER = new ConcurrentHashMap<>();

    private final Map<TopicPartition, Integer> numbers = new ConcurrentHashMap<>();

    private Fetches() {}

    static Fetches of(String consumer) {
        return BY_CONSUMER.computeIfAbsent(consumer, name -> new Fetches());
    }

    /** From now on, what is fetched of these partitions belongs to a new series. */
    void restart(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> numbers.merge(partition, 1, Integer::sum));
    }

    void mark(ConsumerRecord<?, ?> fetched) {
        fetched.headers().add(HEADER, bytes(number(fetched)));
    }

    /** Whether a record belongs to the present series of its partition. Takes the mark away. */
    boolean current(ConsumerRecord<?, ?> fetched) {
        Header mark = fetched.headers().lastHeader(HEADER);
        fetched.headers().remove(HEADER);
        return mark != null && ByteBuffer.wrap(mark.value()).getInt() == number(fetched);
    }

    private int number(ConsumerRecord<?, ?> fetched) {
        return numbers.getOrDefault(new TopicPartition(fetched.topic(), fetched.partition()), 0);
    }

    private static byte[] bytes(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }
}
