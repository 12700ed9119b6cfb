package org.redress.kpi.day.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import javax.sql.DataSource;
import org.redress.kit.store.Sql;
import org.redress.kpi.day.AskedZones;
import org.redress.kpi.day.DailyRollups;
import org.redress.kpi.day.DayConfig;
import org.redress.kpi.store.SessionLock;

/**
 * Sums days, one instance at a time. What stands is true in every snapshot: whoever changes cells adds the blocks that he touched in the
 * same transaction, a reader does not use days of blocks that he sees touched, and the blocks are taken away in the transaction that opens
 * their days.
 */
@ApplicationScoped
public class DailyRollupTables implements DailyRollups {

    private static final long SUMMING = 0x4b50490005L;

    /** A rebuild took its place meanwhile, so that the zones have new numbers. */
    private static final String OVERTAKEN = "40001";

    private static final int LONGEST_STATEMENT_MILLIS = 120_000;
    private static final long ONE_GO_NANOS = 1_000_000_000;

    private final DataSource database;
    private final DayConfig config;

    DailyRollupTables(DataSource database, DayConfig config) {
        this.database = database;
        this.config = config;
    }

    @Override
    public int go(Collection<AskedZones.Asked> asked, Instant now) throws SQLException {
        try (Connection connection = database.getConnection()) {
            KnownZones.note(connection, asked, now, config);
            // Held by the session and taken before the snapshots: one taken within them could see what the one before
            // has not finished.
            if (!SessionLock.taken(connection, SUMMING)) {
                return 0;
            }
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, LONGEST_STATEMENT_MILLIS);
            try {
                return alone(connection, now);
            } catch (SQLException e) {
                if (OVERTAKEN.equals(e.getSQLState())) {
                    return 0;
                }
                throw e;
            } finally {
                connection.setNetworkTimeout(Runnable::run, usual);
                SessionLock.free(connection, SUMMING);
            }
        }
    }

    private int alone(Connection connection, Instant now) throws SQLException {
        Instant atRest = now.minus(config.quiet());
        KnownZones.forget(connection, now.minus(config.keep()));
        KnownZones.sweep(connection);
        in(connection, transaction -> {
            OpenDays.openTouched(transaction, KnownZones.all(transaction), now);
            return 0;
        });
        for (KnownZones.Zone zone : KnownZones.all(connection)) {
            if (!zone.scanned()) {
                in(connection, transaction -> {
                    OpenDays.openAll(transaction, zone, atRest);
                    return 0;
                });
            }
        }
        long end = System.nanoTime() + ONE_GO_NANOS;
        int summed = 0;
        while (System.nanoTime() < end
                && in(connection, transaction -> DailyRollupRows.sumNewest(transaction, atRest)) > 0) {
            summed++;
        }
        return summed;
    }

    /** What is done in one snapshot. */
    @FunctionalInterface
    private interface Work {
        int in(Connection transaction) throws SQLException;
    }

    private static int in(Connection connection, Work work) throws SQLException {
        connection.setAutoCommit(false);
        boolean committed = false;
        try {
            Sql.on(connection).execute("set transaction isolation level repeatable read; set local work_mem = '32MB'");
            int result = work.in(connection);
            connection.commit();
            committed = true;
            return result;
        } finally {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }
}
