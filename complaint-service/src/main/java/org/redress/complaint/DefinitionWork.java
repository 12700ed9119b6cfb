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
import org.redress.complaint.apply.ApplicationWorker;
import org.redress.complaint.apply.ApplyVersions;
import org.redress.complaint.policies.Definitions;

/**
 * Compares the calendars and policies in memory with the table, and does what was asked to be applied. Polling, not LISTEN: it needs no connection of its own, goes through
 * poolers, and finds by itself what was saved while the database could not be reached.
 */
@ApplicationScoped
class DefinitionWork {

    private static final Logger LOG = Logger.getLogger(DefinitionWork.class);

    private final SlaConfig config;
    private final Definitions definitions;
    private final ApplicationWorker applications;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sla-definitions").factory());

    DefinitionWork(SlaConfig config, Definitions definitions, ApplyVersions versions) {
        this.config = config;
        this.definitions = definitions;
        this.applications = new ApplicationWorker(versions, config.resume());
    }

    void start(@Observes StartupEvent event) throws SQLException {
        definitions.refresh();
        long pause = config.refresh().toMillis();
        applications.start();
        var unused = timer.scheduleWithFixedDelay(this::refresh, pause, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
        applications.close();
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
