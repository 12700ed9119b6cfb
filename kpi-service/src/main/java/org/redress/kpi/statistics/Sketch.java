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
        long rank = Percentile.nearestRank(n, q);
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
