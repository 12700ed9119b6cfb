package org.redress.kpi.statistics;

import org.jspecify.annotations.Nullable;

/** What is compared of a group: a share, a score or a percentile of times, with what it takes to tell chance from difference. */
public sealed interface Sample {

    /** How many cases or answers. */
    long n();

    /** The figure; absent without any. */
    @Nullable
    Double estimate();

    /** The interval of the figure at so many standard errors; absent if there are too few values for one. */
    @Nullable
    Interval interval(double z);

    /** The interval at 95 %. */
    default @Nullable Interval interval95() {
        return interval(Interval.Z);
    }

    /** How the difference of two of them is tested. */
    String method();

    /** A share; differences by Newcombe's hybrid score interval. */
    record OfShare(Share share) implements Sample {

        @Override
        public long n() {
            return share.n();
        }

        @Override
        public @Nullable Double estimate() {
            return share.rate();
        }

        @Override
        public @Nullable Interval interval(double z) {
            return share.wilson(z);
        }

        @Override
        public String method() {
            return "Newcombe's hybrid score interval (Wilson intervals of both shares)";
        }
    }

    /** A Net Promoter Score; differences by the two-sample z test. */
    record OfScore(NetPromoterScore score) implements Sample {

        @Override
        public long n() {
            return score.n();
        }

        @Override
        public @Nullable Double estimate() {
            return score.score();
        }

        @Override
        public @Nullable Interval interval(double z) {
            Double estimate = score.score();
            Double error = standardError();
            return estimate == null || error == null ? null : new Interval(estimate - z * error, estimate + z * error);
        }

        /** Where all answers are equal the plain error is 0, which would call any difference certain; the adjusted one is not. */
        private @Nullable Double standardError() {
            Double plain = score.standardError();
            return plain == null || plain > 0 ? plain : score.adjustedStandardError();
        }

        @Override
        public String method() {
            return "two-sample z test, SE = sqrt(v1 / n1 + v2 / n2)";
        }
    }

    /** A percentile of times; differences by the order-statistic intervals of both, put together as variances (MOVER). */
    record OfTimes(Sketch sketch, double q) implements Sample {

        @Override
        public long n() {
            return sketch.n();
        }

        @Override
        public @Nullable Double estimate() {
            return sketch.quantile(q);
        }

        @Override
        public @Nullable Interval interval(double z) {
            return sketch.widenedQuantile(q, z);
        }

        @Override
        public String method() {
            return "order-statistic intervals of both percentiles, each widened by the 1 % of the sketch, put together by MOVER"
                    + " (method of variance estimates recovery)";
        }
    }
}
