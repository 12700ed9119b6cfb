package org.redress.kit.idempotency;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Forgets idempotency keys after eight days: one day more than promised. Every instance does it; deleting twice is harmless. */
@ApplicationScoped
class KeyRetention {

    private static final Logger LOG = Logger.getLogger(KeyRetention.class);
    private static final Duration KEPT = Duration.ofDays(8);

    private final IdempotencyKeys keys;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("idempotency-retention").factory());

    KeyRetention(IdempotencyKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        var unused = timer.scheduleWithFixedDelay(this::forget, 10, 60, TimeUnit.MINUTES);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private void forget() {
        try {
            int deleted = keys.deleteOlderThan(clock.instant().minus(KEPT));
            LOG.debugf("Forgot %d idempotency keys", deleted);
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("Old idempotency keys were not deleted, trying again in an hour: %s", e.getMessage());
        }
    }
}
