package org.redress.kpi.query;

import java.time.Instant;
import java.util.Optional;

/**
 * What to compare.
 *
 * @param first the figure of a period by groups; not cut, of one metric
 * @param against another period; the same groups are compared with themselves. Absent: each group is compared with all others together
 * @param clock which clock, for SLA compliance
 * @param percentile of times, between 0 and 1
 * @param minimum with fewer cases or answers on either side nothing is said
 * @param links whether the sides come with their links
 * @param knownAt as of then, and as known then; now if absent
 */
public record CompareQuestion(
        KpiQuestion first,
        Optional<Period> against,
        Optional<String> clock,
        double percentile,
        int minimum,
        boolean links,
        Optional<Instant> knownAt) {

    /** The fewest cases or answers if nothing is said. */
    public static final int MINIMUM = 30;
}
