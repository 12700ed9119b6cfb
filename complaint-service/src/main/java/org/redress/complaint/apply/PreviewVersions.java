package org.redress.complaint.apply;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Semaphore;
import org.redress.complaint.casework.CaseRepository;
import org.redress.complaint.policies.ReassignmentRule;
import org.redress.kit.problem.Problem;

/** Shows what a version would do to the open cases. Nothing is changed. */
@Singleton
public final class PreviewVersions {

    /** The most cases that one preview names. */
    public static final int MOST_NAMED = 200;

    // Each reads all open cases: two at once would only make both slower.
    private final Semaphore one = new Semaphore(1);
    private final CaseRepository ledger;
    private final Clock clock;

    PreviewVersions(CaseRepository ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Goes through all open cases.
     *
     * @param named how many of the cases that become overdue are named
     * @throws org.redress.kit.problem.ProblemException 503 if another preview runs here, or the database fails
     */
    public Preview preview(ReassignmentRule reassignmentRule, int named) {
        if (!one.tryAcquire()) {
            throw unavailable("Another preview is being made.");
        }
        try {
            Count count = new Count(reassignmentRule, clock.instant().truncatedTo(ChronoUnit.MICROS), named);
            ledger.eachOpen(count::add);
            return count.preview();
        } catch (SQLException e) {
            throw unavailable("The database cannot be reached.");
        } finally {
            one.release();
        }
    }

    private static RuntimeException unavailable(String detail) {
        return Problem.of(503, "unavailable", "Try again later", detail)
                .header("Retry-After", "1")
                .exception();
    }
}
