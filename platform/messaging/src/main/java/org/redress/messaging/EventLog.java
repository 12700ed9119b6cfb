package org.redress.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The append-only history of events and the outbox that publishes them. */
public interface EventLog {

    /**
     * Stores events and their outbox entries in the caller's transaction. Events of one aggregate must come in version order; the
     * caller holds the lock of each aggregate it writes.
     *
     * @param transaction an open connection with auto-commit off; appending without a transaction is refused
     * @throws SQLException if the database refuses, then nothing of this call remains after the caller's rollback
     */
    void append(Connection transaction, List<NewEvent> events) throws SQLException;

    /** Wakes the local relay; call it after the commit. Forgetting it costs time only: the relay also polls. */
    void committed();
}
