package org.redress.kpi.cell.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.redress.kpi.cell.CellSums;

/** Appends the cells of a rebuild to tables of the form of {@code cell} and {@code sketch}, sorted by key, whatever the tables hold. */
@ApplicationScoped
public class CellSumRows {

    private final Dictionaries dictionaries;

    CellSumRows(Dictionaries dictionaries) {
        this.dictionaries = dictionaries;
    }

    /** Appends all cells and buckets. */
    public void append(Connection transaction, String cellTable, String sketchTable, CellSums sums)
            throws SQLException {
        int[] measures = ids(sums.measures(), dictionaries.measures(sums.measures()));
        int[] sets = ids(sums.sets(), dictionaries.sets(sums.sets()));
        appendCells(transaction, cellTable, sums, measures, sets);
        appendBuckets(transaction, sketchTable, sums, measures, sets);
    }

    private static void appendCells(Connection transaction, String table, CellSums sums, int[] measures, int[] sets)
            throws SQLException {
        Keys keys = new Keys(sums.cellCount());
        long[] counts = new long[sums.cellCount()];
        long[] totals = new long[sums.cellCount()];
        sums.cells((measure, slot, set, count, sum) -> {
            int row = keys.add(measures[measure], slot, sets[set], 0);
            counts[row] = count;
            totals[row] = sum;
        });
        try (NumberLines lines = new NumberLines(
                transaction, "copy " + table + " (measure, slot, dimension_set, count, sum) from stdin")) {
            for (Integer row : keys.sorted()) {
                lines.row(keys.measures[row], keys.slots[row], keys.sets[row], counts[row], totals[row]);
            }
            lines.end();
        }
    }

    private static void appendBuckets(Connection transaction, String table, CellSums sums, int[] measures, int[] sets)
            throws SQLException {
        Keys keys = new Keys(sums.bucketCount());
        long[] counts = new long[sums.bucketCount()];
        sums.buckets((measure, slot, set, bucket, count) ->
                counts[keys.add(measures[measure], slot, sets[set], bucket)] = count);
        try (NumberLines lines = new NumberLines(
                transaction, "copy " + table + " (measure, slot, dimension_set, bucket, count) from stdin")) {
            for (Integer row : keys.sorted()) {
                lines.row(keys.measures[row], keys.slots[row], keys.sets[row], keys.buckets[row], counts[row]);
            }
            lines.end();
        }
    }

    private static <K> int[] ids(List<K> numbered, Map<K, Integer> ids) {
        return numbered.stream()
                .mapToInt(key -> Objects.requireNonNull(ids.get(key), "no id"))
                .toArray();
    }

    /** Keys column by column: a million of them as objects would need twice the memory. */
    private static final class Keys {

        private final int[] measures;
        private final int[] slots;
        private final int[] sets;
        private final int[] buckets;
        private int rows;

        Keys(int capacity) {
            measures = new int[capacity];
            slots = new int[capacity];
            sets = new int[capacity];
            buckets = new int[capacity];
        }

        int add(int measure, int slot, int set, int bucket) {
            measures[rows] = measure;
            slots[rows] = slot;
            sets[rows] = set;
            buckets[rows] = bucket;
            return rows++;
        }

        Integer[] sorted() {
            Integer[] order = IntStream.range(0, rows).boxed().toArray(Integer[]::new);
            Arrays.sort(
                    order,
                    Comparator.<Integer>comparingInt(row -> measures[row])
                            .thenComparingInt(row -> slots[row])
                            .thenComparingInt(row -> sets[row])
                            .thenComparingInt(row -> buckets[row]));
            return order;
        }
    }
}
