package org.redress.kit.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Runs work in a transaction of its own; again, at most three times in all, if it lost against another one. */
@ApplicationScoped
public class Transactions {

    private static final Logger LOG = System.getLogger(Transactions.class.getName());
    private static final int ATTEMPTS = 3;
    private static final Set<String> LOST_AGAINST_ANOTHER = Set.of("40001", "40P01");

    private final AgroalDataSource dataSource;

    Transactions(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Work in an open transaction. */
    @FunctionalInterface
    public interface Work<T> {

        /** Does the work; may be called again after a rollback. */
        T run(Connection transaction) throws SQLException;
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
                if (attempt == ATTEMPTS || !LOST_AGAINST_ANOTHER.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
            }
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
