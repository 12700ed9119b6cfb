package org.redress.kpi.projection.kafka;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.redress.messaging.EventConsumers;

/** The channel of the events that figures are computed from. */
@ApplicationScoped
class EventChannel {

    private final EventConsumers consumers;

    EventChannel(EventConsumers consumers) {
        this.consumers = consumers;
    }

    @Incoming("events")
    @Blocking
    void consume(ConsumerRecords<byte[], byte[]> batch) {
        consumers.consume("events", KpiEventHandler.GROUP, batch);
    }
}
