package org.redress.kpi.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.query.cases.CaseLinks;

/**
 * Differences of one figure.
 *
 * @param asOf the moment of asking
 * @param part the clock or the percentile that was compared, where the metric has several
 * @param method how differences are tested
 * @param correction for looking at many of them
 * @param minimum with fewer on either side nothing is said
 * @param complete whether the period is over; a period that is not may only be compared within itself
 */
public record CompareAnswer(
        Instant asOf,
        Instant from,
        Instant to,
        @Nullable Instant againstFrom,
        @Nullable Instant againstTo,
        String metric,
        @Nullable String part,
        String method,
        String correction,
        int minimum,
        boolean complete,
        List<Compared> comparisons) {

    /** How many differences are corrected for. */
    static final String CORRECTION = "Holm, 5 % for all of them together";

    /**
     * One group.
     *
     * @param first the group in the period
     * @param second all other groups together, or the same group in the other period
     * @param difference first minus second
     * @param interval95 of this difference by itself
     * @param p of this difference by itself
     * @param adjustedP for all of them together
     * @param different whether the interval leaves out 0 and the corrected test agrees
     * @param reason why nothing is said, if so
     */
    public record Compared(
            Map<String, @Nullable String> group,
            Side first,
            Side second,
            @Nullable Double difference,
            @Nullable List<Double> interval95,
            @Nullable Double p,
            @Nullable Double adjustedP,
            boolean different,
            @Nullable String reason) {}

    /**
     * One side: a share from 0 to 1, points, or seconds.
     *
     * @param counts what the value is computed from, n among it, by the paths of the parts of the figure
     * @param links the definitions, and the list of each of the counts; absent if they are not wanted
     */
    public record Side(
            long n,
            @Nullable Double value,
            @Nullable List<Double> interval95,
            Map<String, Long> counts,
            @JsonInclude(JsonInclude.Include.NON_NULL) CaseLinks.@Nullable Links links) {}
}
