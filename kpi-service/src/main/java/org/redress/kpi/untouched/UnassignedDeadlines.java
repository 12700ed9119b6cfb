package org.redress.kpi.untouched;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The deadlines, and the watches that are kept over them. */
public interface UnassignedDeadlines {

    /** A look, in which nobody else looks. */
    @FunctionalInterface
    interface Look {
        /** Looks and tells; an exception rolls everything back. */
        int in(Connection transaction) throws SQLException;
    }

    /**
     * Lets one instance look at a time; commits what it told.
     *
     * @return what the look returns; absent if another instance looks
     */
    Optional<Integer> alone(Look look) throws SQLException;

    /** Whether events are being counted that were recorded longer ago than this. */
    boolean catchingUp(Connection transaction, Instant now, Duration settle) throws SQLException;

    /** All teams with deadlines after the moment and until the end of which nobody has begun. */
    List<UnassignedAtRisk> between(Connection transaction, Instant now, Instant end) throws SQLException;

    /** All watches. */
    List<TeamMonitor> watches(Connection transaction) throws SQLException;

    /** Writes a watch, and appends the event of its turn to the history and the outbox. */
    void tell(Connection transaction, TeamMonitor after, UnassignedAtRiskTransition turn, Instant at)
            throws SQLException;
}
