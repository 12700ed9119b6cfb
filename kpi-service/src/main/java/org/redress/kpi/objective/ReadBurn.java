package org.redress.kpi.objective;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.redress.kpi.cell.QuarterHour;
import org.redress.kpi.query.Cells;

/** Reads all windows of an objective from one snapshot of the cells, cut at the beginnings of the windows. */
@ApplicationScoped
public class ReadBurn {

    /** Events recorded so long before they were counted show that the consumer is catching up. */
    private final Duration settle;

    private final Cells cells;

    ReadBurn(Cells cells, ObjectiveConfig config) {
        this.cells = cells;
        this.settle = config.settle();
    }

    /**
     * What the windows that end at the moment hold.
     *
     * @throws SQLException if the database fails
     */
    public BurnRate at(ObjectiveSpec spec, Instant asOf) throws SQLException {
        GoodAndBad measures = GoodAndBad.of(spec);
        int[] edges = edges(spec, asOf);
        Cells.Sums sums = cells.read(
                new Cells.Selection(
                        edges,
                        ZoneOffset.UTC,
                        List.of(),
                        spec.filters(),
                        measures::needs,
                        measure -> false,
                        measure -> false,
                        asOf),
                Optional.empty());
        List<Map<String, Cells.CellSum>> byBucket = new ArrayList<>();
        List<Map<String, Long>> late = new ArrayList<>();
        for (int i = 0; i < edges.length - 1; i++) {
            byBucket.add(new HashMap<>());
            late.add(new HashMap<>());
        }
        sums.cells().forEach(sum -> byBucket.get(sum.place().bucket()).put(sum.measure(), sum));
        sums.latelyDue().forEach(due -> late.get(due.place().bucket()).put(due.clock(), due.count()));
        // Sums from each edge to the end; the windows all end now.
        Map<Integer, GoodAndBad.Sums> since = new HashMap<>();
        GoodAndBad.Sums total = new GoodAndBad.Sums();
        for (int i = edges.length - 2; i >= 0; i--) {
            total = total.plus(byBucket.get(i).values(), late.get(i));
            since.put(edges[i], total);
        }
        List<BurnRate.OfRule> rules = new ArrayList<>();
        for (BurnRule rule : spec.rules()) {
            rules.add(BurnRate.OfRule.of(
                    rule,
                    window(since, measures, asOf, rule.longWindow()),
                    window(since, measures, asOf, rule.shortWindow()),
                    spec));
        }
        return new BurnRate(
                asOf,
                isCatchingUp(sums.freshness(), asOf),
                window(since, measures, asOf, Duration.ofDays(spec.periodDays())),
                rules);
    }

    private static BurnRate.Window window(
            Map<Integer, GoodAndBad.Sums> since, GoodAndBad measures, Instant asOf, Duration length) {
        int first = QuarterHour.of(asOf.minus(length));
        return new BurnRate.Window(
                QuarterHour.start(first), measures.counts(since.getOrDefault(first, new GoodAndBad.Sums())));
    }

    private static int[] edges(ObjectiveSpec spec, Instant asOf) {
        TreeSet<Integer> edges = new TreeSet<>();
        edges.add(QuarterHour.of(asOf.minus(Duration.ofDays(spec.periodDays()))));
        for (BurnRule rule : spec.rules()) {
            edges.add(QuarterHour.of(asOf.minus(rule.longWindow())));
            edges.add(QuarterHour.of(asOf.minus(rule.shortWindow())));
        }
        edges.add(QuarterHour.of(asOf) + 1);
        return edges.stream().mapToInt(Integer::intValue).toArray();
    }

    /** While a backlog of events is read, promises look broken whose stops are still to come. */
    private boolean isCatchingUp(Cells.Freshness freshness, Instant asOf) {
        Instant recorded = freshness.lastRecordedAt();
        Instant applied = freshness.appliedAt();
        return recorded != null
                && applied != null
                && applied.isAfter(asOf.minus(settle))
                && recorded.isBefore(applied.minus(settle));
    }
}
