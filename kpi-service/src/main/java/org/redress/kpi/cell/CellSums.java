package org.redress.kpi.cell;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redress.kpi.statistics.SketchScale;

/**
 * Many cells that only grow, as a rebuild counts them: some 50 bytes each, where {@link CellDifferences} takes four times as much. Measures and
 * dimension sets have numbers in here, counted from 0. Not thread-safe.
 */
public final class CellSums implements CellContributions {

    private final Map<String, Integer> measureNumbers = new HashMap<>();
    private final Map<DimensionSet, Integer> setNumbers = new HashMap<>();
    private final List<String> measures = new ArrayList<>();
    private final List<DimensionSet> sets = new ArrayList<>();
    private final SumTable cells = new SumTable();
    private final SumTable buckets = new SumTable();

    /** Takes cells: numbers of measure and dimension set, count and sum. */
    @FunctionalInterface
    public interface CellVisitor {
        /** Takes the next cell. */
        void visit(int measure, int slot, int set, long count, long sum);
    }

    /** Takes buckets: numbers of measure and dimension set, bucket and count. */
    @FunctionalInterface
    public interface BucketVisitor {
        /** Takes the next bucket. */
        void visit(int measure, int slot, int set, int bucket, long count);
    }

    /** Adds one; only a sign of 1 is possible. */
    @Override
    public void count(int sign, String measure, Instant at, DimensionSet dimensions, long amount) {
        cells.add(pair(number(measure), QuarterHour.of(at)), number(dimensions), sign, amount);
    }

    /** Adds one duration; only a sign of 1 is possible. */
    @Override
    public void duration(int sign, String measure, Instant at, DimensionSet dimensions, Duration duration) {
        long millis = duration.toMillis();
        long upper = pair(number(measure), QuarterHour.of(at));
        int set = number(dimensions);
        cells.add(upper, set, sign, millis);
        buckets.add(upper, pair(set, SketchScale.ONE_PERCENT.bucket(millis / 1000.0)), sign, 0);
    }

    /** The measures by their numbers. */
    public List<String> measures() {
        return measures;
    }

    /** The dimension sets by their numbers. */
    public List<DimensionSet> sets() {
        return sets;
    }

    /** How many cells there are. */
    public int cellCount() {
        return cells.size();
    }

    /** How many buckets there are. */
    public int bucketCount() {
        return buckets.size();
    }

    /** All cells, in no order. */
    public void cells(CellVisitor visitor) {
        cells.forEach(
                (upper, lower, count, sum) -> visitor.visit(first(upper), second(upper), (int) lower, count, sum));
    }

    /** All buckets, in no order. */
    public void buckets(BucketVisitor visitor) {
        buckets.forEach((upper, lower, count, sum) ->
                visitor.visit(first(upper), second(upper), first(lower), second(lower), count));
    }

    /** Forgets everything. */
    public void clear() {
        cells.clear();
        buckets.clear();
        measureNumbers.clear();
        setNumbers.clear();
        measures.clear();
        sets.clear();
    }

    private int number(String measure) {
        Integer known = measureNumbers.putIfAbsent(measure, measures.size());
        if (known != null) {
            return known;
        }
        measures.add(measure);
        return measures.size() - 1;
    }

    private int number(DimensionSet set) {
        Integer known = setNumbers.putIfAbsent(set, sets.size());
        if (known != null) {
            return known;
        }
        sets.add(set);
        return sets.size() - 1;
    }

    private static long pair(int first, int second) {
        return ((long) first << 32) | (second & 0xffffffffL);
    }

    private static int first(long pair) {
        return (int) (pair >> 32);
    }

    private static int second(long pair) {
        return (int) pair;
    }
}
