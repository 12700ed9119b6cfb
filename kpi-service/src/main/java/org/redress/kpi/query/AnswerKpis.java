package org.redress.kpi.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.cell.Measure;
import org.redress.kpi.cell.QuarterHour;
import org.redress.kpi.query.cases.CaseLinks;

/** Answers questions for figures. */
@ApplicationScoped
public class AnswerKpis {

    /** From so many lines on, it pays to share the work. */
    private static final int MANY_LINES = 500;

    static final Comparator<List<@Nullable String>> GROUPS = Comparator.comparing(group -> String.join(
            "\0", group.stream().map(value -> value == null ? "\uffff" : value).toList()));

    /** Whether links are wanted, and of what was known when. */
    private record Links(boolean wanted, Optional<Instant> knownAt) {}

    private final Cells cells;
    private final Clock clock;

    AnswerKpis(Cells cells, Clock clock) {
        this.cells = cells;
        this.clock = clock;
    }

    /**
     * The figures as of now, and as known now.
     *
     * @param links whether they come with their links
     * @throws TooManyBucketsException if the answer would have too many lines
     * @throws SQLException if the database fails
     */
    public KpiAnswer answer(KpiQuestion question, boolean links) throws SQLException {
        return answer(question, links, Optional.empty());
    }

    /**
     * The figures.
     *
     * @param links whether they come with their links
     * @param knownAt as of then, and as known then; now if absent
     * @throws NoViewException if there is no view of that moment
     * @throws TooManyBucketsException if the answer would have too many lines
     * @throws SQLException if the database fails
     */
    public KpiAnswer answer(KpiQuestion question, boolean links, Optional<Instant> knownAt) throws SQLException {
        Instant asOf = knownAt.orElseGet(clock::instant);
        List<Bucket> buckets = question.period().cut(question.cut(), asOf, KpiQuestion.MOST_BUCKETS);
        long begun = System.nanoTime();
        Cells.Sums sums = cells.read(selection(question, buckets, asOf), knownAt);
        long read = System.nanoTime();
        Map<List<@Nullable String>, List<FigureCounters>> groups = tallies(question, buckets.size(), sums);
        Links linking = new Links(links, knownAt);
        List<List<KpiAnswer.Line>> lines = lines(groups.keySet(), buckets.size(), group -> {
            List<FigureCounters> tallies = groups.getOrDefault(group, List.of());
            List<KpiAnswer.Line> ofGroup = new ArrayList<>(buckets.size());
            for (int i = 0; i < buckets.size(); i++) {
                ofGroup.add(line(question, group, buckets.get(i), tallies.get(i), asOf, linking));
            }
            return ofGroup;
        });
        return new KpiAnswer(
                asOf,
                question.period().from(),
                question.period().to(),
                question.period().zone().getId(),
                question.cut().wireName(),
                question.groupBy().stream().map(Dimension::wireName).toList(),
                freshness(sums.freshness()),
                lines.stream().flatMap(List::stream).toList(),
                new KpiAnswer.Spent(Duration.ofNanos(read - begun), Duration.ofNanos(System.nanoTime() - read)));
    }

    /** The lines of each group, in order; those of many lines by all processors. */
    private static List<List<KpiAnswer.Line>> lines(
            Set<List<@Nullable String>> groups,
            int buckets,
            Function<List<@Nullable String>, List<KpiAnswer.Line>> ofGroup) {
        List<List<@Nullable String>> sorted = groups.stream().sorted(GROUPS).toList();
        Stream<List<@Nullable String>> each =
                sorted.size() * buckets < MANY_LINES ? sorted.stream() : sorted.parallelStream();
        return each.map(ofGroup).toList();
    }

    static Cells.Selection selection(KpiQuestion question, List<Bucket> buckets, Instant asOf) {
        int[] edges = new int[buckets.size() + 1];
        for (int i = 0; i < buckets.size(); i++) {
            edges[i] = QuarterHour.of(buckets.get(i).from());
        }
        edges[buckets.size()] = QuarterHour.of(question.period().to());
        return new Cells.Selection(
                edges,
                question.period().zone(),
                question.groupBy(),
                question.filters(),
                measure -> question.metrics().stream()
                        .anyMatch(metric -> metric != Metric.BACKLOG && metric.needs(measure)),
                measure -> question.metrics().stream().anyMatch(metric -> metric.needs(measure)),
                measure -> question.metrics().contains(Metric.BACKLOG) && Metric.BACKLOG.needs(measure),
                asOf);
    }

