package org.redress.kpi.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.redress.messaging.EventLog;

/** Transactions that may append events. */
@ApplicationScoped
public class Transactions {

    private final DataSource database;
    private final EventLog log;

    Transactions(DataSource database, EventLog log) {
        this.database = database;
        this.log = log;
    }

    /** Work in a transaction. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it; an exception rolls everything back. */
        T in(Connection transaction) throws SQLException;
    }

    /** Commits what the work did, wakes the relay, and returns its result. */
    public <T> T run(Work<T> work) throws SQLException {
        T result;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean committed = false;
            try {
                result = work.in(connection);
                connection.commit();
                committed = true;
            } finally {
                if (!committed) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        }
        log.committed();
        return result;
    }
}
