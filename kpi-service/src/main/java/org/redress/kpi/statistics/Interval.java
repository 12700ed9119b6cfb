package org.redress.kpi.statistics;

/**
 * A confidence interval at 95 %.
 *
 * @param low its lower end, in the unit of the figure
 * @param high its upper end
 */
public record Interval(double low, double high) {

    /** The normal quantile of a two-sided interval at 95 %. */
    static final double Z = 1.959963984540054;

    /** The normal interval around an estimate with this standard error. */
    public static Interval around(double estimate, double standardError) {
        return new Interval(estimate - Z * standardError, estimate + Z * standardError);
    }

    /** This interval cut to what the figure can be. */
    Interval within(double least, double most) {
        return new Interval(Math.max(low, least), Math.min(high, most));
    }
}
