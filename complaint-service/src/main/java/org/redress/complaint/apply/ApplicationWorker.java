package org.redress.complaint.apply;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Does what applications ask for. Runs on every instance; one of them works at a time. */
public final class ApplicationWorker implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ApplicationWorker.class);

    private final ApplyVersions applications;
    private final Duration interval;
    private final Semaphore requests = new Semaphore(0);
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean open = true;

    /** @param interval between two looks for what was asked for elsewhere, or was left by a process that died */
    public ApplicationWorker(ApplyVersions applications, Duration interval) {
        this.applications = applications;
        this.interval = interval;
    }

    /** Works until closed. */
    public void start() {
        applications.onRequest(requests::release);
        Thread.ofPlatform().name("sla-applications").daemon().start(this::run);
    }

    private void run() {
        try {
            while (open) {
                var unused = requests.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS);
                requests.drainPermits();
                work();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            done.countDown();
        }
    }

    private void work() {
        try {
            boolean more = open;
            while (more) {
                more = applications.step() && open;
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warnf(
                    "An application stopped and is resumed later: %s",
                    e.getClass().getSimpleName());
            LOG.debug("Application", e);
        }
    }

    /** Ends after the transaction under way. */
    @Override
    public void close() {
        open = false;
        requests.release();
        try {
            if (!done.await(10, TimeUnit.SECONDS)) {
                LOG.warn("The applications did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
