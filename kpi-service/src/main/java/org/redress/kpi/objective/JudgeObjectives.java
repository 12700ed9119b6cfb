package org.redress.kpi.objective;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Judges objectives by their figures. Any instance may do so at any time, also several at once: what changes is written under the lock of
 * the objective's row, and only by figures that are newer than those that decided last.
 */
@ApplicationScoped
public class JudgeObjectives {

    private static final Logger LOG = Logger.getLogger(JudgeObjectives.class);

    private final Objectives objectives;
    private final ReadBurn read;

    JudgeObjectives(Objectives objectives, ReadBurn read) {
        this.objectives = objectives;
        this.read = read;
    }

    /**
     * Judges all of them by their figures at a moment. One that cannot be judged does not keep the others from it.
     *
     * @return how many stand differently
     * @throws SQLException if they cannot even be listed
     */
    public int all(Instant now) throws SQLException {
        int changed = 0;
        for (StoredObjective objective : objectives.all()) {
            try {
                changed += one(objective, now) ? 1 : 0;
            } catch (SQLException e) {
                LOG.warnf("Objective %s is judged later: %s", objective.id(), e.getMessage());
            }
        }
        return changed;
    }

    /**
     * Judges one by its figures at a moment.
     *
     * @return whether it stands differently
     * @throws SQLException if the database fails; nothing has changed then
     */
    public boolean one(StoredObjective objective, Instant now) throws SQLException {
        // As the database keeps it: what it rounded up would lie in the future of the same moment.
        BurnRate reading = read.at(objective.spec(), now.truncatedTo(ChronoUnit.MICROS));
        if (Judgement.of(objective.spec(), objective.standing(), reading).next().equals(objective.standing())) {
            return false;
        }
        return objectives.transact(transaction -> apply(transaction, objective, reading));
    }

    private boolean apply(Connection transaction, StoredObjective seen, BurnRate reading) throws SQLException {
        Optional<StoredObjective> locked = objectives.lock(transaction, seen.id());
        if (locked.isEmpty() || locked.get().version() != seen.version()) {
            return false;
        }
        StoredObjective before = locked.get();
        Judgement judgement = Judgement.of(before.spec(), before.standing(), reading);
        if (judgement.next().equals(before.standing())) {
            return false;
        }
        StoredObjective after = before.with(judgement.next());
        StateTransition stateTransition = judgement.turn();
        if (stateTransition != null) {
            objectives.tell(transaction, after, stateTransition, reading.asOf());
            LOG.infof("Objective %s %s", after.id(), after.standing().burning() ? "burns" : "no longer burns");
        }
        objectives.save(transaction, after);
        return true;
    }
}
