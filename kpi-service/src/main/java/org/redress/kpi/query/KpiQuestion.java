package org.redress.kpi.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.redress.kpi.cell.Dimension;

/**
 * A question for figures.
 *
 * @param groupBy at most two
 * @param filters the accepted values of a dimension; the empty text accepts what is not classified
 * @param question the survey question that NPS, CSAT and CES are about, instead of the usual ones
 * @param contactDays how many days a resolution must rest to count as one at the first contact
 */
public record KpiQuestion(
        Period period,
        Granularity cut,
        List<Dimension> groupBy,
        Map<Dimension, List<String>> filters,
        Set<Metric> metrics,
        Optional<String> question,
        int contactDays) {

    /** How many days a resolution must rest if nothing is said. */
    public static final int CONTACT_DAYS = 7;

    /** A question with the usual number of days. */
    public KpiQuestion(
            Period period,
            Granularity cut,
            List<Dimension> groupBy,
            Map<Dimension, List<String>> filters,
            Set<Metric> metrics,
            Optional<String> question) {
        this(period, cut, groupBy, filters, metrics, question, CONTACT_DAYS);
    }

    /** The most buckets that a period is cut into. */
    public static final int MOST_BUCKETS = 5_000;

    /** The most lines of an answer: buckets of all groups together. */
    public static final int MOST_LINES = 50_000;
}
