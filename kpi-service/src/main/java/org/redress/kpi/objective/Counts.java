package org.redress.kpi.objective;

import org.jspecify.annotations.Nullable;
import org.redress.kpi.statistics.Interval;
import org.redress.kpi.statistics.Objective;
import org.redress.kpi.statistics.Share;

/** How many were good and how many bad. */
public record Counts(long good, long bad) {

    static final Counts NONE = new Counts(0, 0);

    /** How many were counted. */
    public long n() {
        return good + bad;
    }

    /** The share of the good; absent without any. */
    public @Nullable Double share() {
        return new Share(good, n()).rate();
    }

    /** The Wilson interval of the share of the good at 95 %. */
    public @Nullable Interval interval95() {
        return new Share(good, n()).wilson95();
    }

    /** The lower end of the Wilson interval of the share of the bad; 0 without any. */
    double surelyBad() {
        Interval interval = new Share(bad, n()).wilson95();
        return interval == null ? 0 : interval.low();
    }

    /** The share of the bad, divided by the share that the objective allows; absent if there is nothing to count. */
    public @Nullable Double burn(Objective objective) {
        Double share = new Share(bad, n()).rate();
        return share == null ? null : share / (1 - objective.target());
    }

    Counts plus(Counts other) {
        return new Counts(good + other.good, bad + other.bad);
    }
}
