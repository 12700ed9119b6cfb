package org.redress.kpi.projection.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.redress.kpi.cell.store.Columns;
import org.redress.messaging.ReceivedEvent;

/**
 * Where the live consumer and a rebuild meet. Batches pass together; a rebuild closes the gate for a moment when it begins and when it
 * takes the place of the live tables. In between, what passes is noted, so that the shadow can follow.
 */
@ApplicationScoped
public class LiveGate {

    private static final long GATE = 0x4b50490001L;

    /** Passes with a batch: waits while the gate is closed, and notes the events if a rebuild runs. Held until the transaction ends. */
    public void pass(Connection transaction, List<ReceivedEvent> events) throws SQLException {
        lock(transaction, "select pg_advisory_xact_lock_shared(?)");
        // A second statement on purpose: it must see what was committed while the first one waited.
        if (rebuildRuns(transaction)) {
            note(transaction, events);
        }
    }

    /** Closes the gate until the transaction ends: no batch is under way then. */
    public void close(Connection transaction) throws SQLException {
        lock(transaction, "select pg_advisory_xact_lock(?)");
    }

    private static void lock(Connection transaction, String sql) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            statement.setLong(1, GATE);
            statement.execute();
        }
    }

    private static boolean rebuildRuns(Connection transaction) throws SQLException {
        try (PreparedStatement statement =
                        transaction.prepareStatement("select exists (select from rebuild where state = 'running')");
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void note(Connection transaction, List<ReceivedEvent> events) throws SQLException {
        Columns columns = Columns.of("text", "text", "text", "bytea");
        events.forEach(event -> columns.add(event.topic(), event.key(), event.type(), event.data()));
        columns.execute(transaction, """
                insert into rebuild_tail (topic, key, type, data)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::bytea[])""");
    }
}
