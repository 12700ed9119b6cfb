package org.redress.kpi.statistics;

import java.util.Arrays;

/**
 * The buckets of a DDSketch: bucket {@code i} holds the values in {@code (gamma^(i-1), gamma^i]}, so that its middle is at most
 * {@code alpha} away from each of them, relative to the value. Counts of equal scales can be added and subtracted exactly.
 */
public final class SketchScale {

    /** The scale of every stored sketch: values within 1 %. */
    public static final SketchScale ONE_PERCENT = new SketchScale(0.01);

    /** The bucket of zero and of negative values, below all others. */
    public static final int ZERO = Integer.MIN_VALUE;

    /** Values of buckets between are worked out once: at 1 %, those between thousandths of a second and hundreds of years. */
    private static final int LEAST_KNOWN = -512;

    private static final int KNOWN = 2048;

    private final double alpha;
    private final double gamma;
    private final double logGamma;
    private final double[] known = new double[KNOWN];

    /** @param alpha the relative error, between 0 and 1 */
    public SketchScale(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must lie between 0 and 1, was " + alpha);
        }
        this.alpha = alpha;
        this.gamma = (1 + alpha) / (1 - alpha);
        this.logGamma = Math.log(gamma);
        Arrays.setAll(known, i -> middle(LEAST_KNOWN + i));
    }

    /** The relative error. */
    public double alpha() {
        return alpha;
    }

    /** The bucket of a value; {@link #ZERO} for zero and below. */
    public int bucket(double value) {
        return value <= 0 ? ZERO : (int) Math.ceil(Math.log(value) / logGamma);
    }

    /** The value that stands for all values of a bucket. */
    public double value(int bucket) {
        if (bucket >= LEAST_KNOWN && bucket < LEAST_KNOWN + KNOWN) {
            return known[bucket - LEAST_KNOWN];
        }
        return bucket == ZERO ? 0 : middle(bucket);
    }

    private double middle(int bucket) {
        return 2 * Math.pow(gamma, bucket) / (gamma + 1);
    }
}
