package org.redress.complaint.erasure;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.CaseRepository;
import org.redress.complaint.casework.ErasureBatch;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemException;

/**
 * Erases people, some cases at a time, each transaction with how far it got: whatever process dies, the work is resumed by whichever
 * instance looks next.
 */
@Singleton
public final class ErasePerson implements ErasureBatch {

    private static final Logger LOG = Logger.getLogger(ErasePerson.class);
    private static final int CASES_AT_ONCE = 100;
    private static final int PARTS_AT_ONCE = 10;
    private static final int MOST_NUMBERS = 50;
    private static final int MOST_LISTED = 100;

    private final CaseRepository ledger;
    private final ErasureStore store;
    private final Clock clock;

    ErasePerson(CaseRepository ledger, ErasureStore store, Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.clock = clock;
    }

    /**
     * What would go; nothing is changed.
     *
     * @throws ProblemException 404 if nothing is kept of this person
     */
    public ErasurePreview preview(Person person) {
        ErasurePreview erasurePreview =
                asking(() -> store.find(person, MOST_NUMBERS)).orElseThrow(ErasePerson::nobody);
        if (erasurePreview.cases() == 0) {
            throw nobody();
        }
        return erasurePreview;
    }

    /**
     * Erases a person. The same again, when nothing is left of them, is the same erasure. Up to 1,000 cases are done when this comes back;
     * more are done in the background.
     *
     * @param cases how many cases a preview told; null to take whatever there is
     * @param reason a code
     * @param by as {@code kind:id}
     * @throws ProblemException 404 if nothing is kept of this person and nobody erased them, 409 if there are not as
     *     many cases as expected, 503 if the database cannot be reached or a dump of it is being made
     */
    public Erasure erase(Person person, @Nullable Integer cases, String reason, String by) {
        ErasurePreview erasurePreview = asking(() -> store.find(person, 0)).orElseThrow(ErasePerson::nobody);
        if (erasurePreview.cases() == 0) {
            return asking(() -> store.before(person)).orElseThrow(ErasePerson::nobody);
        }
        if (cases != null && cases != erasurePreview.cases()) {
            throw Problem.of(
                            409,
                            "changed-since-preview",
                            "There are not as many cases as expected",
                            "There are " + erasurePreview.cases()
                                    + " cases of this person now. Look at the preview again.")
                    .with("cases", erasurePreview.cases())
                    .exception();
        }
        UUID id = asking(() -> store.request(person, reason, now(), by));
        LOG.infof("Erasure %s was asked for by %s", id, by);
        return asking(() -> {
            int parts = 0;
            while (parts < PARTS_AT_ONCE && one(id).state() == Erasure.State.RUNNING && step()) {
                parts++;
            }
            return one(id);
        });
    }

    /**
     * One erasure.
     *
     * @throws ProblemException 404 if there is none
     */
    public Erasure one(UUID id) {
        return asking(() -> store.one(id))
                .orElseThrow(() -> Problem.notFound("There is no such erasure.").exception());
    }

    /** The latest, the latest first. */
    public List<Erasure> latest() {
        return asking(() -> store.latest(MOST_LISTED));
    }

    /**
     * Erases the next cases, in one transaction.
     *
     * @return whether there was something to do
     * @throws SQLException if the database fails; what was done before stays done
     */
    public boolean step() throws SQLException {
        return ledger.erase(this) != null;
    }

    @Override
    public @Nullable Part begin(Connection transaction) throws SQLException {
        return store.claim(transaction, CASES_AT_ONCE).orElse(null);
    }

    @Override
    public void end(Connection transaction, Part part, Tally tally) throws SQLException {
        store.advance(transaction, part, tally, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static ProblemException nobody() {
        return Problem.notFound("Nothing is kept of this person.").exception();
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws SQLException;
    }

    private static <T> T asking(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw Problem.of(
                            503,
                            "unavailable",
                            "Try again later",
                            "The database cannot be reached, or is being dumped.")
                    .header("Retry-After", "5")
                    .exception();
        }
    }
}
