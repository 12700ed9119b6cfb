package org.redress.kpi.query;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
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
    @Schema(name = "Series")
    public record Line(
            Map<String, @Nullable String> group,
            @Nullable Bucket bucket,

            @Schema(
                    additionalProperties = Schema.False.class,
                    properties = {
                        @SchemaProperty(name = "intake", implementation = Figure.Intake.class),
                        @SchemaProperty(name = "acknowledgementTime", implementation = Figure.Times.class),
                        @SchemaProperty(name = "assignmentTime", implementation = Figure.Times.class),
                        @SchemaProperty(name = "firstResponseTime", implementation = Figure.Times.class),
                        @SchemaProperty(name = "resolutionTime", implementation = Figure.Times.class),
                        @SchemaProperty(name = "resolutionTimeByReceived", implementation = Figure.Times.class),
                        @SchemaProperty(
                                name = "clockTimes",
                                type = SchemaType.OBJECT,
                                additionalProperties = Figure.ClockTime.class),
                        @SchemaProperty(name = "nextResponse", implementation = Figure.Times.class),
                        @SchemaProperty(name = "backlog", implementation = Figure.Backlog.class),
                        @SchemaProperty(
                                name = "sla",
                                type = SchemaType.OBJECT,
                                additionalProperties = Figure.Sla.class),
                        @SchemaProperty(name = "stated", implementation = Figure.Stated.class),
                        @SchemaProperty(name = "disputed", implementation = Figure.Part.class),
                        @SchemaProperty(name = "nps", implementation = Figure.Nps.class),
                        @SchemaProperty(name = "csat", implementation = Figure.Csat.class),
                        @SchemaProperty(name = "ces", implementation = Figure.Ces.class),
                        @SchemaProperty(name = "responseRate", implementation = Figure.Responses.class),
                        @SchemaProperty(name = "reopen", implementation = Figure.Reopen.class),
                        @SchemaProperty(name = "transfer", implementation = Figure.Transfer.class),
                        @SchemaProperty(name = "singleTouch", implementation = Figure.Part.class),
                        @SchemaProperty(name = "firstContact", implementation = Figure.FirstContact.class),
                        @SchemaProperty(name = "disputes", implementation = Figure.Disputes.class),
                        @SchemaProperty(name = "outcomes", type = SchemaType.OBJECT, additionalProperties = Long.class),
                        @SchemaProperty(
                                name = "rootCauses",
                                type = SchemaType.OBJECT,
                                additionalProperties = Long.class),
                        @SchemaProperty(name = "redress", implementation = Figure.RedressPaid.class)
                    })
            Map<String, Figure> metrics,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Map<String, CaseLinks.Links> links) {}
}
