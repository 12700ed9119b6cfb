package org.redress.kpi.rebuild.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.redress.kit.store.Sql;
import org.redress.kpi.cell.store.CellSumRows;
import org.redress.kpi.fact.CaseLife;
import org.redress.kpi.fact.InvitationFact;
import org.redress.kpi.fact.ResponseFact;
import org.redress.kpi.fact.store.CaseRows;
import org.redress.kpi.fact.store.InvitationRows;
import org.redress.kpi.fact.store.ResponseRows;
import org.redress.kpi.rebuild.EventSource;
import org.redress.kpi.rebuild.Filling;

/**
 * The tables of facts and cells in one schema beside the live one, while they are filled, on a connection of their own, which one thread
 * uses at a time. Names in SQL that runs meanwhile say which room they mean; what is shared with the live consumer finds it by the search
 * path.
 */
public final class SchemaTables implements Filling {

    /** What reads and writes the rows; the search path decides in which room. */
    public record Rows(CaseRows cases, ResponseRows sheets, InvitationRows invitations, CellSumRows cells) {}

    private static final int CHUNK = 10_000;
    private static final UUID FIRST = new UUID(0, 0);

    /** Filled without keys and indexes. Answer sheets and invitations are not: they are merged in the table. */
    private static final List<String> FILLED_BARE = List.of("case_fact", "clock_fact", "cell", "sketch");

    private final Connection session;
    private final String room;
    private final Rows rows;
    private final Map<EventSource.Partition, Long> begunAt;
    private final LifeParts lifeParts;
    private final CellParts cellParts;

    /**
     * Tables to be filled; {@link #open} comes first.
     *
     * @param session a connection without auto-commit, and with patience for long statements
     * @param room the schema, which has the tables
     * @param begunAt up to where each partition is to be read
     * @param cellsInMemory as many cells are summed up in memory
     */
    public SchemaTables(
            Connection session, String room, Rows rows, Map<EventSource.Partition, Long> begunAt, int cellsInMemory) {
        this.session = session;
        this.room = room;
        this.rows = rows;
        this.begunAt = begunAt;
        this.lifeParts = new LifeParts(session, rows.cases(), room);
        this.cellParts = new CellParts(session, rows.cells(), room, cellsInMemory);
    }

    /** Empties the tables and takes their keys and indexes away. */
    public synchronized void open() throws SQLException {
        run("truncate %1$s.cell, %1$s.sketch, %1$s.clock_fact, %1$s.case_fact, %1$s.sheet_fact, %1$s.invitation_fact"
                .formatted(room));
        for (String table : FILLED_BARE) {
            ShadowIndexes.drop(session, room, table);
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
            rows.cases().append(session, room + ".case_fact", room + ".clock_fact", lines);
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
    public synchronized void storeSheets(Collection<ResponseFact> sheets) throws SQLException {
        enter();
        rows.sheets().merge(session, sheets);
        session.commit();
    }

    @Override
    public synchronized void storeInvitations(Collection<InvitationFact> invitations) throws SQLException {
        enter();
        rows.invitations().save(session, invitations);
        session.commit();
    }

    @Override
    public synchronized void complete() throws SQLException {
        enter();
        lifeParts.unite();
        if (lifeParts.divided()) {
            lifeParts.takeBack();
            cellParts.clear();
            lifeParts.unite();
        }
        ShadowIndexes.create(session, room, "case_fact");
        ShadowIndexes.create(session, room, "clock_fact");
        run("analyze case_fact, clock_fact, sheet_fact, invitation_fact");
        lifeParts.read(this::count);
        countSheets();
        countInvitations();
        cellParts.store();
        ShadowIndexes.create(session, room, "cell");
        ShadowIndexes.create(session, room, "sketch");
        run("analyze cell, sketch");
        lifeParts.close();
        cellParts.close();
        session.commit();
    }

    /** Forgets what was put aside. */
    public synchronized void abandon() throws SQLException {
        session.rollback();
        lifeParts.close();
        cellParts.close();
    }

    /** Unqualified names mean this room until the transaction ends; dictionaries and offsets are found behind it. */
    public void enter() throws SQLException {
        run("set local search_path = " + room + ", public");
        run("set local work_mem = '64MB'");
        run("set local maintenance_work_mem = '128MB'");
    }

    private void count(Collection<CaseLife> lives) throws SQLException {
        lives.forEach(life -> life.contribute(1, cellParts.cells()));
        cellParts.keepSmall();
    }

    private void countSheets() throws SQLException {
        rows.sheets().countLast(session);
        for (List<ResponseFact> sheets = rows.sheets().countedAfter(session, FIRST, CHUNK);
                !sheets.isEmpty();
                sheets = rows.sheets().countedAfter(session, sheets.getLast().feedback(), CHUNK)) {
            sheets.forEach(sheet -> sheet.contribute(1, cellParts.cells()));
            cellParts.keepSmall();
        }
    }

    private void countInvitations() throws SQLException {
        for (List<InvitationFact> next = rows.invitations().after(session, FIRST, CHUNK);
                !next.isEmpty();
                next = rows.invitations().after(session, next.getLast().invitation(), CHUNK)) {
            next.forEach(invitation -> invitation.contribute(1, cellParts.cells()));
            cellParts.keepSmall();
        }
    }

    private void run(String sql) throws SQLException {
        Sql.on(session).execute(sql);
    }
}
