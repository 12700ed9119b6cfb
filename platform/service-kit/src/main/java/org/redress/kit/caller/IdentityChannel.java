package org.redress.kit.caller;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.redress.kit.KitConfig;
import org.redress.messaging.EventConsumers;

/** The channel of changes to API keys. */
@ApplicationScoped
@IfBuildProperty(name = "redress.kit.bearer", stringValue = "true", enableIfMissing = true)
class IdentityChannel {

    private final EventConsumers consumers;
    private final KitConfig config;

    IdentityChannel(EventConsumers consumers, KitConfig config) {
        this.consumers = consumers;
        this.config = config;
    }

    @Incoming("identity")
    @Blocking
    void consume(ConsumerRecords<byte[], byte[]> batch) {
        consumers.consume("identity", config.identityGroup(), batch);
    }
}
