package org.redress.kpi.statistics;

import org.jspecify.annotations.Nullable;

/**
 * A share of a count.
 *
 * @param hits how many of them
 * @param n of how many; 0 gives no rate and no interval
 */
public record Share(long hits, long n) {

    public Share {
        if (hits < 0 || hits > n) {
            throw new IllegalArgumentException(hits + " of " + n + " is no share");
        }
    }

    /** From 0 to 1; absent if there is nothing to count. */
    public @Nullable Double rate() {
        return n == 0 ? null : (double) hits / n;
    }

    /** The Wilson score interval at 95 %, from 0 to 1; absent if there is nothing to count. */
    public @Nullable Interval wilson95() {
        return wilson(Interval.Z);
    }

    /** The Wilson score interval at so many standard errors. */
    @Nullable
    Interval wilson(double z) {
        if (n == 0) {
            return null;
        }
        double p = (double) hits / n;
        double z2 = z * z;
        double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = z * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n)) / (1 + z2 / n);
        // The ends are exact where nothing or everything is hit; the formula misses them by a rounding error.
        return new Interval(hits == 0 ? 0 : centre - half, hits == n ? 1 : centre + half);
    }
}
