package org.redress.kpi.rebuild.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.redress.kpi.cell.Differences;
import org.redress.kpi.cell.store.CellRows;

/**
 * The cells of a shadow while it is filled: folded in memory, put aside when they are many, and summed up at the end. Lost in a crash, as
 * the rebuild is. Not thread-safe.
 */
final class CellParts {

    private static final int CELLS_IN_MEMORY = 200_000;

    private final Connection session;
    private final CellRows rows;
    private final Differences cells = new Differences();

    CellParts(Connection session, CellRows rows) {
        this.session = session;
        this.rows = rows;
    }

    /** Makes room for parts. */
    void open() throws SQLException {
        close();
        run("create unlogged table shadow.cell_part (like shadow.cell)");
        run("create unlogged table shadow.sketch_part (like shadow.sketch)");
    }

    /** Where facts are counted; {@link #keepSmall} is to be called now and then. */
    Differences cells() {
        return cells;
    }

    /** Puts the cells aside if they are many. */
    void keepSmall() throws SQLException {
        if (cells.size() >= CELLS_IN_MEMORY) {
            putAside();
        }
    }

    /** Forgets what was counted so far. */
    void clear() throws SQLException {
        cells.clear();
        run("truncate shadow.cell_part, shadow.sketch_part");
    }

    /** Sums the parts up into the tables of the shadow. */
    void sum() throws SQLException {
        putAside();
        run("""
                insert into shadow.cell (measure, slot, dimension_set, count, sum)
                select measure, slot, dimension_set, sum(count), sum(sum)
                  from shadow.cell_part
                 group by measure, slot, dimension_set order by measure, slot, dimension_set""");
        run("""
                insert into shadow.sketch (measure, slot, dimension_set, bucket, count)
                select measure, slot, dimension_set, bucket, sum(count)
                  from shadow.sketch_part
                 group by measure, slot, dimension_set, bucket order by measure, slot, dimension_set, bucket""");
    }

    /** Forgets the parts. */
    void close() throws SQLException {
        run("drop table if exists shadow.cell_part, shadow.sketch_part");
    }

    private void putAside() throws SQLException {
        CellRows.Rows parts = rows.rows(cells);
        parts.cells().copy(session, "copy shadow.cell_part (measure, slot, dimension_set, count, sum) from stdin");
        parts.buckets()
                .copy(session, "copy shadow.sketch_part (measure, slot, dimension_set, bucket, count) from stdin");
        cells.clear();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }
}
