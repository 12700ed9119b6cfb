package org.redress.complaint.apply;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.CaseRepository;
import org.redress.complaint.casework.ReassignmentBatch;
import org.redress.complaint.lifecycle.CaseActor;
import org.redress.complaint.policies.Catalogue;
import org.redress.complaint.policies.Definition;
import org.redress.complaint.policies.Definitions;
import org.redress.complaint.policies.ReassignmentRule;
import org.redress.complaint.policies.StoredPolicy;
import org.redress.complaint.policy.NamedCalendar;
import org.redress.kit.problem.Problem;

/**
 * Applies versions to open cases, some cases at a time, each transaction with how far it got: whatever process dies, the work is resumed by
 * whichever instance looks next, and no case is done twice.
 */
@Singleton
public final class ApplyVersions implements ReassignmentBatch {

    private static final int CASES_AT_ONCE = 200;
    private static final int MOST_LISTED = 100;

    private final CaseRepository ledger;
    private final ApplicationStore store;
    private final Definitions definitions;
    private final Clock clock;
    private volatile Runnable requested = () -> {};

    ApplyVersions(CaseRepository ledger, ApplicationStore store, Definitions definitions, Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.definitions = definitions;
        this.clock = clock;
    }

    /** @param listener told when there is something to do */
    public void onRequest(Runnable listener) {
        requested = listener;
    }

    /**
     * Asks for a version to be applied. The same again while it is running is the same application.
     *
     * @throws org.redress.kit.problem.ProblemException 404 if there is no such policy or calendar, 400 if it has no such version
     */
    public Application apply(Definition.Kind kind, String id, int version, String by) {
        List<Definition> versions = definitions.versions(kind, id);
        if (versions.stream().noneMatch(each -> each.version() == version)) {
            throw Problem.invalidRequest("There is no such version.")
                    .at("/version", "not-accepted", "must be a version from 1 to " + versions.size())
                    .exception();
        }
        Application application =
                asking(() -> store.request(kind, id, version, clock.instant().truncatedTo(ChronoUnit.MICROS), by));
        requested.run();
        return application;
    }

    /**
     * Asks for an application to be taken back, also one that is still running. The same again changes nothing.
     *
     * @throws org.redress.kit.problem.ProblemException 404 if there is none
     */
    public Application undo(UUID id, String by) {
        one(id);
        asking(() -> {
            store.undo(id, clock.instant().truncatedTo(ChronoUnit.MICROS), by);
            return true;
        });
        requested.run();
        return one(id);
    }

    /**
     * One application.
     *
     * @throws org.redress.kit.problem.ProblemException 404 if there is none
     */
    public Application one(UUID id) {
        return asking(() -> store.find(id)).orElseThrow(() -> Problem.notFound("There is no such application.")
                .exception());
    }

    /** The latest, the latest first. */
    public List<Application> latest() {
        return asking(() -> store.latest(MOST_LISTED));
    }

    /**
     * Does the next part of what was asked for, in one transaction.
     *
     * @return whether there was something to do
     * @throws SQLException if the database fails; what was done before stays done
     */
    public boolean step() throws SQLException {
        return ledger.repin(this) != null;
    }

    @Override
    public @Nullable Part begin(Connection transaction) throws SQLException {
        Application application = store.claim(transaction);
        if (application == null) {
            return null;
        }
        return application.state() == Application.State.UNDOING
                ? new Part.Undo(application.id(), actor(undoer(application)), application.cursor(), CASES_AT_ONCE)
                : new Part.Apply(
                        application.id(),
                        actor(application.requestedBy()),
                        application.cursor(),
                        application.last(),
                        CASES_AT_ONCE,
                        reassignment(application).pins());
    }

    @Override
    public void end(Connection transaction, Part part, Tally tally) throws SQLException {
        store.advance(transaction, part.application(), tally, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private ReassignmentRule reassignment(Application application) throws SQLException {
        // Another instance may have saved the version a moment ago.
        definitions.refresh();
        Catalogue catalogue = definitions.catalogue();
        return switch (application.kind()) {
            case POLICY -> {
                StoredPolicy policy = catalogue.policy(application.target(), application.version());
                yield definitions.reassignment(known(policy, application));
            }
            case CALENDAR -> {
                NamedCalendar calendar = catalogue.calendar(application.target(), application.version());
                yield definitions.reassignment(known(calendar, application));
            }
        };
    }

    private static <T> T known(@Nullable T version, Application application) {
        if (version == null) {
            throw new IllegalStateException("No version " + application.target() + "/" + application.version());
        }
        return version;
    }

    private static String undoer(Application application) {
        return application.undoneBy() == null ? application.requestedBy() : application.undoneBy();
    }

    /** From {@code kind:id}. */
    private static CaseActor actor(String caller) {
        int colon = caller.indexOf(':');
        CaseActor.Kind kind = caller.startsWith("system:") ? CaseActor.Kind.SYSTEM : CaseActor.Kind.AGENT;
        return new CaseActor(kind, caller.substring(colon + 1));
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws SQLException;
    }

    private static <T> T asking(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw Problem.of(503, "unavailable", "Try again later", "The database cannot be reached.")
                    .header("Retry-After", "1")
                    .exception();
        }
    }
}
