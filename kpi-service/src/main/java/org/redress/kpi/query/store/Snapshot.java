package org.redress.kpi.query.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.redress.kit.store.Sql;

/** Reads several tables as of one moment. */
public final class Snapshot {

    private Snapshot() {}

    /** What is read within a snapshot. */
    @FunctionalInterface
    public interface Reading<T> {
        /** Reads, without changing anything. */
        T read(Connection connection) throws SQLException;
    }

    /** Runs the reading in a read-only transaction whose statements all see the same moment. */
    public static <T> T read(DataSource database, Reading<T> reading) throws SQLException {
        return read(database, Optional.empty(), reading);
    }

    /**
     * The same, of what was known at a moment if one is given.
     *
     * @throws org.redress.kpi.query.NoViewException if there is no view of that moment
     */
    public static <T> T read(DataSource database, Optional<Instant> knownAt, Reading<T> reading) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Sql.on(connection).execute("set transaction isolation level repeatable read read only");
                enter(connection, knownAt);
                return reading.read(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Lets a transaction read what was known at a moment, if one is given; see {@link #read}. */
    public static void enter(Connection transaction, Optional<Instant> knownAt) throws SQLException {
        if (knownAt.isPresent()) {
            AsOfSchema.enter(transaction, knownAt.get());
        }
    }
}
