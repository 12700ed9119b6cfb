package org.redress.kpi.statistics;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A distribution as counts per bucket of one scale. The buckets between the lowest and the highest are an array, because those of times lie
 * close together. Not thread-safe.
 */
public final class Sketch {

    private static final int FIRST_ROOM = 512;

    private final SketchScale scale;
    private long zeros;
    private int lowest;
    private long[] counts = {};
    private long n;
    /** Whether the counts are now those of each bucket and all below it, zeros left out: a copy of thousands of sketches costs more. */
    private boolean cumulated;

    /** An empty sketch. */
    public Sketch(SketchScale scale) {
        this.scale = scale;
    }

    /** Adds all of another sketch of the same scale. */
    public void add(Sketch other) {
        other.counts().forEach(this::add);
    }

    /** Adds a count, or takes it away if negative. */
    public void add(int bucket, long count) {
        separate();
        n += count;
        if (bucket == SketchScale.ZERO) {
            zeros += count;
            return;
        }
        if (bucket < lowest || bucket - lowest >= counts.length) {
            makeRoom(bucket);
        }
        counts[bucket - lowest] += count;
    }

    private void makeRoom(int bucket) {
        if (counts.length == 0) {
            counts = new long[FIRST_ROOM];
            lowest = bucket - FIRST_ROOM / 8;
            return;
        }
        int more = counts.length / 2;
        int least = bucket < lowest ? bucket - more : lowest;
        int end = Math.max(lowest + counts.length, bucket + 1 + more);
        long[] wider = new long[end - least];
        System.arraycopy(counts, 0, wider, lowest - least, counts.length);
        counts = wider;
        lowest = least;
    }

    /** How many values it holds. */
    public long n() {
        return n;
    }

    /** The count of each bucket that holds any. */
    public Map<Integer, Long> counts() {
        separate();
        Map<Integer, Long> held = new TreeMap<>();
        if (zeros != 0) {
            held.put(SketchScale.ZERO, zeros);
        }
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                held.put(lowest + i, counts[i]);
            }
        }
        return Collections.unmodifiableMap(held);
    }

    /** How many buckets it needs, the one of zero not counted. */
    public int buckets() {
        separate();
        return (int) Arrays.stream(counts).filter(count -> count != 0).count();
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
        separate();
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                sum += scale.value(lowest + i) * counts[i];
            }
        }
        double mean = sum / n;
        double squares = mean * mean * zeros;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                double distance = scale.value(lowest + i) - mean;
                squares += distance * distance * counts[i];
            }
        }
        return Math.sqrt(squares / (n - 1));
    }

    /** How many values are at most so large; one within the scale's relative error of the bound may lie on either side. */
    public long upTo(double bound) {
        separate();
        long sum = bound >= 0 ? zeros : 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0 && scale.value(lowest + i) <= bound) {
                sum += counts[i];
            }
        }
        return sum;
    }

    /** The element of a rank between 1 and n. */
    private double atRank(long rank) {
        if (rank <= zeros) {
            return scale.value(SketchScale.ZERO);
        }
        cumulate();
        int low = 0;
        int high = counts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (zeros + counts[middle] < rank) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == counts.length) {
            throw new IllegalStateException("The counts of the buckets do not add up to " + n);
        }
        return scale.value(lowest + low);
    }

    private void cumulate() {
        if (!cumulated) {
            for (int i = 1; i < counts.length; i++) {
                counts[i] += counts[i - 1];
            }
            cumulated = true;
        }
    }

    private void separate() {
        if (cumulated) {
            for (int i = counts.length - 1; i > 0; i--) {
                counts[i] -= counts[i - 1];
            }
            cumulated = false;
        }
    }
}
