package org.redress.complaint.casework;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.CaseActor;

/** One transaction of the erasure of a person; how far it got is kept in the same transaction (ADR 0019). */
public interface ErasureBatch {

    /**
     * Takes the next cases.
     *
     * @return null if there are none, or if another instance is at them
     */
    @Nullable
    Part begin(Connection transaction) throws SQLException;

    /** Keeps how far it got. */
    void end(Connection transaction, Part part, Tally tally) throws SQLException;

    /**
     * Cases of one person.
     *
     * @param actor on whose behalf
     * @param reason a code
     */
    record Part(UUID erasure, CaseActor actor, String reason, List<UUID> cases) {

        public Part {
            cases = List.copyOf(cases);
        }
    }

    /**
     * What became of a part.
     *
     * @param cases of which nothing personal is left now
     * @param messages texts that were blanked
     */
    record Tally(int cases, int messages) {}
}
