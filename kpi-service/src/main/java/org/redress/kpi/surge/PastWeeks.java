package org.redress.kpi.surge;

import org.jspecify.annotations.Nullable;

/**
 * What the past weeks of one category say of a window that ends now: its mean from the same hours of the same weekday, its spread from all
 * windows of that length in the week, compared with themselves from week to week.
 *
 * <p>The spread is that of a negative binomial, {@code mean + mean² × overdispersion}; one overdispersion for all windows of a category,
 * because a single window of eight weeks says too little. Of its estimate an upper bound is taken, so that the stated rate of
 * false alarms is rather kept than missed.
 */
final class PastWeeks {

    /** Half a complaint is added to each sum (Jeffreys), so that what never happened is not impossible. */
    private static final double PRIOR = 0.5;

    /** Upper 95 % bound of the overdispersion: this many standard errors. */
    private static final double CAUTION = 1.645;

    private PastWeeks() {}

    /**
     * The forecast.
     *
     * @param sameWindow the counts of the window in each of the past weeks
     * @param allWindows the counts of all windows of that length: a row for each past week, in the same order of the week
     * @return absent without any past
     */
    static @Nullable CountForecast forecast(long[] sameWindow, long[][] allWindows) {
        int weeks = sameWindow.length;
        if (weeks < 2) {
            return null;
        }
        double sum = 0;
        for (long count : sameWindow) {
            sum += count;
        }
        double mean = (sum + PRIOR) / weeks;
        double spread = mean + mean * mean * overdispersion(allWindows);
        // What is expected is itself only the mean of so many weeks.
        return new CountForecast(mean, spread * (1 + 1.0 / weeks));
    }

    static double overdispersion(long[][] weeks) {
        int rows = weeks.length;
        int columns = rows == 0 ? 0 : weeks[0].length;
        double excess = 0;
        double squares = 0;
        double noise = 0;
        for (int column = 0; column < columns; column++) {
            double mean = 0;
            for (long[] week : weeks) {
                mean += week[column];
            }
            mean /= rows;
            double deviations = 0;
            for (long[] week : weeks) {
                deviations += (week[column] - mean) * (week[column] - mean);
            }
            double variance = deviations / (rows - 1);
            excess += variance - mean;
            // The square of a mean that is estimated is too great by its own variance.
            squares += Math.max(0, mean * mean - variance / rows);
            noise += 2 * variance * variance / (rows - 1);
        }
        return squares <= 0 ? 0 : Math.max(0, excess + CAUTION * Math.sqrt(noise)) / squares;
    }
}
