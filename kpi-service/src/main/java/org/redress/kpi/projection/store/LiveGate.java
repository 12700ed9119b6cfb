package org.redress.kpi.projection.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.redress.kit.store.Sql;
import org.redress.kit.store.Table;
import org.redress.messaging.ReceivedEvent;

/**
 * Where the live consumer and a rebuild meet. Batches pass together; a rebuild closes the gate for a moment when it begins and when it
 * takes the place of the live tables. In between, what passes is noted, so that the shadow can follow.
 */
@ApplicationScoped
public class LiveGate {

    private static final long GATE = 0x4b50490001L;
    private static final long LONG_READINGS = 0x4b50490004L;

    private static final Table<ReceivedEvent> TAIL = Table.<ReceivedEvent>named("rebuild_tail")
            .text("topic", ReceivedEvent::topic)
            .text("key", ReceivedEvent::key)
            .text("type", ReceivedEvent::type)
            .bytes("data", ReceivedEvent::data)
            .build();

    /** Passes with a batch: waits while the gate is closed, and notes the events if a rebuild runs. Held until the transaction ends. */
    public void pass(Connection transaction, List<ReceivedEvent> events) throws SQLException {
        lock(transaction, GATE, "select pg_advisory_xact_lock_shared(?)");
        // A second statement on purpose: it must see what was committed while the first one waited.
        if (rebuildRuns(transaction)) {
            note(transaction, events);
        }
    }

    /** Closes the gate until the transaction ends: no batch is under way then. */
    public void close(Connection transaction) throws SQLException {
        lock(transaction, GATE, "select pg_advisory_xact_lock(?)");
    }

    /**
     * Lets a transaction read the live tables for minutes. A rebuild that wants their place waits for it, before it closes the gate.
     *
     * @return false if a rebuild waits or takes their place at the moment
     */
    public boolean readLong(Connection transaction) throws SQLException {
        return Sql.on(transaction)
                .one("select pg_try_advisory_xact_lock_shared(?) as taken", row -> row.bool("taken"), LONG_READINGS);
    }

    /**
     * Waits until nobody reads for long, and lets nobody begin until the transaction ends. Otherwise the tables would be waited for behind
     * a closed gate, and everybody behind that.
     */
    public void awaitLongReadings(Connection transaction) throws SQLException {
        lock(transaction, LONG_READINGS, "select pg_advisory_xact_lock(?)");
    }

    private static void lock(Connection transaction, long lock, String sql) throws SQLException {
        Sql.on(transaction).exists(sql, lock);
    }

    private static boolean rebuildRuns(Connection transaction) throws SQLException {
        return Sql.on(transaction).exists("select from rebuild where state = 'running' limit 1");
    }

    private static void note(Connection transaction, List<ReceivedEvent> events) throws SQLException {
        TAIL.write(transaction, TAIL.insert(), events);
    }
}
