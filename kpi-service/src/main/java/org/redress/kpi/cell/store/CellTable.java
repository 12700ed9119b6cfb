package org.redress.kpi.cell.store;

import java.util.Locale;

/** The tables that hold sums. */
public enum CellTable {
    /** Counts and sums. */
    CELL("measure, slot, dimension_set, count, sum"),
    /** Counts in the buckets of sketches. */
    SKETCH("measure, slot, dimension_set, bucket, count");

    private final String columns;

    CellTable(String columns) {
        this.columns = columns;
    }

    /** The table's name. */
    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its columns, in the order in which they are written. */
    String columns() {
        return columns;
    }
}
