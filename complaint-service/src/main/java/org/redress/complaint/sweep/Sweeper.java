package org.redress.complaint.sweep;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.CaseLedger;
import org.redress.complaint.casework.CaseMetrics;

/**
 * Looks for clocks that are due and lets their cases announce it. Runs on every instance; the row locks share the work. Verdicts follow
 * from event times, so a late sweep is late, never wrong.
 */
public final class Sweeper implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Sweeper.class);
    private static final int LIMIT = 200;

    private final CaseLedger ledger;
    private final CaseMetrics metrics;
    private final Duration interval;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    public Sweeper(CaseLedger ledger, CaseMetrics metrics, Duration interval) {
        this.ledger = ledger;
        this.metrics = metrics;
        this.interval = interval;
    }

    /** Sweeps until closed, by the time of the database. */
    public void start() {
        Thread.ofPlatform().name("sla-sweeper").daemon().start(this::run);
    }

    /**
     * Sweeps everything that is due.
     *
     * @param asOf how far time has come; absent for the time of the database
     * @return how many cases were read again
     * @throws SQLException if the database fails; what was swept before stays swept
     */
    public int sweep(@Nullable Instant asOf) throws SQLException {
        int cases = 0;
        CaseLedger.Swept swept;
        do {
            swept = ledger.sweep(asOf, LIMIT);
            cases += swept.cases();
            for (CaseLedger.Fired fired : swept.fired()) {
                if (fired.breach() && fired.alert()) {
                    metrics.announced(fired.lateSeconds());
                }
            }
        } while (swept.cases() == LIMIT && stopped.getCount() > 0);
        return cases;
    }

    private void run() {
        try {
            while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    int cases = sweep(null);
                    LOG.debugf("Swept %d cases", cases);
                } catch (SQLException | RuntimeException e) {
                    LOG.warnf(
                            "The sweep failed and is tried again: %s",
                            e.getClass().getSimpleName());
                    LOG.debug("Sweep", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            done.countDown();
        }
    }

    /** Ends after the sweep under way. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            if (!done.await(10, TimeUnit.SECONDS)) {
                LOG.warn("The sweeper did not finish in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
