package org.redress.kpi.statistics;

import org.jspecify.annotations.Nullable;

/**
 * The Net Promoter Score of counted answers, in points from -100 to 100.
 *
 * @param promoters answers of 9 and 10
 * @param passives answers of 7 and 8
 * @param detractors answers of 0 to 6
 */
public record NetPromoterScore(long promoters, long passives, long detractors) {

    private static final double ADDED_ANSWERS = 3;

    /** The valid answers; whoever did not answer is not among them. */
    public long n() {
        return promoters + passives + detractors;
    }

    /** The share of promoters minus the share of detractors, in points; absent without answers. */
    public @Nullable Double score() {
        return n() == 0 ? null : 100.0 * (promoters - detractors) / n();
    }

    /** The score rounded once, ties away from zero; absent without answers. */
    public @Nullable Long rounded() {
        if (n() == 0) {
            return null;
        }
        long points = 100 * (promoters - detractors);
        long magnitude = (2 * Math.abs(points) + n()) / (2 * n());
        return points < 0 ? -magnitude : magnitude;
    }

    /** The variance of one answer on the scale -1, 0, 1; absent without answers. */
    public @Nullable Double variance() {
        return n() == 0 ? null : answers(0).variance();
    }

    /** The standard error of the score in points; absent without answers. */
    public @Nullable Double standardError() {
        return n() == 0 ? null : answers(0).standardError();
    }

    /** The standard error in points with three answers added, as in the adjusted interval; absent without answers. */
    @Nullable
    Double adjustedStandardError() {
        return n() == 0 ? null : answers(ADDED_ANSWERS).standardError();
    }

    /** The plain Wald interval in points, not clamped. It collapses when all answers are equal: never show it alone. */
    public @Nullable Interval wald95() {
        return n() == 0 ? null : answers(0).wald();
    }

    /** The adjusted Wald interval in points: three answers added, spread evenly; clamped to what a score can be. */
    public @Nullable Interval adjustedWald95() {
        return n() == 0 ? null : answers(ADDED_ANSWERS).wald().within(-100, 100);
    }

    /** The answers as fractions, with some added: a quarter of them at either end. */
    private Answers answers(double added) {
        return new Answers((double) promoters + added / 4, (double) detractors + added / 4, (double) n() + added);
    }

    private record Answers(double promoters, double detractors, double n) {

        double score() {
            return 100 * (promoters - detractors) / n;
        }

        double variance() {
            double difference = (promoters - detractors) / n;
            return (promoters + detractors) / n - difference * difference;
        }

        double standardError() {
            return 100 * Math.sqrt(variance() / n);
        }

        Interval wald() {
            double half = Interval.Z * standardError();
            return new Interval(score() - half, score() + half);
        }
    }
}
