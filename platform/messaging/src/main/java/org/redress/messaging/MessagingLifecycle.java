package org.redress.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;

/** Starts the relay with the service, and stops it and the consumers before beans and pools go. */
@Singleton
final class MessagingLifecycle {

    private final MessagingConfig config;
    private final Topics topics;
    private final OutboxRelay relay;
    private final EventConsumers consumers;
    private final InboxRetention retention;
    private volatile boolean stopping;

    @Inject
    MessagingLifecycle(
            MessagingConfig config,
            Topics topics,
            OutboxRelay relay,
            EventConsumers consumers,
            InboxRetention retention) {
        this.config = config;
        this.topics = topics;
        this.relay = relay;
        this.consumers = consumers;
        this.retention = retention;
    }

    void start(@Observes StartupEvent event) {
        Thread housekeeping = new Thread(this::keepHouse, "messaging-housekeeping");
        housekeeping.setDaemon(true);
        housekeeping.start();
        if (config.relay().enabled()) {
            relay.start();
        }
    }

    /** Creates the topics as soon as the broker is there, then prunes the inbox once a day. */
    private void keepHouse() {
        try {
            topics.awaitCreated(() -> stopping);
            while (!stopping) {
                pruneInbox();
                Thread.sleep(Duration.ofDays(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pruneInbox() throws InterruptedException {
        try {
            long pruned = retention.prune();
            Log.LOG.debugf("Pruned %d inbox rows", pruned);
        } catch (SQLException e) {
            Log.LOG.warnf("The inbox is pruned tomorrow: %s", e.getMessage());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        consumers.stop();
        relay.stop();
    }
}
