package org.redress.kpi.objective;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.redress.kit.Uuids;

/** What people do with objectives. */
@ApplicationScoped
public class ManageObjectives {

    /** So many are kept at the most: each is judged every few seconds. */
    public static final int MOST = 200;

    private static final int MOST_TURNS = 200;

    private final Objectives objectives;
    private final ReadBurn read;
    private final Clock clock;

    ManageObjectives(Objectives objectives, ReadBurn read, Clock clock) {
        this.objectives = objectives;
        this.read = read;
        this.clock = clock;
    }

    /** An objective and what its windows hold now. */
    public record Seen(StoredObjective objective, BurnRate reading) {}

    /** The name belongs to another objective. */
    public static final class NameTakenException extends RuntimeException {
        NameTakenException(String name) {
            super("Another objective is called " + name, null, false, false);
        }
    }

    /** There are as many as there may be. */
    public static final class TooManyException extends RuntimeException {
        TooManyException() {
            super("There are " + MOST + " objectives already", null, false, false);
        }
    }

    /** All of them by name, with their figures. */
    public List<Seen> all() throws SQLException {
        Instant now = clock.instant();
        List<StoredObjective> all = objectives.all();
        List<Seen> seen = new ArrayList<>(all.size());
        for (StoredObjective objective : all) {
            seen.add(new Seen(objective, read.at(objective.spec(), now)));
        }
        return seen;
    }

    /** One of them with its figures. */
    public Optional<Seen> find(UUID id) throws SQLException {
        Optional<StoredObjective> found = objectives.find(id);
        return found.isEmpty() ? Optional.empty() : Optional.of(see(found.get()));
    }

    /** An objective with its figures now. */
    public Seen see(StoredObjective objective) throws SQLException {
        return new Seen(objective, read.at(objective.spec(), clock.instant()));
    }

    /** How it stood, the latest first; absent if there is no such objective. */
    public Optional<List<PastTransition>> turns(UUID id) throws SQLException {
        return objectives.find(id).isEmpty() ? Optional.empty() : Optional.of(objectives.turns(id, MOST_TURNS));
    }

    /** Runs work in a transaction; see {@link Objectives#transact}. */
    public <T> T transact(Objectives.Work<T> work) throws SQLException {
        return objectives.transact(work);
    }

    /**
     * Adds one.
     *
     * @throws NameTakenException if another one is called so
     * @throws TooManyException if there are enough
     */
    public StoredObjective create(Connection transaction, ObjectiveSpec spec, String by) throws SQLException {
        if (objectives.countForAdding(transaction) >= MOST) {
            throw new TooManyException();
        }
        Instant now = clock.instant();
        StoredObjective added = new StoredObjective(Uuids.next(), 1, spec, now, now, by, BurnState.NEW);
        if (!objectives.add(transaction, added)) {
            throw new NameTakenException(spec.name());
        }
        return added;
    }

    /**
     * Writes the next version. If it burned it stops doing so, which is told, and is judged anew.
     *
     * @param allowed looks at the version there is, and throws if the change was made for another one
     * @return absent if there is no such objective
     * @throws NameTakenException if another one is called so
     */
    public Optional<StoredObjective> replace(
            Connection transaction, UUID id, ObjectiveSpec spec, String by, Consumer<StoredObjective> allowed)
            throws SQLException {
        Optional<StoredObjective> locked = objectives.lock(transaction, id);
        if (locked.isEmpty()) {
            return Optional.empty();
        }
        StoredObjective before = locked.get();
        allowed.accept(before);
        Instant now = clock.instant();
        StoredObjective ended = end(transaction, before, StateTransition.Reason.CHANGED, now);
        StoredObjective after = ended.with(spec, now, by, ended.standing());
        if (!objectives.save(transaction, after)) {
            throw new NameTakenException(spec.name());
        }
        return Optional.of(after);
    }

    /**
     * Takes one away. If it burned, it is told that it no longer does.
     *
     * @param allowed looks at the version there is, and throws if the change was made for another one
     * @return false if there is no such objective
     */
    public boolean delete(Connection transaction, UUID id, Consumer<StoredObjective> allowed) throws SQLException {
        Optional<StoredObjective> locked = objectives.lock(transaction, id);
        if (locked.isEmpty()) {
            return false;
        }
        allowed.accept(locked.get());
        end(transaction, locked.get(), StateTransition.Reason.DELETED, clock.instant());
        objectives.remove(transaction, id);
        return true;
    }

    private StoredObjective end(
            Connection transaction, StoredObjective objective, StateTransition.Reason reason, Instant now)
            throws SQLException {
        Judgement judgement = Judgement.end(objective.standing(), now, reason);
        StoredObjective after = objective.with(judgement.next());
        StateTransition stateTransition = judgement.turn();
        if (stateTransition != null) {
            objectives.tell(transaction, after, stateTransition, now);
        }
        return after;
    }
}
