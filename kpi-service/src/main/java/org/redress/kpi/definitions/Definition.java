package org.redress.kpi.definitions;

/**
 * The meaning of a figure.
 *
 * @param id its name in the API
 * @param formula how it is computed
 * @param cohort which complaints, clocks or answers are counted, and by which of their times they fall into a period
 * @param clockBasis calendar time, or none where no time is measured
 * @param unit of the values
 * @param interval how its uncertainty is given
 * @param censoring what is not known yet, and how that is treated
 * @param source the events it is made of
 */
public record Definition(
        String id,
        String title,
        String formula,
        String cohort,
        String clockBasis,
        String unit,
        String interval,
        String censoring,
        String source) {}
