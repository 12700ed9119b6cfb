package org.redress.kpi.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.query.cases.CaseLinks;
import org.redress.kpi.statistics.Difference;
import org.redress.kpi.statistics.Interval;
import org.redress.kpi.statistics.Sample;

/** Compares groups with each other, or a period with another one. */
@ApplicationScoped
public class CompareKpis {

    /** More groups than these are not compared: nothing small would be left of the level. */
    public static final int MOST_GROUPS = 200;

    private static final double LEVEL = 0.05;
    private static final String COMPARISON = "compare";

    private final Cells cells;
    private final Clock clock;

    CompareKpis(Cells cells, Clock clock) {
        this.cells = cells;
        this.clock = clock;
    }

    /** Whether a metric estimates something that can be compared. */
    public static boolean comparable(Metric metric) {
        return Samples.possible(metric);
    }

    /** Whether a clock must be named to compare a metric. */
    public static boolean needsClock(Metric metric) {
        return Samples.ofClock(metric);
    }

    /**
     * The differences.
     *
     * @throws NoViewException if there is no view of what was known when
     * @throws IncompletePeriodException if one of two periods is not over
     * @throws TooManyBucketsException if there are too many groups
     * @throws SQLException if the database fails
     */
    public CompareAnswer answer(CompareQuestion question) throws SQLException {
        Instant asOf = question.knownAt().orElseGet(clock::instant);
        KpiQuestion asked = question.first();
        Metric metric = asked.metrics().iterator().next();
        Bucket bucket = bucket(asked.period(), asOf);
        Samples samples = new Samples(question, metric, asOf);
        Map<List<@Nullable String>, FigureCounters> first = tallies(asked, bucket, question.knownAt(), asOf);
        List<Pair> pairs = new ArrayList<>();
        Period against = question.against().orElse(null);
        if (against == null) {
            first.forEach((group, figureCounters) -> pairs.add(new Pair(
                    group,
                    sided(samples, figureCounters, bucket, () -> of(asked, bucket, asOf, question, group)),
                    sided(
                            samples,
                            others(first, group),
                            bucket,
                            () -> CaseLinks.allBut(asked, bucket, asOf, question.knownAt(), group)))));
        } else {
            Bucket other = bucket(against, asOf);
            if (!bucket.complete() || !other.complete()) {
                throw new IncompletePeriodException();
            }
            KpiQuestion before = with(asked, against);
            Map<List<@Nullable String>, FigureCounters> second = tallies(before, other, question.knownAt(), asOf);
            TreeSet<List<@Nullable String>> groups = new TreeSet<>(AnswerKpis.GROUPS);
            groups.addAll(first.keySet());
            groups.addAll(second.keySet());
            groups.forEach(group -> pairs.add(new Pair(
                    group,
                    sided(samples, ofGroup(first, group), bucket, () -> of(asked, bucket, asOf, question, group)),
                    sided(samples, ofGroup(second, group), other, () -> of(before, other, asOf, question, group)))));
        }
        pairs.sort((one, two) -> AnswerKpis.GROUPS.compare(one.group, two.group));
        return new CompareAnswer(
                asOf,
                bucket.from(),
                bucket.to(),
                against == null ? null : against.from(),
                against == null ? null : against.to(),
                metric.wireName(),
                samples.part().orElse(null),
                samples.of(new FigureCounters(), bucket).method(),
                CompareAnswer.CORRECTION,
                question.minimum(),
                bucket.complete(),
                compared(question, pairs));
    }

    private record Pair(List<@Nullable String> group, Sided first, Sided second) {}

    /** A side with what is behind it; links are only made if they are wanted. */
    private record Sided(Sample sample, Map<String, Long> counts, Supplier<CaseLinks> links) {}

    private static Sided sided(
            Samples samples, FigureCounters figureCounters, Bucket bucket, Supplier<CaseLinks> links) {
        return new Sided(samples.of(figureCounters, bucket), samples.counts(figureCounters, bucket), links);
    }

    private static FigureCounters ofGroup(
            Map<List<@Nullable String>, FigureCounters> tallies, List<@Nullable String> group) {
        return tallies.getOrDefault(group, new FigureCounters());
    }

