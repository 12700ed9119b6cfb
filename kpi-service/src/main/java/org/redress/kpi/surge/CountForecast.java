package org.redress.kpi.surge;

/**
 * How many complaints a window may hold if nothing is unusual: a negative binomial, which is a Poisson whose rate is itself uncertain (a
 * gamma distribution), because it changes from week to week and is only known from a few of them.
 *
 * @param mean how many are to be expected
 * @param variance greater than the mean
 */
public record CountForecast(double mean, double variance) {

    private static final int MOST = 10_000_000;

    public CountForecast {
        if (!(mean > 0) || !(variance > mean)) {
            throw new IllegalArgumentException("A mean of " + mean + " cannot have a variance of " + variance);
        }
    }

    /** The probability of so many or more. */
    public double atLeast(long count) {
        Walk walk = new Walk();
        while (walk.count < count && walk.above > 0) {
            walk.next();
        }
        return walk.above;
    }

    /** The least count that so many or more come with at most this probability. */
    public long limit(double probability) {
        Walk walk = new Walk();
        while (walk.above > probability && walk.count < MOST) {
            walk.next();
        }
        return walk.count;
    }

    /** Goes up the counts: what lies at a count or above it. */
    private final class Walk {

        private final double size = mean * mean / (variance - mean);
        private final double logFailure = Math.log1p(-mean / variance);
        private double logAtCount = size * Math.log(mean / variance);
        private long count;
        private double above = 1;

        void next() {
            above = Math.max(0, above - Math.exp(logAtCount));
            logAtCount += Math.log((count + size) / (count + 1)) + logFailure;
            count++;
        }
    }
}
