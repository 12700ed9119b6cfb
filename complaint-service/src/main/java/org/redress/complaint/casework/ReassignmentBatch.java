package org.redress.complaint.casework;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.CaseActor;
import org.redress.complaint.lifecycle.Complaint;
import org.redress.complaint.sla.PolicyAssignment;

/** One transaction of a longer piece of work that gives open cases other versions; how far it got is kept in the same transaction. */
public interface ReassignmentBatch {

    /**
     * Takes the next part of the work.
     *
     * @return null if there is none, or if another instance is at it
     */
    @Nullable
    Part begin(Connection transaction) throws SQLException;

    /** Keeps how far it got. */
    void end(Connection transaction, Part part, Tally tally) throws SQLException;

    /** A part of the work. */
    sealed interface Part {

        /** The piece of work it belongs to. */
        UUID application();

        /** On whose behalf. */
        CaseActor actor();

        /** The last case that was looked at before, in the order of ids. */
        UUID after();

        /** The most cases to look at. */
        int limit();

        /**
         * Open cases are given other versions.
         *
         * @param last cases behind this id are left alone
         * @param pins what a case is given; null to leave it as it is
         */
        record Apply(
                UUID application,
                CaseActor actor,
                UUID after,
                UUID last,
                int limit,
                Function<Complaint, @Nullable PolicyAssignment> pins)
                implements Part {}

        /** What was applied is taken back, for cases that are open and were given nothing else since. */
        record Undo(UUID application, CaseActor actor, UUID after, int limit) implements Part {}
    }

    /**
     * What became of a part.
     *
     * @param seen cases that were looked at
     * @param changed cases that have other versions now
     * @param moved those of them with another deadline
     * @param overdue those of them with a clock that is past due now and was not before
     * @param lastSeen the last case that was looked at; null if there was none
     * @param finished whether no case is left
     */
    record Tally(
            int seen,
            int changed,
            int moved,
            int overdue,
            @Nullable UUID lastSeen,
            boolean finished) {}
}
