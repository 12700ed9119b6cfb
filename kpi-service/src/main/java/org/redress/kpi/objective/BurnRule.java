package org.redress.kpi.objective;

import java.time.Duration;

/**
 * When an objective burns: in both windows the error budget is used up faster than the threshold.
 *
 * @param longMinutes what makes it certain; whole quarters of an hour
 * @param shortMinutes that it still goes on; shorter
 * @param burn the threshold as a multiple of the rate that uses up the budget exactly by the end of the period
 */
public record BurnRule(int longMinutes, int shortMinutes, double burn, Urgency urgency) {

    /** The long window. */
    public Duration longWindow() {
        return Duration.ofMinutes(longMinutes);
    }

    /** The short window. */
    public Duration shortWindow() {
        return Duration.ofMinutes(shortMinutes);
    }

    /** The share of the period's budget that is used up when the long window burns at the threshold from end to end. */
    public double budgetShare(int periodDays) {
        return burn * longMinutes / (periodDays * 1440.0);
    }

    /** The threshold at which the long window uses up a share of the period's budget. */
    public static double burnOf(double budgetShare, int longMinutes, int periodDays) {
        return budgetShare * periodDays * 1440.0 / longMinutes;
    }
}