    private static CaseLinks of(
            KpiQuestion asked, Bucket bucket, Instant asOf, CompareQuestion question, List<@Nullable String> group) {
        return CaseLinks.of(asked, bucket, asOf, question.knownAt(), group);
    }

    private Map<List<@Nullable String>, FigureCounters> tallies(
            KpiQuestion question, Bucket bucket, Optional<Instant> knownAt, Instant asOf) throws SQLException {
        Cells.Sums sums = cells.read(AnswerKpis.selection(question, List.of(bucket), asOf), knownAt);
        Map<List<@Nullable String>, FigureCounters> tallies = new HashMap<>();
        AnswerKpis.tallies(question, 1, sums).forEach((group, lines) -> tallies.put(group, lines.getFirst()));
        if (tallies.size() > MOST_GROUPS) {
            throw new TooManyBucketsException(MOST_GROUPS);
        }
        return tallies;
    }

    private static FigureCounters others(
            Map<List<@Nullable String>, FigureCounters> groups, List<@Nullable String> group) {
        FigureCounters others = new FigureCounters();
        groups.forEach((other, figureCounters) -> {
            if (!other.equals(group)) {
                others.add(figureCounters);
            }
        });
        return others;
    }

    private static List<CompareAnswer.Compared> compared(CompareQuestion question, List<Pair> pairs) {
        List<@Nullable Difference> differences = new ArrayList<>();
        List<Double> ps = new ArrayList<>();
        for (Pair pair : pairs) {
            Difference difference =
                    enough(question, pair) ? Difference.of(pair.first.sample, pair.second.sample) : null;
            differences.add(difference);
            if (difference != null) {
                ps.add(difference.p());
            }
        }
        List<Double> adjusted = Difference.holm(ps);
        List<CompareAnswer.Compared> compared = new ArrayList<>();
        int tested = 0;
        for (int i = 0; i < pairs.size(); i++) {
            Difference difference = differences.get(i);
            Double adjustedP = difference == null ? null : adjusted.get(tested++);
            compared.add(compared(question, pairs.get(i), difference, adjustedP));
        }
        return compared;
    }

    private static CompareAnswer.Compared compared(
            CompareQuestion question, Pair pair, @Nullable Difference difference, @Nullable Double adjustedP) {
        Map<String, @Nullable String> named = new LinkedHashMap<>();
        for (int i = 0; i < question.first().groupBy().size(); i++) {
            named.put(question.first().groupBy().get(i).wireName(), pair.group.get(i));
        }
        CompareAnswer.Side first = side(pair.first, question);
        CompareAnswer.Side second = side(pair.second, question);
        if (difference == null || adjustedP == null) {
            String reason = enough(question, pair)
                    ? "too few values for the interval of this percentile"
                    : "fewer than " + question.minimum() + " on one side";
            return new CompareAnswer.Compared(named, first, second, null, null, null, null, false, reason);
        }
        Interval interval = difference.interval();
        boolean leavesOutZero = interval.low() > 0 || interval.high() < 0;
        return new CompareAnswer.Compared(
                named,
                first,
                second,
                difference.value(),
                Figure.ends(interval),
                difference.p(),
                adjustedP,
                leavesOutZero && adjustedP <= LEVEL,
                null);
    }

    private static boolean enough(CompareQuestion question, Pair pair) {
        return Math.min(pair.first.sample.n(), pair.second.sample.n()) >= Math.max(1, question.minimum());
    }

    private static CompareAnswer.Side side(Sided side, CompareQuestion question) {
        Metric metric = question.first().metrics().iterator().next();
        return new CompareAnswer.Side(
                side.sample.n(),
                side.sample.estimate(),
                Figure.ends(side.sample.interval95()),
                side.counts,
                question.links()
                        ? side.links
                                .get()
                                .of(metric.wireName(), side.counts.keySet())
                                .with(CaseLinks.definitions(COMPARISON))
                        : null);
    }

    private static Bucket bucket(Period period, Instant asOf) {
        return period.cut(Granularity.NONE, asOf, 1).getFirst();
    }

    private static KpiQuestion with(KpiQuestion question, Period period) {
        return new KpiQuestion(
                period,
                question.cut(),
                question.groupBy(),
                question.filters(),
                question.metrics(),
                question.question(),
                question.contactDays());
    }
}
