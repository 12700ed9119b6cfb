package org.redress.messaging;

import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Transactions on the service's database outside JTA, and which of its errors are whose fault. */
final class Databases {

    /** Work in a transaction. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T in(Connection transaction) throws SQLException, InterruptedException;
    }

    private Databases() {}

    /** Commits if the work returns, rolls back if it throws. */
    static <T extends @Nullable Object> T transact(DataSource dataSource, Work<T> work)
            throws SQLException, InterruptedException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            boolean committed = false;
            try {
                T result = work.in(connection);
                connection.commit();
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    rollBack(connection);
                }
            }
        } catch (SQLException e) {
            flushBroken(dataSource, e);
            throw e;
        }
    }

    /** The transaction is gone in any case: a connection that cannot roll back is broken, and the server has. */
    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            Log.LOG.debug("Rolling back failed, the connection is given up", e);
        }
    }

    /** After one broken connection the pool's others are probably broken too; validating them one by one takes long. */
    private static void flushBroken(DataSource dataSource, SQLException e) {
        if (dataSource instanceof AgroalDataSource pool && isConnectionLoss(e)) {
            pool.flush(AgroalDataSource.FlushMode.IDLE);
        }
    }

    private static boolean isConnectionLoss(SQLException e) {
        String state = e.getSQLState();
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("57P")
                        || state.equals("25006")
                        || state.equals("25P03"));
    }

    /** Whether a record could be the cause: bad data or a broken constraint. Everything else is the infrastructure's fault. */
    static boolean isDataError(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    /** The SQL error in a chain of causes, if there is one. */
    static @Nullable SQLException sqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /** Whether the chain of causes names something outside us that may come back: files, network, pool. */
    static boolean isInfrastructure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof SQLTransientException) {
                return true;
            }
        }
        return false;
    }
}
