package org.redress.kpi.day;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Sums days when they have come to rest, and takes its time. */
@ApplicationScoped
public class DayLoop {

    private static final Logger LOG = Logger.getLogger(DayLoop.class);

    private final DailyRollups days;
    private final AskedZones zones;
    private final DayConfig config;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);

    DayLoop(DailyRollups days, AskedZones zones, DayConfig config, Clock clock) {
        this.days = days;
        this.zones = zones;
        this.config = config;
        this.clock = clock;
    }

    /** Begins; goes on until the service ends. */
    public void start() {
        Thread.ofPlatform().daemon().name("kpi-days").start(this::run);
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }

    private void run() {
        try {
            long pause = config.every().toNanos();
            while (!stopped.await(pause, TimeUnit.NANOSECONDS)) {
                pause = go();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives how long to pause. */
    private long go() {
        long begun = System.nanoTime();
        try {
            if (days.go(zones.take(), clock.instant()) > 0) {
                return (long) ((System.nanoTime() - begun) * (1 / config.share() - 1));
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("Days are summed later: %s", e.getMessage());
        }
        return config.every().toNanos();
    }
}
