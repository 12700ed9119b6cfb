package org.redress.kpi.rebuild.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.redress.kpi.cell.CellContributions;
import org.redress.kpi.cell.CellSums;
import org.redress.kpi.cell.store.CellSumRows;
import org.redress.kpi.cell.store.CellTable;
import org.redress.kpi.cell.store.SumRuns;

/** The cells of a shadow while it is filled: summed up in memory as long as they fit, and stored once. Not thread-safe. */
final class CellParts {

    private final CellSumRows rows;
    private final int most;
    private final CellSums cells = new CellSums();
    private final SumRuns cellRuns;
    private final SumRuns bucketRuns;

    /**
     * Parts of a room.
     *
     * @param room the schema that is filled
     * @param most as many cells and buckets are held in memory; those of a few thousand facts more for a moment
     */
    CellParts(Connection session, CellSumRows rows, String room, int most) {
        this.rows = rows;
        this.most = most;
        this.cellRuns = new SumRuns(session, CellTable.CELL, room);
        this.bucketRuns = new SumRuns(session, CellTable.SKETCH, room);
    }

    /** Makes room for parts. */
    void open() throws SQLException {
        cellRuns.open();
        bucketRuns.open();
    }

    /** Where facts are counted; {@link #keepSmall} is to be called now and then. */
    CellContributions cells() {
        return cells;
    }

    /** Puts the cells aside if they are too many. */
    void keepSmall() throws SQLException {
        if (cells.cellCount() + cells.bucketCount() >= most) {
            cellRuns.add(rows.cells(cells));
            bucketRuns.add(rows.buckets(cells));
            cells.clear();
        }
    }

    /** Forgets what was counted so far. */
    void clear() throws SQLException {
        cells.clear();
        cellRuns.clear();
        bucketRuns.clear();
    }

    /** Stores all sums in the tables of the room. */
    void store() throws SQLException {
        cellRuns.store(rows.cells(cells));
        bucketRuns.store(rows.buckets(cells));
    }

    /** Forgets the parts. */
    void close() throws SQLException {
        cellRuns.close();
        bucketRuns.close();
    }
}
