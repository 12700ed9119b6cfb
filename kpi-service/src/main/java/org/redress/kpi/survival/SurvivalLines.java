package org.redress.kpi.survival;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.query.Bucket;
import org.redress.kpi.query.Granularity;
import org.redress.kpi.query.TooManyBucketsException;
import org.redress.kpi.query.cases.AnsweredElsewhere;
import org.redress.kpi.query.cases.CaseLinks;
import org.redress.kpi.statistics.KaplanMeier;
import org.redress.kpi.statistics.Percentile;

/** Puts lines together while their times are read; holds the times of one line only. Not thread-safe. */
final class SurvivalLines implements LivesByReceipt.Taker {

    private static final double MILLIS = 1000.0;

    private final SurvivalQuestion question;
    private final List<Bucket> buckets;
    private final Instant at;
    private final List<Survival.Line> lines = new ArrayList<>();
    private final List<LivesByReceipt.Lasted> current = new ArrayList<>();

    /**
     * The lines of a question.
     *
     * @param at as of which complaints are watched
     */
    SurvivalLines(SurvivalQuestion question, List<Bucket> buckets, Instant at) {
        this.question = question;
        this.buckets = buckets;
        this.at = at;
    }

    @Override
    public void take(LivesByReceipt.Lasted lasted) {
        if (!current.isEmpty() && !sameLine(current.getFirst(), lasted)) {
            end();
        }
        current.add(lasted);
    }

    /** All lines, after the last time was taken. */
    List<Survival.Line> finish() {
        if (!current.isEmpty()) {
            end();
        }
        return lines;
    }

    private static boolean sameLine(LivesByReceipt.Lasted one, LivesByReceipt.Lasted other) {
        return one.bucket() == other.bucket() && one.group().equals(other.group());
    }

    private void end() {
        if (lines.size() == SurvivalQuestion.MOST_LINES) {
            throw new TooManyBucketsException(SurvivalQuestion.MOST_LINES);
        }
        LivesByReceipt.Lasted first = current.getFirst();
        Map<String, @Nullable String> named = new LinkedHashMap<>();
        for (int i = 0; i < question.groupBy().size(); i++) {
            named.put(question.groupBy().get(i).wireName(), first.group().get(i));
        }
        KaplanMeier estimate = KaplanMeier.of(current.stream()
                .map(lasted -> new KaplanMeier.Step(lasted.millis(), lasted.resolved(), lasted.open() + lasted.gone()))
                .toList());
        lines.add(new Survival.Line(
                named,
                question.cut() == Granularity.NONE ? null : buckets.get(first.bucket()),
                estimate.n(),
                estimate.ended(),
                sum(LivesByReceipt.Lasted::open),
                sum(LivesByReceipt.Lasted::gone),
                seconds(estimate.median()),
                new Survival.Ends(seconds(estimate.low()), seconds(estimate.high())),
                percentiles(LivesByReceipt.Lasted::resolved),
                percentiles(LivesByReceipt.Lasted::open),
                question.links() ? links(first) : null));
        current.clear();
    }

    private CaseLinks.Links links(LivesByReceipt.Lasted line) {
        return CaseLinks.watched(
                        buckets.get(line.bucket()),
                        at,
                        question.knownAt(),
                        question.filters(),
                        question.groupBy(),
                        line.group())
                .of(AnsweredElsewhere.SURVIVAL, AnsweredElsewhere.LIVES);
    }

    private long sum(ToLongFunction<LivesByReceipt.Lasted> count) {
        return current.stream().mapToLong(count).sum();
    }

    private Survival.Percentiles percentiles(ToLongFunction<LivesByReceipt.Lasted> count) {
        long n = sum(count);
        return new Survival.Percentiles(
                n,
                percentile(count, n, 0.5),
                percentile(count, n, 0.9),
                percentile(count, n, 0.95),
                percentile(count, n, 0.99));
    }

    private @Nullable Double percentile(ToLongFunction<LivesByReceipt.Lasted> count, long n, double q) {
        if (n == 0) {
            return null;
        }
        long rank = Percentile.nearestRank(n, q);
        long seen = 0;
        for (LivesByReceipt.Lasted lasted : current) {
            seen += count.applyAsLong(lasted);
            if (seen >= rank) {
                return lasted.millis() / MILLIS;
            }
        }
        throw new IllegalStateException("The counts do not add up to " + n);
    }

    private static @Nullable Double seconds(@Nullable Long millis) {
        return millis == null ? null : millis / MILLIS;
    }
}
