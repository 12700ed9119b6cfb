package org.redress.kpi.statistics;

/** The standard normal distribution. */
final class Normal {

    /** From here on the series loses digits, and the tail's expansion has enough of them. */
    private static final double TAIL = 6;

    private static final double SQRT_2_PI = Math.sqrt(2 * Math.PI);

    private Normal() {}

    /** The probability of lying at least so far from 0 on either side. */
    static double twoSided(double z) {
        double x = Math.abs(z);
        if (x < TAIL) {
            // Marsaglia 2004: Phi(x) = 1/2 + phi(x) (x + x^3/3 + x^5/15 + ...).
            double term = x;
            double sum = x;
            for (int i = 3; term > 1e-18 * sum; i += 2) {
                term *= x * x / i;
                sum += term;
            }
            return Math.max(0, 1 - 2 * sum * density(x));
        }
        double inverse = 1 / (x * x);
        return 2 * density(x) / x * (1 - inverse + 3 * inverse * inverse);
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / SQRT_2_PI;
    }
}
