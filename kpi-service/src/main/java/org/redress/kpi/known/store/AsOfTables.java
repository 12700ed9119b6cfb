package org.redress.kpi.known.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.redress.kit.store.Sql;
import org.redress.kpi.known.AsOfView;
import org.redress.kpi.known.AsOfViews;
import org.redress.kpi.rebuild.EventSource;
import org.redress.kpi.rebuild.Filling;
import org.redress.kpi.rebuild.store.SchemaTables;

/** The tables of one view while they are filled. */
final class AsOfTables implements AsOfViews.Room {

    private static final Logger LOG = Logger.getLogger(AsOfTables.class);
    private static final int LONGEST_STATEMENT_MILLIS = 30 * 60_000;
    private static final long EVENTS_BETWEEN_NOTES = 100_000;

    private final DataSource database;
    private final Connection session;
    private final UUID id;
    private final SchemaTables tables;
    private final int usualTimeout;
    private final AtomicLong noted = new AtomicLong();

    AsOfTables(
            DataSource database,
            Connection session,
            UUID id,
            Map<EventSource.Partition, Long> until,
            SchemaTables.Rows rows,
            int cellsInMemory)
            throws SQLException {
        this.database = database;
        this.session = session;
        this.id = id;
        this.usualTimeout = session.getNetworkTimeout();
        session.setNetworkTimeout(Runnable::run, LONGEST_STATEMENT_MILLIS);
        this.tables = new SchemaTables(session, ViewRows.room(id), rows, until, cellsInMemory);
        tables.open();
    }

    @Override
    public Filling tables() {
        return tables;
    }

    @Override
    public void progress(long events) {
        long last = noted.get();
        if (events - last < EVENTS_BETWEEN_NOTES || !noted.compareAndSet(last, events)) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            ViewRows.progress(connection, id, events);
        } catch (SQLException e) {
            LOG.debugf("How far a view is cannot be noted now: %s", e.getMessage());
        }
    }

    @Override
    public void ready(long events, @Nullable Instant newest, Instant at) throws SQLException {
        if (newest != null) {
            tables.enter();
            Sql.on(session)
                    .update(
                            "insert into progress (topic, partition, last_recorded_at, applied_at) values ('view', 0, ?, ?)",
                            newest,
                            newest);
        }
        ViewRows.progress(session, id, events);
        ViewRows.finish(session, id, AsOfView.READY, "", at);
        session.commit();
    }

    @Override
    public void fail(String reason, Instant at) throws SQLException {
        tables.abandon();
        AsOfSchemas.dropRoom(session, ViewRows.room(id));
        ViewRows.finish(session, id, AsOfView.FAILED, reason, at);
        session.commit();
    }

    @Override
    public void close() {
        try (session) {
            session.setNetworkTimeout(Runnable::run, usualTimeout);
            AsOfSchemas.giveBack(session);
        } catch (SQLException e) {
            LOG.warnf("The connection of a view is lost, and its lock with it: %s", e.getMessage());
        }
    }
}
