package org.redress.kpi.surge;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The watches that are kept. */
public interface CategoryMonitors {

    /** Work in a transaction. */
    @FunctionalInterface
    interface Work<T> {
        /** Does it; an exception rolls everything back. */
        T in(Connection transaction) throws SQLException;
    }

    /** A surge that was told of. */
    record Past(
            String category,
            Instant noticedAt,
            @Nullable Instant endedAt,
            int windowHours,
            long n,
            double expected,
            long limit) {}

    /** Commits what the work did, wakes the relay, and returns its result. */
    <T> T transact(Work<T> work) throws SQLException;

    /** All of them, after those that are missing have been added. */
    List<CategoryMonitor> of(Collection<String> categories) throws SQLException;

    /** One of them; nobody else changes it until the transaction ends. */
    Optional<CategoryMonitor> lock(Connection transaction, UUID id) throws SQLException;

    /** Writes a locked one. */
    void save(Connection transaction, CategoryMonitor categoryMonitor) throws SQLException;

    /** Tells of a turn: appends its event to the history and the outbox, and keeps it. */
    void tell(Connection transaction, CategoryMonitor after, SurgeTransition turn) throws SQLException;

    /** The last surges, the latest first. */
    List<Past> past(int most) throws SQLException;
}
