package org.redress.kpi.objective;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The objectives that are kept. Writing needs the caller's transaction. */
public interface Objectives {

    /** Work in a transaction. */
    @FunctionalInterface
    interface Work<T> {
        /** Does it; an exception rolls everything back. */
        T in(Connection transaction) throws SQLException;
    }

    /** Commits what the work did, wakes the relay, and returns its result. */
    <T> T transact(Work<T> work) throws SQLException;

    /** All of them by name. */
    List<StoredObjective> all() throws SQLException;

    /** One of them. */
    Optional<StoredObjective> find(UUID id) throws SQLException;

    /** How it stood, the latest first. */
    List<PastTransition> turns(UUID id, int most) throws SQLException;

    /** One of them; nobody else changes it until the transaction ends. */
    Optional<StoredObjective> lock(Connection transaction, UUID id) throws SQLException;

    /** How many there are; nobody adds one until the transaction ends. */
    int countForAdding(Connection transaction) throws SQLException;

    /** Adds one; false if the name is taken. */
    boolean add(Connection transaction, StoredObjective objective) throws SQLException;

    /** Writes a locked one; false if the name is taken. */
    boolean save(Connection transaction, StoredObjective objective) throws SQLException;

    /** Takes a locked one away. */
    void remove(Connection transaction, UUID id) throws SQLException;

    /** Tells of a turn: appends its event to the history and the outbox, and keeps it. */
    void tell(Connection transaction, StoredObjective after, StateTransition stateTransition, Instant at)
            throws SQLException;
}
