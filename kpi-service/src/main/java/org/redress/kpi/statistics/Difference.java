package org.redress.kpi.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The difference of two figures.
 *
 * @param value the first minus the second
 * @param interval at 95 %
 * @param p the least level at which the interval leaves out 0: the probability of such a difference by chance
 */
public record Difference(double value, Interval interval, double p) {

    private static final double FARTHEST = 38;
    private static final int STEPS = 60;

    /** The first minus the second; absent if one of them has too few values for an interval. */
    public static @Nullable Difference of(Sample first, Sample second) {
        Double one = first.estimate();
        Double other = second.estimate();
        Interval at95 = interval(first, second, Interval.Z);
        return one == null || other == null || at95 == null
                ? null
                : new Difference(one - other, at95, Normal.twoSided(farthest(first, second)));
    }

    /**
     * Holm's correction for many tests: whoever looks at many groups finds differences by chance.
     *
     * @return for each p, in the same order, the p to be held against the level of all of them together
     */
    public static List<Double> holm(List<Double> ps) {
        List<Integer> ascending = IntStream.range(0, ps.size())
                .boxed()
                .sorted(Comparator.comparing(ps::get))
                .toList();
        List<Double> adjusted = new ArrayList<>(ps);
        double least = 0;
        for (int rank = 0; rank < ascending.size(); rank++) {
            int index = ascending.get(rank);
            least = Math.max(least, Math.min(1, (ps.size() - rank) * ps.get(index)));
            adjusted.set(index, least);
        }
        return adjusted;
    }

    /** The square-and-add interval: with Wilson intervals it is Newcombe's, with normal ones the z test's. */
    private static @Nullable Interval interval(Sample first, Sample second, double z) {
        Double one = first.estimate();
        Double other = second.estimate();
        Interval ofOne = first.interval(z);
        Interval ofOther = second.interval(z);
        if (one == null || other == null || ofOne == null || ofOther == null) {
            return null;
        }
        double difference = one - other;
        return new Interval(
                difference - Math.hypot(one - ofOne.low(), ofOther.high() - other),
                difference + Math.hypot(ofOne.high() - one, other - ofOther.low()));
    }

    /** The most standard errors at which the interval still leaves out 0, by halving. */
    private static double farthest(Sample first, Sample second) {
        double low = 0;
        double high = FARTHEST;
        for (int step = 0; step < STEPS; step++) {
            double middle = (low + high) / 2;
            Interval interval = interval(first, second, middle);
            if (interval != null && (interval.low() > 0 || interval.high() < 0)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
