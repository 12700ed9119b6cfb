package org.redress.complaint.apply;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.ReassignmentBatch;
import org.redress.complaint.policies.Definition;

/** Where applications are kept. */
public interface ApplicationStore {

    /**
     * Asks for an application.
     *
     * @return the one that is running already, if the same was asked for before; else the new one
     */
    Application request(Definition.Kind kind, String target, int version, Instant at, String by) throws SQLException;

    /** One of them. */
    Optional<Application> find(UUID id) throws SQLException;

    /** The latest, the latest first. */
    List<Application> latest(int most) throws SQLException;

    /** Asks for one to be taken back; does nothing if that was asked for before. */
    void undo(UUID id, Instant at, String by) throws SQLException;

    /** The oldest that has work left, for this transaction only; null if there is none, or if another instance is at it. */
    @Nullable
    Application claim(Connection transaction) throws SQLException;

    /** Keeps how far it got. */
    void advance(Connection transaction, UUID id, ReassignmentBatch.Tally tally, Instant at) throws SQLException;
}
