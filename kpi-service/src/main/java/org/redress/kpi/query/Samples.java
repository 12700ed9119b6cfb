package org.redress.kpi.query;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.Measure;
import org.redress.kpi.statistics.NetPromoterScore;
import org.redress.kpi.statistics.Sample;
import org.redress.kpi.statistics.Share;

/** What is compared of each metric. Counts and sums that estimate nothing are not. */
final class Samples {

    /** Metrics with a share or a score. */
    private static final Set<Metric> SHARES = Set.of(
            Metric.SLA,
            Metric.STATED,
            Metric.DISPUTED,
            Metric.NPS,
            Metric.CSAT,
            Metric.TRANSFER,
            Metric.SINGLE_TOUCH,
            Metric.FIRST_CONTACT,
            Metric.DISPUTES,
            Metric.RESPONSE_RATE);

    private static final Map<Metric, String> TIMES = new EnumMap<>(Map.of(
            Metric.ACKNOWLEDGEMENT_TIME, Measure.ACKNOWLEDGEMENT_TIME,
            Metric.ASSIGNMENT_TIME, Measure.ASSIGNMENT_TIME,
            Metric.FIRST_RESPONSE_TIME, Measure.FIRST_RESPONSE_TIME,
            Metric.RESOLUTION_TIME, Measure.RESOLUTION_TIME,
            Metric.RESOLUTION_TIME_BY_RECEIVED, Measure.RESOLUTION_TIME_BY_RECEIPT,
            Metric.NEXT_RESPONSE, Measure.LONGEST_EXCHANGE));

    private final CompareQuestion question;
    private final Metric metric;
    private final Instant asOf;

    Samples(CompareQuestion question, Metric metric, Instant asOf) {
        this.question = question;
        this.metric = metric;
        this.asOf = asOf;
    }

    /** Whether the metric can be compared. */
    static boolean possible(Metric metric) {
        return SHARES.contains(metric) || ofClocks(metric) || TIMES.containsKey(metric);
    }

    /** Whether a clock must be named. */
    static boolean ofClock(Metric metric) {
        return metric == Metric.SLA || ofClocks(metric);
    }

    /** Whether percentiles are compared. */
    static boolean ofTimes(Metric metric) {
        return TIMES.containsKey(metric) || ofClocks(metric);
    }

    private static boolean ofClocks(Metric metric) {
        return metric == Metric.CLOCK_TIMES;
    }

    Sample of(FigureCounters figureCounters, Bucket bucket) {
        String measure = ofClocks(metric) ? Measure.countedTime(question.clock().orElse("")) : TIMES.get(metric);
        if (measure != null) {
            return new Sample.OfTimes(figureCounters.sketch(measure), question.percentile());
        }
        return of(new Figures(figureCounters, bucket, asOf, question.first()).figure(metric));
    }

    private Sample of(Figure figure) {
        return switch (figure) {
            case Figure.Nps nps ->
                new Sample.OfScore(new NetPromoterScore(nps.promoters(), nps.passives(), nps.detractors()));
            case Figure.Csat csat -> share(csat.satisfied(), csat.n());
            case Figure.Slas slas -> share(slas.clocks().get(question.clock().orElse("")));
            case Figure.Stated stated ->
                share(stated.verdict().met(), stated.verdict().n());
            case Figure.Part part -> share(part.k(), part.n());
            case Figure.Transfer transfer -> share(transfer.cases(), transfer.n());
            case Figure.FirstContact contact -> share(contact.k(), contact.n());
            case Figure.Responses responses -> share(responses.answered(), responses.n());
            case Figure.Disputes disputes -> share(disputes.cases(), disputes.n());
            default -> throw new IllegalArgumentException(metric + " cannot be compared");
        };
    }

    private static Sample share(Figure.@Nullable Sla sla) {
        return sla == null ? share(0, 0) : share(sla.met(), sla.n());
    }

    private static Sample share(long hits, long n) {
        return new Sample.OfShare(new Share(hits, n));
    }

    /** What the sample is computed from, by the paths of the parts of the figure. */
    Map<String, Long> counts(FigureCounters figureCounters, Bucket bucket) {
        if (ofClocks(metric)) {
            String clock = question.clock().orElse("");
            return Map.of(
                    clock + "/counted/n",
                    figureCounters.sketch(Measure.countedTime(clock)).n());
        }
        String measure = TIMES.get(metric);
        return measure != null
                ? Map.of("n", figureCounters.sketch(measure).n())
                : ComparedCounts.of(
                        new Figures(figureCounters, bucket, asOf, question.first()).figure(metric),
                        question.clock().orElse(""));
    }

    /** What of the metric is compared, where it has several figures. */
    Optional<String> part() {
        Optional<String> percentile =
                ofTimes(metric) ? Optional.of("p" + Math.round(100 * question.percentile())) : Optional.empty();
        if (!ofClock(metric)) {
            return metric == Metric.STATED ? Optional.of("verdict") : percentile;
        }
        return question.clock()
                .map(clock -> clock + percentile.map(rank -> " " + rank).orElse(""));
    }
}
