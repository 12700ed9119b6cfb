package org.redress.kpi.query;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.query.cases.CaseLinks;

/**
 * Figures and all that is needed to read them.
 *
 * @param asOf the moment of asking
 * @param from the period that was counted, on quarters of an hour
 * @param interval how the period was cut
 * @param series one line per group and bucket, groups in order and buckets within them
 * @param spent where the time went; no part of the answer
 */
public record KpiAnswer(
        Instant asOf,
        Instant from,
        Instant to,
        String zone,
        String interval,
        List<String> groupBy,
        Freshness freshness,
        List<Line> series,
        @JsonIgnore Spent spent) {

    /** The same with other lines. */
    public KpiAnswer with(List<Line> lines) {
        return new KpiAnswer(asOf, from, to, zone, interval, groupBy, freshness, lines, spent);
    }

    /** How long it took to read the sums, and to compute the figures from them. */
    public record Spent(Duration reading, Duration figures) {

        /** Nobody looked at the time. */
        public static final Spent UNKNOWN = new Spent(Duration.ZERO, Duration.ZERO);
    }

    /**
     * How fresh the figures are.
     *
     * @param lastEventRecordedAt when the last event that is counted was recorded; absent before the first
     * @param lagSeconds how long that event took from being recorded to being counted
     */
    public record Freshness(
            @Nullable Instant lastEventRecordedAt, @Nullable Double lagSeconds) {}

    /**
     * One group in one bucket.
     *
     * @param group the values of the dimensions grouped by; absent means not classified
     * @param bucket absent if the period is not cut
     * @param links by metric: its definition, and what is behind it; absent if they are not wanted
     */
    public record Line(
            Map<String, @Nullable String> group,
            @Nullable Bucket bucket,
            Map<String, Figure> metrics,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Map<String, CaseLinks.Links> links) {}
}
