package org.redress.kpi.cell.store;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.sql.SQLException;

/** Cells or buckets in the order of their keys, column by column: a million of them as objects would need twice the memory. */
public final class SortedSums {

    private final int[] measures;
    private final int[] slots;
    private final int[] sets;
    private final int[] buckets;
    private final long[] counts;
    private final long[] sums;
    private int rows;

    /** None yet. */
    SortedSums(int capacity) {
        measures = new int[capacity];
        slots = new int[capacity];
        sets = new int[capacity];
        buckets = new int[capacity];
        counts = new long[capacity];
        sums = new long[capacity];
    }

    /** Takes sums one by one. */
    @FunctionalInterface
    interface Sink {
        void accept(SumRow row) throws SQLException;
    }

    /** Adds one, at any place of the order. */
    void add(int measure, int slot, int set, int bucket, long count, long sum) {
        measures[rows] = measure;
        slots[rows] = slot;
        sets[rows] = set;
        buckets[rows] = bucket;
        counts[rows] = count;
        sums[rows] = sum;
        rows++;
    }

    /** Hands all of them over, sorted. */
    void into(Sink sink) throws SQLException {
        int[] order = new int[rows];
        for (int row = 0; row < rows; row++) {
            order[row] = row;
        }
        IntArrays.quickSort(order, this::compare);
        for (int row : order) {
            sink.accept(new SumRow(measures[row], slots[row], sets[row], buckets[row], counts[row], sums[row]));
        }
    }

    private int compare(int one, int other) {
        if (measures[one] != measures[other]) {
            return Integer.compare(measures[one], measures[other]);
        }
        if (slots[one] != slots[other]) {
            return Integer.compare(slots[one], slots[other]);
        }
        if (sets[one] != sets[other]) {
            return Integer.compare(sets[one], sets[other]);
        }
        return Integer.compare(buckets[one], buckets[other]);
    }
}
