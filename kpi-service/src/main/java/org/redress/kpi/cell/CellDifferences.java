package org.redress.kpi.cell;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.redress.kpi.statistics.SketchScale;

/** What a batch adds to the cells, folded in memory so that the database sees each touched cell once. Not thread-safe. */
public final class CellDifferences implements CellContributions {

    /** The address of a cell. */
    public record CellKey(String measure, int slot, DimensionSet dimensions) {}

    /** The address of one bucket of the sketch that belongs to a cell. */
    public record BucketKey(String measure, int slot, DimensionSet dimensions, int bucket) {}

    /** What is added to a cell: a count, and a sum in the unit of the measure (durations: milliseconds). */
    public record Amount(long count, long sum) {

        static final Amount ZERO = new Amount(0, 0);

        Amount plus(long moreCount, long moreSum) {
            return new Amount(count + moreCount, sum + moreSum);
        }
    }

    private final Map<CellKey, Amount> cells = new HashMap<>();
    private final Map<BucketKey, Long> buckets = new HashMap<>();

    @Override
    public void count(int sign, String measure, Instant at, DimensionSet dimensions, long amount) {
        CellKey key = new CellKey(measure, QuarterHour.of(at), dimensions);
        Amount sum = cells.getOrDefault(key, Amount.ZERO).plus(sign, sign * amount);
        if (sum.equals(Amount.ZERO)) {
            cells.remove(key);
        } else {
            cells.put(key, sum);
        }
    }

    @Override
    public void duration(int sign, String measure, Instant at, DimensionSet dimensions, Duration duration) {
        long millis = duration.toMillis();
        count(sign, measure, at, dimensions, millis);
        int bucket = SketchScale.ONE_PERCENT.bucket(millis / 1000.0);
        buckets.merge(
                new BucketKey(measure, QuarterHour.of(at), dimensions, bucket),
                (long) sign,
                (had, more) -> had + more == 0 ? null : had + more);
    }

    /** The cells that change. */
    public Map<CellKey, Amount> cells() {
        return cells;
    }

    /** The sketch buckets that change. */
    public Map<BucketKey, Long> buckets() {
        return buckets;
    }
}
