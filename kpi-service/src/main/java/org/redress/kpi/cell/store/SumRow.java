package org.redress.kpi.cell.store;

import java.util.Comparator;

/**
 * A cell, or a bucket of a sketch, as it is stored.
 *
 * @param measure the id of the measure
 * @param slot the quarter hour, counted from 1970
 * @param set the id of the dimension set
 * @param bucket the sketch's bucket; 0 for a cell
 * @param count how many are counted
 * @param sum what they add up to; 0 for a bucket
 */
record SumRow(int measure, int slot, int set, int bucket, long count, long sum) {

    /** The order of the primary keys of {@code cell} and {@code sketch}. */
    static final Comparator<SumRow> BY_KEY = Comparator.comparingInt(SumRow::measure)
            .thenComparingInt(SumRow::slot)
            .thenComparingInt(SumRow::set)
            .thenComparingInt(SumRow::bucket);

    /** Both together, under the key that they share. */
    SumRow plus(SumRow other) {
        return new SumRow(measure, slot, set, bucket, count + other.count, sum + other.sum);
    }
}
