package org.redress.kpi.statistics;

import org.jspecify.annotations.Nullable;

/** Percentiles of values at hand. The two methods differ on small samples, so a figure names the one it used. */
public final class Percentile {

    private Percentile() {}

    /**
     * The nearest rank: element number {@code ceil(q n)}.
     *
     * @param sorted ascending
     * @return absent without values; never 0 instead
     */
    public static @Nullable Double disc(double[] sorted, double q) {
        return sorted.length == 0 ? null : sorted[(int) nearestRank(sorted.length, q) - 1];
    }

    /**
     * Linear between the neighbours of {@code (n - 1) q}.
     *
     * @param sorted ascending
     * @return absent without values; never 0 instead
     */
    public static @Nullable Double cont(double[] sorted, double q) {
        if (sorted.length == 0) {
            return null;
        }
        double position = (sorted.length - 1) * q;
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /** The rank, counted from 1, of the element that stands for the quantile. */
    public static long nearestRank(long n, double q) {
        // q n is meant in decimal: 0.4 * 5 must not step over 2, nor 0.07 * 100 over 7, by a binary rounding error.
        double rank = Math.ceil(q * n - 1e-9 * n);
        return Math.clamp((long) rank, 1, n);
    }
}
