package org.redress.kpi.survival;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.query.Granularity;
import org.redress.kpi.query.Period;

/**
 * A question for resolution times with censoring.
 *
 * @param period in which the complaints were received
 * @param cut by which receipts are put together
 * @param at what was open then is censored then; now if absent
 * @param knownAt what was known then is asked, and then is now; what is known now if absent
 * @param links whether the lines come with their links
 * @param filters the accepted values of a dimension; the empty text accepts what is not classified
 */
public record SurvivalQuestion(
        Period period,
        Granularity cut,
        Optional<Instant> at,
        Optional<Instant> knownAt,
        boolean links,
        List<Dimension> groupBy,
        Map<Dimension, List<String>> filters) {

    /** The most lines of an answer. */
    public static final int MOST_LINES = 5_000;
}
