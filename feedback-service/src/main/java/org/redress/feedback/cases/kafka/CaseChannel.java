package org.redress.feedback.cases.kafka;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.redress.messaging.EventConsumers;

/** The channel of complaint events. */
@ApplicationScoped
class CaseChannel {

    private final EventConsumers consumers;

    CaseChannel(EventConsumers consumers) {
        this.consumers = consumers;
    }

    @Incoming("events")
    @Blocking
    void consume(ConsumerRecords<byte[], byte[]> batch) {
        consumers.consume("events", CaseListener.GROUP, batch);
    }
}
