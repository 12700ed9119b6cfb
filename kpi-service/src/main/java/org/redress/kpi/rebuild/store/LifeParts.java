package org.redress.kpi.rebuild.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.redress.kit.store.Sql;
import org.redress.kpi.fact.CaseLife;
import org.redress.kpi.fact.store.CaseRows;

/** Lives of which more than one row may be stored, beside the facts until they are put together. Lost in a crash, as the rebuild is. */
final class LifeParts {

    private static final int CHUNK = 10_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final Connection session;
    private final CaseRows rows;
    private final String room;

    /** @param room the schema that is filled */
    LifeParts(Connection session, CaseRows rows, String room) {
        this.session = session;
        this.rows = rows;
        this.room = room;
    }

    /** Takes lives in order of their ids. */
    @FunctionalInterface
    interface Sink {
        void accept(Collection<CaseLife> lives) throws SQLException;
    }

    /** Makes room for parts. */
    void open() throws SQLException {
        close();
        run("create unlogged table room.case_part (like room.case_fact)");
        run("create unlogged table room.clock_part (like room.clock_fact)");
    }

    /** Stores parts. */
    void add(CaseRows.Lines lines) throws SQLException {
        rows.append(session, in("room.case_part"), in("room.clock_part"), lines);
    }

    /** Puts the parts together into facts: of each complaint and each clock, the highest version stays. */
    void unite() throws SQLException {
        run("create index if not exists case_part_ix on room.case_part (complaint)");
        run("analyze room.case_part, room.clock_part");
        run("""
                insert into room.case_fact
                select distinct on (complaint) * from room.case_part order by complaint, version desc""");
        run("""
                insert into room.clock_fact
                select distinct on (complaint, clock, run) *
                  from room.clock_part order by complaint, clock, run, version desc""");
    }

    /** Whether a complaint lies in two rows: its events are spread over partitions, because somebody changed their number. */
    boolean divided() throws SQLException {
        return Sql.on(session).exists(in("select from room.case_fact group by complaint having count(*) > 1 limit 1"));
    }

    /** Takes all facts back among the parts. */
    void takeBack() throws SQLException {
        run("truncate room.case_part, room.clock_part");
        run("insert into room.case_part select * from room.case_fact");
        run("insert into room.clock_part select * from room.clock_fact");
        run("truncate room.case_fact, room.clock_fact");
    }

    /** Reads the lives that came in parts, as they stand in the facts now. */
    void read(Sink sink) throws SQLException {
        for (List<UUID> ids = after(FIRST); !ids.isEmpty(); ids = after(ids.getLast())) {
            sink.accept(rows.load(session, ids).values());
        }
    }

    /** Forgets the parts. */
    void close() throws SQLException {
        run("drop table if exists room.case_part, room.clock_part");
    }

    private List<UUID> after(UUID last) throws SQLException {
        return Sql.on(session)
                .list(
                        in(
                                "select distinct complaint from room.case_part where complaint > ? order by complaint limit ?"),
                        row -> row.uuid("complaint"),
                        last,
                        CHUNK);
    }

    private void run(String sql) throws SQLException {
        Sql.on(session).execute(in(sql));
    }

    /** What the SQL calls {@code room} is the schema that is filled. */
    private String in(String sql) {
        return sql.replace("room.", room + ".");
    }
}
