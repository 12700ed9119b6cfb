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
    private final int most;
    private final String room;
    private final CellSums cells = new CellSums();
    private boolean inParts;

    /**
     * Parts of a room.
     *
     * @param room the schema that is filled
     * @param most as many cells and buckets are held in memory; those of a few thousand facts more for a moment
     */
    CellParts(Connection session, CellSumRows rows, String room, int most) {
        this.session = session;
        this.rows = rows;
        this.room = room;
        this.most = most;
    }

    /** Makes room for parts. */
    void open() throws SQLException {
        close();
        run("create unlogged table room.cell_part (like room.cell)");
        run("create unlogged table room.sketch_part (like room.sketch)");
    }

    /** Where facts are counted; {@link #keepSmall} is to be called now and then. */
    Counting cells() {
        return cells;
    }

    /** Puts the cells aside if they are too many. */
    void keepSmall() throws SQLException {
        if (cells.cellCount() + cells.bucketCount() >= most) {
            inParts = true;
            putAside();
        }
    }

    /** Forgets what was counted so far. */
    void clear() throws SQLException {
        cells.clear();
        run("truncate room.cell_part, room.sketch_part");
        inParts = false;
    }

    /** Stores all sums in the tables of the room. */
    void store() throws SQLException {
        if (!inParts) {
            rows.append(session, in("room.cell"), in("room.sketch"), cells);
            return;
        }
        putAside();
        run("""
                insert into room.cell (measure, slot, dimension_set, count, sum)
                select measure, slot, dimension_set, sum(count), sum(sum)
                  from room.cell_part
                 group by measure, slot, dimension_set order by measure, slot, dimension_set""");
        run("""
                insert into room.sketch (measure, slot, dimension_set, bucket, count)
                select measure, slot, dimension_set, bucket, sum(count)
                  from room.sketch_part
                 group by measure, slot, dimension_set, bucket order by measure, slot, dimension_set, bucket""");
    }

    /** Forgets the parts. */
    void close() throws SQLException {
        run("drop table if exists room.cell_part, room.sketch_part");
    }

    private void putAside() throws SQLException {
        rows.append(session, in("room.cell_part"), in("room.sketch_part"), cells);
        cells.clear();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(in(sql));
        }
    }

    /** What the SQL calls {@code room} is the schema that is filled. */
    private String in(String sql) {
        return sql.replace("room.", room + ".");
    }
}
