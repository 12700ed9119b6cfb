package org.redress.kpi.rebuild.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.redress.kit.store.Sql;
import org.redress.kpi.projection.FactUpdate;
import org.redress.kpi.projection.Projection;
import org.redress.kpi.projection.store.LiveGate;
import org.redress.kpi.rebuild.EventSource;
import org.redress.kpi.rebuild.Filling;
import org.redress.kpi.rebuild.RebuildReport;
import org.redress.kpi.rebuild.Shadow;
import org.redress.kpi.store.SessionLock;

/** The shadow tables of one rebuild, on a connection of its own, which one thread uses at a time. */
final class ShadowTables implements Shadow {

    /** What reads and writes the rows; the search path decides in which room. */
    record Rows(Projection projection, SchemaTables.Rows room) {}

    private static final Logger LOG = Logger.getLogger(ShadowTables.class);

    private static final int LONGEST_STATEMENT_MILLIS = 30 * 60_000;
    private static final int CHUNK = 10_000;

    /** In the order in which readers take them, so that nobody waits in a circle. */
    private static final List<String> TABLES =
            List.of("cell", "sketch", "clock_fact", "case_fact", "sheet_fact", "invitation_fact");

    private final Connection session;
    private final SchemaTables tables;
    private final LiveGate gate;
    private final Projection projection;
    private final int usualTimeout;

    ShadowTables(
            Connection session, LiveGate gate, Rows rows, Map<EventSource.Partition, Long> begunAt, int cellsInMemory)
            throws SQLException {
        this.session = session;
        this.gate = gate;
        this.projection = rows.projection();
        this.usualTimeout = session.getNetworkTimeout();
        // The pool's connections give up after seconds; this one works for minutes.
        session.setNetworkTimeout(Runnable::run, LONGEST_STATEMENT_MILLIS);
        this.tables = new SchemaTables(session, "shadow", rows.room(), begunAt, cellsInMemory);
        tables.open();
    }

    @Override
    public Filling tables() {
        return tables;
    }

    @Override
    public synchronized RebuildReport finish(
            RebuildReport report, @Nullable String incomplete, EventSource source, Instant now) throws SQLException {
        tables.enter();
        gate.awaitLongReadings(session);
        gate.close(session);
        follow(source);
        RebuildReport.Differing differing = Comparison.of(session);
        boolean swap = incomplete == null;
        if (swap) {
            swap();
        }
        String reason = swap ? null : "The topics do not hold everything any more: " + incomplete;
        RebuildReport finished = report.finished("done", now, differing, swap, reason);
        RebuildRows.update(session, finished);
        run("truncate rebuild_tail");
        session.commit();
        return finished;
    }

    @Override
    public synchronized void fail(RebuildReport report) throws SQLException {
        tables.abandon();
        RebuildRows.update(session, report);
        run("truncate rebuild_tail");
        session.commit();
    }

    @Override
    public synchronized void close() {
        try (session) {
            session.rollback();
            SessionLock.free(session, ShadowOpening.REBUILD);
            session.commit();
            session.setAutoCommit(true);
            session.setNetworkTimeout(Runnable::run, usualTimeout);
        } catch (SQLException e) {
            LOG.warnf("The rebuild's connection is lost, and its lock with it: %s", e.getMessage());
        }
    }

    /** Applies what the live consumer applied since the rebuild began. */
    private void follow(EventSource source) throws SQLException {
        long last = 0;
        while (true) {
            List<Tail> tail = Sql.on(session)
                    .list(
                            "select id, topic, key, type, data from rebuild_tail where id > ? order by id limit ?",
                            row -> new Tail(
                                    row.bigint("id"),
                                    source.reread(
                                            row.text("topic"), row.text("key"), row.text("type"), row.bytes("data"))),
                            last,
                            CHUNK);
            if (tail.isEmpty()) {
                return;
            }
            last = tail.getLast().id();
            projection.apply(session, tail.stream().map(Tail::update).toList());
        }
    }

    private record Tail(long id, FactUpdate update) {}

    private void swap() throws SQLException {
        run(
                "lock table public.cell, public.sketch, public.clock_fact, public.case_fact, public.sheet_fact, public.invitation_fact in access exclusive mode");
        for (String table : TABLES) {
            run("alter table public." + table + " set schema retired");
            run("alter table shadow." + table + " set schema public");
            run("alter table retired." + table + " set schema shadow");
            run("truncate shadow." + table);
        }
        // The sums of days belong to the cells that are gone.
        run("update day_zone set id = default, scanned = false");
    }

    private void run(String sql) throws SQLException {
        Sql.on(session).execute(sql);
    }
}
