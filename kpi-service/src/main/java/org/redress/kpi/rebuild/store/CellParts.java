package org.redress.kpi.rebuild.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.redress.kpi.cell.CellSums;
import org.redress.kpi.cell.Counting;
import org.redress.kpi.cell.store.CellSumRows;

/**
 * The cells of a shadow while it is filled: summed up in memory as long as they fit, and stored once. If they do not fit, they are put
 * aside and summed up by the database. What is put aside is lost in a crash, as the rebuild is. Not thread-safe.
 */
final class CellParts {

    private final Connection session;
    private final CellSumRows rows;
    private final int room;
    private final CellSums cells = new CellSums();
    private boolean inParts;

    /** @param room as many cells and buckets are held in memory; those of a few thousand facts more for a moment */
    CellParts(Connection session, CellSumRows rows, int room) {
        this.session = session;
        this.rows = rows;
        this.room = room;
    }

    /** Makes room for parts. */
    void open() throws SQLException {
        close();
        run("create unlogged table shadow.cell_part (like shadow.cell)");
        run("create unlogged table shadow.sketch_part (like shadow.sketch)");
    }

    /** Where facts are counted; {@link #keepSmall} is to be called now and then. */
    Counting cells() {
        return cells;
    }

    /** Puts the cells aside if they are too many. */
    void keepSmall() throws SQLException {
        if (cells.cellCount() + cells.bucketCount() >= room) {
            inParts = true;
            putAside();
        }
    }

    /** Forgets what was counted so far. */
    void clear() throws SQLException {
        cells.clear();
        run("truncate shadow.cell_part, shadow.sketch_part");
        inParts = false;
    }

    /** Stores all sums in the tables of the shadow. */
    void store() throws SQLException {
        if (!inParts) {
            rows.append(session, "shadow.cell", "shadow.sketch", cells);
            return;
        }
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
        rows.append(session, "shadow.cell_part", "shadow.sketch_part", cells);
        cells.clear();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }
}
