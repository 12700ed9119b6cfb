package org.redress.kpi.rebuild.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.store.CellSumRows;
import org.redress.kpi.fact.CaseLife;
import org.redress.kpi.fact.SheetFact;
import org.redress.kpi.fact.store.CaseRows;
import org.redress.kpi.fact.store.SheetRows;
import org.redress.kpi.projection.FactUpdate;
import org.redress.kpi.projection.Projection;
import org.redress.kpi.projection.store.LiveGate;
import org.redress.kpi.rebuild.EventSource;
import org.redress.kpi.rebuild.RebuildReport;
import org.redress.kpi.rebuild.Shadow;

/**
 * The shadow tables while one rebuild fills them, on a connection of its own, which one thread uses at a time. Names in SQL that runs while
 * the tables are filled say which room they mean; what is shared with the live consumer finds it by the search path.
 */
final class ShadowTables implements Shadow {

    /** What reads and writes the rows; the search path decides in which room. */
    record Rows(Projection projection, CaseRows cases, SheetRows sheets, CellSumRows cells) {}

    private static final Logger LOG = Logger.getLogger(ShadowTables.class);

    private static final int LONGEST_STATEMENT_MILLIS = 30 * 60_000;
    private static final int CHUNK = 10_000;
    private static final UUID FIRST = new UUID(0, 0);

    /** In the order in which readers take them, so that nobody waits in a circle. */
    private static final List<String> TABLES = List.of("cell", "sketch", "clock_fact", "case_fact", "sheet_fact");

    /** Filled without keys and indexes. Answer sheets are not: they are merged in the table. */
    private static final List<String> FILLED_BARE = List.of("case_fact", "clock_fact", "cell", "sketch");

    private final Connection session;
    private final LifeParts lifeParts;
    private final CellParts cellParts;
    private final LiveGate gate;
    private final Rows rows;
    private final Map<EventSource.Partition, Long> begunAt;
    private final int usualTimeout;

    ShadowTables(
            Connection session, LiveGate gate, Rows rows, Map<EventSource.Partition, Long> begunAt, int cellsInMemory)
            throws SQLException {
        this.session = session;
        this.gate = gate;
        this.rows = rows;
        this.begunAt = begunAt;
        this.usualTimeout = session.getNetworkTimeout();
        // The pool's connections give up after seconds; this one works for minutes.
        session.setNetworkTimeout(Runnable::run, LONGEST_STATEMENT_MILLIS);
        this.lifeParts = new LifeParts(session, rows.cases());
        this.cellParts = new CellParts(session, rows.cells(), cellsInMemory);
        run("truncate shadow.cell, shadow.sketch, shadow.clock_fact, shadow.case_fact, shadow.sheet_fact");
        for (String table : FILLED_BARE) {
            ShadowIndexes.drop(session, table);
        }
        lifeParts.open();
        cellParts.open();
        session.commit();
    }

    @Override
    public Map<EventSource.Partition, Long> begunAt() {
        return begunAt;
    }

    @Override
    public void store(Collection<CaseLife> lives) throws SQLException {
        CaseRows.Lines lines = rows.cases().lines(lives);
        synchronized (this) {
            rows.cases().append(session, "shadow.case_fact", "shadow.clock_fact", lines);
            count(lives);
            session.commit();
        }
    }

    @Override
    public void storeParts(Collection<CaseLife> lives) throws SQLException {
        CaseRows.Lines lines = rows.cases().lines(lives);
        synchronized (this) {
            lifeParts.add(lines);
            session.commit();
        }
    }

    @Override
    public synchronized void storeSheets(Collection<SheetFact> sheets) throws SQLException {
        enterShadow();
        rows.sheets().merge(session, sheets);
        session.commit();
    }

    @Override
    public synchronized void complete() throws SQLException {
        enterShadow();
        lifeParts.unite();
        if (lifeParts.divided()) {
            lifeParts.takeBack();
            cellParts.clear();
            lifeParts.unite();
        }
        ShadowIndexes.create(session, "case_fact");
        ShadowIndexes.create(session, "clock_fact");
        run("analyze case_fact, clock_fact, sheet_fact");
        lifeParts.read(this::count);
        countSheets();
        cellParts.store();
        ShadowIndexes.create(session, "cell");
        ShadowIndexes.create(session, "sketch");
        run("analyze cell, sketch");
        lifeParts.close();
        cellParts.close();
        session.commit();
    }

    @Override
    public synchronized RebuildReport finish(
            RebuildReport report, @Nullable String incomplete, EventSource source, Instant now) throws SQLException {
        enterShadow();
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
        session.rollback();
        lifeParts.close();
        cellParts.close();
        RebuildRows.update(session, report);
        run("truncate rebuild_tail");
        session.commit();
    }

    @Override
    public synchronized void close() {
        try (session) {
            session.rollback();
            ShadowOpening.unlock(session);
            session.commit();
            session.setAutoCommit(true);
            session.setNetworkTimeout(Runnable::run, usualTimeout);
        } catch (SQLException e) {
            LOG.warnf("The rebuild's connection is lost, and its lock with it: %s", e.getMessage());
        }
    }

    /** Unqualified names mean the shadow until the transaction ends; dictionaries and offsets are found behind it. */
    private void enterShadow() throws SQLException {
        run("set local search_path = shadow, public");
        run("set local work_mem = '64MB'");
        run("set local maintenance_work_mem = '128MB'");
    }

    private void count(Collection<CaseLife> lives) throws SQLException {
        lives.forEach(life -> life.contribute(1, cellParts.cells()));
        cellParts.keepSmall();
    }

    private void countSheets() throws SQLException {
        rows.sheets().countLast(session);
        for (List<SheetFact> sheets = rows.sheets().countedAfter(session, FIRST, CHUNK);
                !sheets.isEmpty();
                sheets = rows.sheets().countedAfter(session, sheets.getLast().feedback(), CHUNK)) {
            sheets.forEach(sheet -> sheet.contribute(1, cellParts.cells()));
            cellParts.keepSmall();
        }
    }

    /** Applies what the live consumer applied since the rebuild began. */
    private void follow(EventSource source) throws SQLException {
        long last = 0;
        while (true) {
            List<FactUpdate> updates = new ArrayList<>();
            try (PreparedStatement statement = session.prepareStatement(
                    "select id, topic, key, type, data from rebuild_tail where id > ? order by id limit ?")) {
                statement.setLong(1, last);
                statement.setInt(2, CHUNK);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        last = row.getLong(1);
                        updates.add(
                                source.reread(row.getString(2), row.getString(3), row.getString(4), row.getBytes(5)));
                    }
                }
            }
            if (updates.isEmpty()) {
                return;
            }
            rows.projection().apply(session, updates);
        }
    }

    private void swap() throws SQLException {
        run(
                "lock table public.cell, public.sketch, public.clock_fact, public.case_fact, public.sheet_fact in access exclusive mode");
        for (String table : TABLES) {
            run("alter table public." + table + " set schema retired");
            run("alter table shadow." + table + " set schema public");
            run("alter table retired." + table + " set schema shadow");
            run("truncate shadow." + table);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }
}
