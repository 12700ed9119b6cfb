package org.redress.kpi.objective;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.redress.kpi.live.ChangeFeed;

/** Judges the objectives when figures changed and, because deadlines pass without an event, again and again. */
@ApplicationScoped
public class JudgingLoop {

    private static final Logger LOG = Logger.getLogger(JudgingLoop.class);

    private final JudgeObjectives judge;
    private final ChangeFeed changes;
    private final ObjectiveConfig config;
    private final Clock clock;
    private final Semaphore wakes = new Semaphore(0);
    private final CountDownLatch stopped = new CountDownLatch(1);

    JudgingLoop(JudgeObjectives judge, ChangeFeed changes, ObjectiveConfig config, Clock clock) {
        this.judge = judge;
        this.changes = changes;
        this.config = config;
        this.clock = clock;
    }

    /** Begins, if this instance judges; goes on until the service ends. */
    public void start() {
        if (config.enabled()) {
            Thread.ofPlatform().daemon().name("kpi-objectives").start(this::run);
        }
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
        wakes.release();
    }

    private void run() {
        ChangeFeed.Subscription subscription = changes.listen(at -> wakes.release());
        try {
            do {
                if (wakes.tryAcquire(config.every().toMillis(), TimeUnit.MILLISECONDS)) {
                    wakes.drainPermits();
                }
                round(clock.instant());
            } while (!stopped.await(config.pause().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            subscription.end();
        }
    }

    private void round(Instant now) {
        try {
            if (stopped.getCount() > 0) {
                judge.all(now);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("Objectives are judged later: %s", e.getMessage());
        }
    }
}
