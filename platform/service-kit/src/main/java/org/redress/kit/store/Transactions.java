package org.redress.kit.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import org.redress.messaging.EventLog;

/**
 * Runs work on the service's database outside JTA: in a transaction of its own, which is tried again, at most three times in all, if it lost
 * against another one; or on a connection that commits every statement.
 */
@ApplicationScoped
public class Transactions {

    private static final Logger LOG = System.getLogger(Transactions.class.getName());
    private static final int ATTEMPTS = 3;

    private final AgroalDataSource dataSource;
    private final EventLog events;

    Transactions(AgroalDataSource dataSource, EventLog events) {
        this.dataSource = dataSource;
        this.events = events;
    }

    /** Work in an open transaction. */
    @FunctionalInterface
    public interface Work<T> {

        /** Does the work; may be called again after a rollback, so it must not keep anything of a run that failed. */
        T run(Connection transaction) throws SQLException;
    }

    /** Statements that need no common transaction. */
    @FunctionalInterface
    public interface Statements<T> {

        /** Runs them; each is committed at once. */
        T run(Sql sql) throws SQLException;
    }

    /**
     * Runs the work and commits.
     *
     * @throws SQLException if the database fails; nothing was changed then
     */
    public <T> T inTransaction(Work<T> work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !DatabaseFailures.lostRace(e)) {
                    throw e;
                }
            }
        }
    }

    /**
     * Like {@link #inTransaction}, for work that appends events: the relay is woken after the commit, so they are published at once.
     *
     * @throws SQLException if the database fails; nothing was changed then
     */
    public <T> T publishing(Work<T> work) throws SQLException {
        T result = inTransaction(work);
        events.committed();
        return result;
    }

    /**
     * Runs statements on one connection without a transaction around them: a query, or a single write.
     *
     * @throws SQLException if the database fails
     */
    public <T> T withoutTransaction(Statements<T> statements) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return statements.run(Sql.on(connection));
        }
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            boolean committed = false;
            try {
                T result = work.run(connection);
                connection.commit();
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    rollBack(connection);
                }
            }
        }
    }

    /** The transaction is gone in any case; the first failure is the one to report. */
    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "Rolling back failed, the connection is given up", e);
        }
    }
}
