package org.redress.messaging;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Takes the position of each assigned partition from PostgreSQL; all channels name it as their rebalance listener. */
@ApplicationScoped
@Identifier("positions")
class Positions implements KafkaConsumerRebalanceListener {

    private final EventConsumers consumers;

    Positions(EventConsumers consumers) {
        this.consumers = consumers;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        consumers.assigned(consumer.groupMetadata().groupId(), consumer, partitions);
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        consumers.revoked(consumer.groupMetadata().groupId(), partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        onPartitionsRevoked(consumer, partitions);
    }
}
