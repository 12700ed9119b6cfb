package org.redress.kpi.rebuild.store;

import java.io.IOException;
import java.io.StringReader;
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
import org.postgresql.PGConnection;
import org.redress.kpi.cell.Differences;
import org.redress.kpi.cell.store.CellRows;
import org.redress.kpi.cell.store.Columns;
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

/** The shadow tables while one rebuild fills them, on a connection of its own. */
final class ShadowTables implements Shadow {

    /** What reads and writes the rows; the search path decides in which room. */
    record Rows(Projection projection, CaseRows cases, SheetRows sheets, CellRows cells) {}

    private static final Logger LOG = Logger.getLogger(ShadowTables.class);

    private static final int LONGEST_STATEMENT_MILLIS = 30 * 60_000;
    private static final int CHUNK = 10_000;
    private static final int CELLS_IN_MEMORY = 200_000;
    private static final UUID FIRST = new UUID(0, 0);

    /** In the order in which readers take them, so that nobody waits in a circle. */
    private static final List<String> TABLES = List.of("cell", "sketch", "clock_fact", "case_fact", "sheet_fact");

    private final Connection session;
    private final LiveGate gate;
    private final Rows rows;
    private final Map<EventSource.Partition, Long> begunAt;
    private final int usualTimeout;

    ShadowTables(Connection session, LiveGate gate, Rows rows, Map<EventSource.Partition, Long> begunAt)
            throws SQLException {
        this.session = session;
        this.gate = gate;
        this.rows = rows;
        this.begunAt = begunAt;
        this.usualTimeout = session.getNetworkTimeout();
        // The pool's connections give up after seconds; this one works for minutes.
        session.setNetworkTimeout(Runnable::run, LONGEST_STATEMENT_MILLIS);
        run("truncate shadow.cell, shadow.sketch, shadow.clock_fact, shadow.case_fact, shadow.sheet_fact");
        session.commit();
    }

    @Override
    public Map<EventSource.Partition, Long> begunAt() {
        return begunAt;
    }

    @Override
    public void merge(Collection<CaseLife> lives, Collection<SheetFact> sheets) throws SQLException {
        enterShadow();
        rows.cases().merge(session, lives);
        rows.sheets().merge(session, sheets);
        session.commit();
    }

    @Override
    public void computeCells() throws SQLException {
        enterShadow();
        run("set local work_mem = '64MB'");
        run("analyze case_fact, clock_fact, sheet_fact");
        rows.sheets().countLast(session);
        run("create temporary table cell_part (like cell) on commit drop");
        run("create temporary table sketch_part (like sketch) on commit drop");
        Differences cells = new Differences();
        for (List<CaseLife> lives = rows.cases().after(session, FIRST, CHUNK);
                !lives.isEmpty();
                lives = rows.cases().after(session, lives.getLast().fact().complaint(), CHUNK)) {
            lives.forEach(life -> life.contribute(1, cells));
            keepSmall(cells);
        }
        for (List<SheetFact> sheets = rows.sheets().countedAfter(session, FIRST, CHUNK);
                !sheets.isEmpty();
                sheets = rows.sheets().countedAfter(session, sheets.getLast().feedback(), CHUNK)) {
            sheets.forEach(sheet -> sheet.contribute(1, cells));
            keepSmall(cells);
        }
        store(cells);
        run("""
                insert into cell (measure, slot, dimension_set, count, sum)
                select measure, slot, dimension_set, sum(count), sum(sum)
                  from cell_part group by measure, slot, dimension_set order by measure, slot, dimension_set""");
        run("""
                insert into sketch (measure, slot, dimension_set, bucket, count)
                select measure, slot, dimension_set, bucket, sum(count)
                  from sketch_part group by measure, slot, dimension_set, bucket order by measure, slot, dimension_set, bucket""");
        run("analyze cell, sketch");
        session.commit();
    }

    @Override
    public RebuildReport finish(RebuildReport report, @Nullable String incomplete, EventSource source, Instant now)
            throws SQLException {
        enterShadow();
        run("set local work_mem = '64MB'");
        gate.close(session);
        follow(source);
        RebuildReport.Differing differing = compare();
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
    public void fail(RebuildReport report) throws SQLException {
        session.rollback();
        RebuildRows.update(session, report);
        run("truncate rebuild_tail");
        session.commit();
    }

    @Override
    public void close() {
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
    }

    private void keepSmall(Differences cells) throws SQLException {
        if (cells.size() >= CELLS_IN_MEMORY) {
            store(cells);
        }
    }

    private void store(Differences cells) throws SQLException {
        CellRows.Rows parts = rows.cells().rows(cells);
        copy("copy cell_part (measure, slot, dimension_set, count, sum) from stdin", parts.cells());
        copy("copy sketch_part (measure, slot, dimension_set, bucket, count) from stdin", parts.buckets());
        cells.clear();
    }

    private void copy(String sql, Columns columns) throws SQLException {
        if (columns.rows() > 0) {
            try {
                session.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(columns.copyText()));
            } catch (IOException e) {
                throw new SQLException("Reading from memory failed", e);
            }
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

    private RebuildReport.Differing compare() throws SQLException {
        return RebuildReport.Differing.of(count("""
                        select count(*)
                          from public.case_fact l full join shadow.case_fact s using (complaint)
                         where (l.version, l.number, l.dimension_set, l.assignee, l.status, l.source_status, l.received_at,
                                l.acknowledged_at, l.first_assigned_at, l.first_response_at,
                                l.first_resolved_at, l.resolved_at, l.closed_at,
                                l.first_reopened_at, l.reopen_count, l.transfer_count, l.outcome,
                                l.root_cause, l.stated_deadline_at, l.stated_met, l.disputed,
                                l.historic)
                               is distinct from
                               (s.version, s.number, s.dimension_set, s.assignee, s.status, s.source_status, s.received_at,
                                s.acknowledged_at, s.first_assigned_at, s.first_response_at,
                                s.first_resolved_at, s.resolved_at, s.closed_at,
                                s.first_reopened_at, s.reopen_count, s.transfer_count, s.outcome,
                                s.root_cause, s.stated_deadline_at, s.stated_met, s.disputed,
                                s.historic)"""), count("""
                        select count(*)
                          from public.clock_fact l full join shadow.clock_fact s using (complaint, clock, run)
                         where (l.version, l.state, l.started_at, l.due_at, l.stopped_at)
                               is distinct from (s.version, s.state, s.started_at, s.due_at, s.stopped_at)"""), count("""
                        select count(*)
                          from public.sheet_fact l full join shadow.sheet_fact s using (feedback)
                         where (l.version, l.complaint, l.group_id, l.counted, l.dimension_set, l.answered_at, l.answers)
                               is distinct from
                               (s.version, s.complaint, s.group_id, s.counted, s.dimension_set, s.answered_at, s.answers)"""), count("""
                        select count(*)
                          from (select * from public.cell where count <> 0 or sum <> 0) l
                          full join (select * from shadow.cell where count <> 0 or sum <> 0) s
                         using (measure, slot, dimension_set)
                         where (l.count, l.sum) is distinct from (s.count, s.sum)"""), count("""
                        select count(*)
                          from (select * from public.sketch where count <> 0) l
                          full join (select * from shadow.sketch where count <> 0) s
                         using (measure, slot, dimension_set, bucket)
                         where l.count is distinct from s.count"""));
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

    private long count(String sql) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }
}
