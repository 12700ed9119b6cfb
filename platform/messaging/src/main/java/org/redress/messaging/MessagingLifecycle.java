package org.redress.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Starts relay and loops with the service, and stops them before its beans and pools go. */
@Singleton
final class MessagingLifecycle {

    private final MessagingConfig config;
    private final Topics topics;
    private final OutboxRelay relay;
    private final ConsumerLoops loops;
    private volatile boolean stopping;

    @Inject
    MessagingLifecycle(MessagingConfig config, Topics topics, OutboxRelay relay, ConsumerLoops loops) {
        this.config = config;
        this.topics = topics;
        this.relay = relay;
        this.loops = loops;
    }

    void start(@Observes StartupEvent event) {
        Thread creation = new Thread(this::createTopics, "create-topics");
        creation.setDaemon(true);
        creation.start();
        if (config.relay().enabled()) {
            relay.start();
        }
        if (config.consumers().enabled()) {
            loops.start();
        }
    }

    private void createTopics() {
        try {
            topics.awaitCreated(() -> stopping);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        loops.stop();
        relay.stop();
    }
}
