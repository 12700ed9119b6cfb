package org.redress.kpi.surge;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Judges each hour when it is over. */
@ApplicationScoped
public class SurgeLoop {

    private static final Logger LOG = Logger.getLogger(SurgeLoop.class);
    private static final long LOOK_SECONDS = 20;

    private final JudgeSurges judge;
    private final SurgeConfig config;
    private final CountDownLatch stopped = new CountDownLatch(1);

    SurgeLoop(JudgeSurges judge, SurgeConfig config) {
        this.judge = judge;
        this.config = config;
    }

    /** Begins, if this instance judges; goes on until the service ends. */
    public void start() {
        if (config.enabled()) {
            Thread.ofPlatform().daemon().name("kpi-surges").start(this::run);
        }
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }

    private void run() {
        Instant done = Instant.MIN;
        try {
            while (!stopped.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
                Instant hour = judge.lastHour();
                if (hour.isAfter(done) && judged(hour)) {
                    done = hour;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean judged(Instant hour) {
        try {
            return judge.hour(hour).isPresent();
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("Surges are looked for later: %s", e.getMessage());
            return false;
        }
    }
}
