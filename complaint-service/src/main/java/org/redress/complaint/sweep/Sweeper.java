package org.redress.complaint.sweep;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.CaseMetrics;
import org.redress.complaint.casework.CaseRepository;

/**
 * Looks for clocks that are due and lets their cases announce it. Runs on every instance; the row locks share the work. Verdicts follow
 * from event times, so a late sweep is late, never wrong.
 *
 * <p>It wakes up when the next clock is due, by the database's time; the interval bounds how long it overlooks what other instances wrote
 * meanwhile, or left behind when they died.
 */
public final class Sweeper implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Sweeper.class);
    private static final int LIMIT = 200;

    /** Where many clocks are due one after the other, they are taken together: fewer, larger transactions. */
    private static final Duration GATHER = Duration.ofMillis(20);

    private final CaseRepository ledger;
    private final CaseMetrics metrics;
    private final ClockWitness witness;
    private final Duration interval;
    private final List<Thread> workers = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean aside;

    /**
     * @param witness whether the time of the database is believed
     * @param interval the longest pause between two looks
     */
    public Sweeper(CaseRepository ledger, CaseMetrics metrics, ClockWitness witness, Duration interval) {
        this.ledger = ledger;
        this.metrics = metrics;
        this.witness = witness;
        this.interval = interval;
    }

    /**
     * Sweeps until closed, by the time of the database.
     *
     * @param threads how many transactions run side by side
     */
    public void start(int threads) {
        for (int i = 1; i <= threads; i++) {
            workers.add(Thread.ofPlatform().name("sla-sweeper-" + i).daemon().start(this::run));
        }
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
        CaseRepository.Swept swept;
        do {
            swept = once(asOf);
            cases += swept.cases();
        } while (swept.cases() == LIMIT && stopped.getCount() > 0);
        return cases;
    }

    private CaseRepository.Swept once(@Nullable Instant asOf) throws SQLException {
        long begun = System.nanoTime();
        CaseRepository.Swept swept = ledger.sweep(asOf, LIMIT, witness::believes);
        double took = (System.nanoTime() - begun) / 1e9;
        for (CaseRepository.Fired fired : swept.fired()) {
            if (fired.breach() && fired.alert()) {
                metrics.announced(fired.lateSeconds() + took);
            }
        }
        return swept;
    }

    private void run() {
        try {
            Duration pause = Duration.ZERO;
            while (!stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                pause = round();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One transaction, and how long to pause after it. */
    private Duration round() {
        try {
            CaseRepository.Swept swept = once(null);
            say(!witness.agreed());
            return pauseAfter(swept);
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("The sweep failed and is tried again: %s", e.getClass().getSimpleName());
            LOG.debug("Sweep", e);
            return interval;
        }
    }

    private Duration pauseAfter(CaseRepository.Swept swept) {
        if (!witness.agreed()) {
            return interval;
        }
        if (swept.cases() > 0) {
            // There may be more, and what was taken may be due again before what was known.
            return swept.cases() == LIMIT ? Duration.ZERO : GATHER;
        }
        Instant next = swept.nextAt();
        if (next == null) {
            return interval;
        }
        // A clock is due once time has gone on from its instant.
        Duration until = Duration.between(swept.databaseTime(), next).plusMillis(1);
        return until.compareTo(interval) > 0 ? interval : until.compareTo(GATHER) < 0 ? GATHER : until;
    }

    private synchronized void say(boolean standsAside) {
        if (standsAside != aside) {
            aside = standsAside;
            if (standsAside) {
                LOG.errorf(
                        "The clock of this process differs from the database's by %s, more than %s: this instance judges no deadlines "
                                + "until they agree",
                        witness.difference(), witness.tolerance());
            } else {
                LOG.info("The clocks of this process and of the database agree again: this instance judges deadlines");
            }
        }
    }

    /** Ends after the sweeps under way. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            for (Thread worker : workers) {
                if (!worker.join(Duration.ofSeconds(10))) {
                    LOG.warn("The sweeper did not finish in time");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
