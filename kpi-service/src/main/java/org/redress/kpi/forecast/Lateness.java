package org.redress.kpi.forecast;

import java.util.Arrays;
import java.util.Random;

/**
 * How many of a queue of deadlines will be missed. Whoever works serves the earliest deadline first, and ends one clock after the other: a
 * Poisson process whose rate is the pace. The clock of rank i (from 1) is late if fewer than i have ended by its deadline:
 *
 * <pre>expected late = Σ P(N(d_i) &lt; i), N(t) ~ Poisson(stops expected until t)</pre>
 *
 * <p>The pace is only known from a few weeks. With them taken as a gamma distribution, N becomes a negative binomial with the mean m and the
 * variance m + m² / k, where k is how many stops those weeks showed in the same hours.
 *
 * @param expected how many will be late
 * @param low 2.5 % of courses have fewer late ones
 * @param high 2.5 % of courses have more
 */
public record Lateness(double expected, long low, long high) {

    static final int COURSES = 2_000;
    private static final double TAIL = 0.025;

    /**
     * The lateness of a queue.
     *
     * @param stopsUntil how many stops are to be expected until each deadline, ascending; 0 for those that are past already
     * @param seen how many stops the pace was learned from
     */
    static Lateness of(double[] stopsUntil, double seen) {
        double expected = 0;
        for (int i = 0; i < stopsUntil.length; i++) {
            expected += fewerThan(i + 1, stopsUntil[i], seen);
        }
        long[] late = courses(stopsUntil, seen);
        Arrays.sort(late);
        return new Lateness(expected, late[(int) (TAIL * COURSES)], late[(int) Math.ceil((1 - TAIL) * COURSES) - 1]);
    }

    /** The probability that fewer than so many stop when so many are to be expected. */
    static double fewerThan(int rank, double mean, double seen) {
        if (mean <= 0) {
            return 1;
        }
        double size = Math.max(seen, 0.5);
        double logSuccess = Math.log(size / (size + mean));
        double logFailure = Math.log(mean / (size + mean));
        double logAt = size * logSuccess;
        double sum = 0;
        for (int count = 0; count < rank; count++) {
            sum += Math.exp(logAt);
            logAt += Math.log((count + size) / (count + 1)) + logFailure;
        }
        return Math.min(1, sum);
    }

    /** Courses that the next hours may take. The seed is fixed: the same question has the same answer. */
    private static long[] courses(double[] stopsUntil, double seen) {
        Random random = new Random(stopsUntil.length);
        double size = Math.max(seen, 0.5);
        long[] late = new long[COURSES];
        for (int course = 0; course < COURSES; course++) {
            double pace = gamma(random, size) / size;
            // Stops of a Poisson process, in the time in which one is to be expected a unit.
            double next = exponential(random);
            int ended = 0;
            for (int i = 0; i < stopsUntil.length; i++) {
                while (ended <= i && next <= pace * stopsUntil[i]) {
                    ended++;
                    next += exponential(random);
                }
                late[course] += ended <= i ? 1 : 0;
            }
        }
        return late;
    }

    private static double exponential(Random random) {
        return -Math.log(1 - random.nextDouble());
    }

    /** Marsaglia and Tsang, 2000. */
    private static double gamma(Random random, double shape) {
        if (shape < 1) {
            return gamma(random, shape + 1) * Math.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
