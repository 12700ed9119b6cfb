package org.redress.kpi.survival;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.query.Bucket;
import org.redress.kpi.query.cases.CaseLinks;

/**
 * Resolution times of complaints by receipt, those that are not resolved included as far as they are known.
 *
 * @param at the moment as of which they are watched
 * @param asOf when it was asked, or the moment as known at which it was; {@code at} itself changes nothing in what is known
 * @param method how median and interval are computed
 */
public record Survival(
        Instant at,
        Instant asOf,
        Instant from,
        Instant to,
        String zone,
        String interval,
        List<String> groupBy,
        String method,
        List<Line> series) {

    /**
     * One group in one bucket of receipts.
     *
     * @param bucket absent if the period is not cut; complete says whether all of it has been received
     * @param n received in the bucket by the moment
     * @param resolved of these
     * @param open of these: censored at the moment
     * @param gone of these: withdrawn, merged or closed without a resolution; censored at their end
     * @param medianSeconds by Kaplan-Meier; absent as long as more than half lasts
     * @param interval95 of the median; an end that is not reached is absent
     * @param resolvedOnly the times of the resolved alone: too low while others are open
     * @param openAges the ages of the open at the moment
     * @param links the definition, and the list of each of the counts; absent if they are not wanted
     */
    @Schema(name = "SurvivalLine")
    public record Line(
            Map<String, @Nullable String> group,
            @Nullable Bucket bucket,
            long n,
            long resolved,
            long open,
            long gone,
            @Nullable Double medianSeconds,
            Ends interval95,
            Percentiles resolvedOnly,
            Percentiles openAges,
            @JsonInclude(JsonInclude.Include.NON_NULL) CaseLinks.@Nullable Links links) {}

    /** The ends of an interval, in seconds. */
    public record Ends(
            @Nullable Double lowSeconds, @Nullable Double highSeconds) {}

    /** Exact percentiles by nearest rank; absent without values. */
    public record Percentiles(
            long n,
            @Nullable Double p50Seconds,
            @Nullable Double p90Seconds,
            @Nullable Double p95Seconds,
            @Nullable Double p99Seconds) {}
}