    static Map<List<@Nullable String>, List<FigureCounters>> tallies(
            KpiQuestion question, int buckets, Cells.Sums sums) {
        Map<List<@Nullable String>, List<FigureCounters>> groups = new HashMap<>();
        if (question.groupBy().isEmpty()) {
            groups.put(List.of(), empty(buckets));
        }
        sums.cells().forEach(sum -> at(groups, sum.place(), buckets).add(sum));
        sums.sketches().forEach(sum -> at(groups, sum.place(), buckets).add(sum));
        sums.sketchParts().forEach(part -> at(groups, part.place(), buckets).add(part));
        sums.latelyDue().forEach(due -> at(groups, due.place(), buckets).add(due));
        sums.atRisk().forEach(risky -> at(groups, risky.place(), buckets).add(risky));
        new Flow(buckets).add(sums.flows()).forEach((group, flow) -> {
            List<FigureCounters> tallies = ofGroup(groups, group, buckets);
            for (int i = 0; i < buckets; i++) {
                tallies.get(i)
                        .flow(flow.get(Measure.INTAKE, i), flow.get(Measure.RESOLVED, i), flow.get(Measure.CLOSED, i));
            }
        });
        return groups;
    }

    private static FigureCounters at(
            Map<List<@Nullable String>, List<FigureCounters>> groups, Cells.Place place, int buckets) {
        return ofGroup(groups, place.group(), buckets).get(place.bucket());
    }

    private static List<FigureCounters> ofGroup(
            Map<List<@Nullable String>, List<FigureCounters>> groups, List<@Nullable String> group, int buckets) {
        return groups.computeIfAbsent(group, absent -> {
            if ((groups.size() + 1L) * buckets > KpiQuestion.MOST_LINES) {
                throw new TooManyBucketsException(KpiQuestion.MOST_LINES);
            }
            return empty(buckets);
        });
    }

    private static List<FigureCounters> empty(int buckets) {
        List<FigureCounters> tallies = new ArrayList<>(buckets);
        for (int i = 0; i < buckets; i++) {
            tallies.add(new FigureCounters());
        }
        return tallies;
    }

    private static KpiAnswer.Line line(
            KpiQuestion question,
            List<@Nullable String> group,
            Bucket bucket,
            FigureCounters figureCounters,
            Instant asOf,
            Links links) {
        Map<String, @Nullable String> named = new LinkedHashMap<>();
        for (int i = 0; i < question.groupBy().size(); i++) {
            named.put(question.groupBy().get(i).wireName(), group.get(i));
        }
        Figures figures = new Figures(figureCounters, bucket, asOf, question);
        Map<String, Figure> metrics = new LinkedHashMap<>();
        Map<String, CaseLinks.Links> linked = new LinkedHashMap<>();
        question.metrics().stream().sorted().forEach(metric -> metrics.put(metric.wireName(), figures.figure(metric)));
        if (links.wanted()) {
            CaseLinks lists = CaseLinks.of(question, bucket, asOf, links.knownAt(), group);
            question.metrics().stream()
                    .sorted()
                    .forEach(metric -> linked.put(
                            metric.wireName(),
                            lists.of(metric, Objects.requireNonNull(metrics.get(metric.wireName())))));
        }
        return new KpiAnswer.Line(
                named, question.cut() == Granularity.NONE ? null : bucket, metrics, links.wanted() ? linked : null);
    }

    private static KpiAnswer.Freshness freshness(Cells.Freshness freshness) {
        Instant recorded = freshness.lastRecordedAt();
        Instant applied = freshness.appliedAt();
        return new KpiAnswer.Freshness(
                recorded,
                recorded == null || applied == null
                        ? null
                        : Math.max(0, Duration.between(recorded, applied).toMillis()) / 1000.0);
    }
}
