package org.redress.complaint;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.redress.complaint.policies.Definitions;

/**
 * Compares the calendars and policies in memory with the table. Polling, not LISTEN: it needs no connection of its own, goes through
 * poolers, and finds by itself what was saved while the database could not be reached.
 */
@ApplicationScoped
class DefinitionPolling {

    private static final Logger LOG = Logger.getLogger(DefinitionPolling.class);

    private final SlaConfig config;
    private final Definitions definitions;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sla-definitions").factory());

    DefinitionPolling(SlaConfig config, Definitions definitions) {
        this.config = config;
        this.definitions = definitions;
    }

    void start(@Observes StartupEvent event) throws SQLException {
        definitions.refresh();
        long pause = config.refresh().toMillis();
        var unused = timer.scheduleWithFixedDelay(this::refresh, pause, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private void refresh() {
        try {
            definitions.refresh();
        } catch (SQLException | RuntimeException e) {
            LOG.warnf(
                    "Calendars and policies could not be compared, the last known ones hold: %s",
                    e.getClass().getSimpleName());
        }
    }
}
