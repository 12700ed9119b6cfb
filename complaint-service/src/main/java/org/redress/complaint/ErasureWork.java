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
import org.redress.complaint.erasure.ErasePerson;

/** Goes on with erasures that are too large for one request, were left by a process that died, or meet what is told of an erased person. */
@ApplicationScoped
class ErasureWork {

    private static final Logger LOG = Logger.getLogger(ErasureWork.class);

    private final ErasePerson erasures;
    private final SlaConfig config;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("erasures").factory());

    ErasureWork(ErasePerson erasures, SlaConfig config) {
        this.erasures = erasures;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        long pause = config.resume().toMillis();
        var unused = timer.scheduleWithFixedDelay(this::work, pause, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private void work() {
        try {
            boolean more = true;
            while (more && !timer.isShutdown()) {
                more = erasures.step();
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warnf(
                    "An erasure stopped and is resumed later: %s", e.getClass().getSimpleName());
        }
    }
}
