package org.redress.kpi.untouched;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks again and again. */
@ApplicationScoped
public class UnassignedAtRiskLoop {

    private static final Logger LOG = Logger.getLogger(UnassignedAtRiskLoop.class);

    private final FindUnassignedAtRisk untouched;
    private final UnassignedAtRiskConfig config;
    private final CountDownLatch stopped = new CountDownLatch(1);

    UnassignedAtRiskLoop(FindUnassignedAtRisk untouched, UnassignedAtRiskConfig config) {
        this.untouched = untouched;
        this.config = config;
    }

    /** Begins, if this instance looks; goes on until the service ends. */
    public void start() {
        if (config.enabled()) {
            Thread.ofPlatform().daemon().name("kpi-untouched").start(this::run);
        }
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }

    private void run() {
        try {
            while (!stopped.await(config.every().toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            untouched.look().filter(turned -> turned > 0).ifPresent(turned -> LOG.infof("%d teams turned", turned));
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("Untouched deadlines are looked for later: %s", e.getMessage());
        }
    }
}
