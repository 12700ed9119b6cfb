package org.redress.kpi.statistics;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A distribution as counts per bucket of one scale. Not thread-safe. */
public final class Sketch {

    private final SketchScale scale;
    private final TreeMap<Integer, Long> counts = new TreeMap<>();
    private long n;

    /** An empty sketch. */
    public Sketch(SketchScale scale) {
        this.scale = scale;
    }

    /** Adds all of another sketch of the same scale. */
    public void add(Sketch other) {
        other.counts.forEach(this::add);
    }

    /** Adds a count, or takes it away if negative. */
    public void add(int bucket, long count) {
        counts.merge(bucket, count, (had, more) -> had + more == 0 ? null : had + more);
        n += count;
    }

    /** How many values it holds. */
    public long n() {
        return n;
    }

    /** The count of each bucket that holds any. */
    public Map<Integer, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /** How many buckets it needs, the one of zero not counted. */
    public int buckets() {
        return counts.containsKey(SketchScale.ZERO) ? counts.size() - 1 : counts.size();
    }

    /**
     * The quantile by nearest rank (element {@code ceil(q n)}, as {@link Percentile#disc}), within the scale's relative error.
     *
     * @return absent if the sketch is empty; never 0 instead
     */
    public @Nullable Double quantile(double q) {
        if (n <= 0) {
            return null;
        }
        return atRank(Percentile.nearestRank(n, q));
    }

    /**
     * The interval of a quantile at 95 %, from order statistics: the elements of rank {@code n q -+ z sqrt(n q (1 - q))}, each rounded up.
     * It assumes no shape of the distribution; each end is within the scale's relative error.
     *
     * @return absent if there are too few values for both ends
     */
    public @Nullable Interval quantile95(double q) {
        return quantile(q, Interval.Z);
    }

    /** The interval of a quantile at so many standard errors, each end moved outwards by the scale's relative error. */
    @Nullable
    Interval widenedQuantile(double q, double z) {
        Interval interval = quantile(q, z);
        return interval == null
                ? null
                : new Interval(interval.low() * (1 - scale.alpha()), interval.high() * (1 + scale.alpha()));
    }

    private @Nullable Interval quantile(double q, double z) {
        double half = z * Math.sqrt(n * q * (1 - q));
        long low = (long) Math.ceil(n * q - half);
        long high = (long) Math.ceil(n * q + half);
        return low < 1 || high > n ? null : new Interval(atRank(low), atRank(high));
    }

    /** The standard deviation of the values, each taken as the middle of its bucket; absent below two values. */
    public @Nullable Double deviation() {
        if (n < 2) {
            return null;
        }
        double sum = 0;
        for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
            sum += scale.value(bucket.getKey()) * bucket.getValue();
        }
        double mean = sum / n;
        double squares = 0;
        for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
            double distance = scale.value(bucket.getKey()) - mean;
            squares += distance * distance * bucket.getValue();
        }
        return Math.sqrt(squares / (n - 1));
    }

    /** How many values are at most so large; one within the scale's relative error of the bound may lie on either side. */
    public long upTo(double bound) {
        long sum = 0;
        for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
            if (scale.value(bucket.getKey()) <= bound) {
                sum += bucket.getValue();
            }
        }
        return sum;
    }

    /** The element of a rank between 1 and n. */
    private double atRank(long rank) {
        long seen = 0;
        for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
            seen += bucket.getValue();
            if (seen >= rank) {
                return scale.value(bucket.getKey());
            }
        }
        throw new IllegalStateException("The counts of the buckets do not add up to " + n);
    }
}
