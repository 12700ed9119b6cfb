package org.redress.kpi.objective;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    private volatile boolean stopped;

    JudgingLoop(JudgeObjectives judge, ChangeFeed changes, ObjectiveConfig config, Clock clock) {
        this.judge = judge;
        this.changes = changes;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes Startup event) {
        if (config.enabled()) {
            Thread.ofPlatform().daemon().name("kpi-objectives").start(this::run);
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
        wakes.release();
    }

    private void run() {
        ChangeFeed.Subscription subscription = changes.listen(at -> wakes.release());
        try {
            while (!stopped) {
                await(wakes, config.every());
                round(clock.instant());
                await(new Semaphore(0), config.pause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            subscription.end();
        }
    }

    private static void await(Semaphore wakes, Duration limit) throws InterruptedException {
        if (wakes.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            wakes.drainPermits();
        }
    }

    private void round(Instant now) {
        try {
            if (!stopped) {
                judge.all(now);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("Objectives are judged later: %s", e.getMessage());
        }
    }
}
