package org.redress.kpi.surge;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.cell.Measure;
import org.redress.kpi.cell.QuarterHour;
import org.redress.kpi.query.Cells;

/** Reads the complaints of each hour from the cells. */
@ApplicationScoped
class ReadIntake {

    private static final int SLOTS_AN_HOUR = 3_600 / QuarterHour.SECONDS;

    private final Cells cells;
    private final SurgeConfig config;

    ReadIntake(Cells cells, SurgeConfig config) {
        this.cells = cells;
        this.config = config;
    }

    /**
     * The hours that end with a whole one.
     *
     * @param now the moment of asking
     * @throws SQLException if the database fails
     */
    Intake until(Instant end, int hours, Instant now) throws SQLException {
        int[] edges = new int[hours + 1];
        int last = QuarterHour.of(end);
        for (int i = 0; i <= hours; i++) {
            edges[i] = last - (hours - i) * SLOTS_AN_HOUR;
        }
        Cells.Sums sums = cells.read(
                new Cells.Selection(
                        edges,
                        ZoneOffset.UTC,
                        List.of(Dimension.CATEGORY),
                        Map.of(),
                        Measure.INTAKE::equals,
                        measure -> false,
                        measure -> false,
                        now),
                Optional.empty());
        Map<String, long[]> counts = new TreeMap<>();
        for (Cells.CellSum sum : sums.cells()) {
            String category = sum.place().group().getFirst();
            counts.computeIfAbsent(category == null ? "" : category, absent -> new long[hours])[
                            sum.place().bucket()] +=
                    sum.count();
        }
        return new Intake(QuarterHour.start(edges[0]), end, counts, isCatchingUp(sums.freshness(), now));
    }

    private boolean isCatchingUp(Cells.Freshness freshness, Instant now) {
        Instant recorded = freshness.lastRecordedAt();
        Instant applied = freshness.appliedAt();
        Duration settle = config.settle();
        return recorded != null
                && applied != null
                && applied.isAfter(now.minus(settle))
                && recorded.isBefore(applied.minus(settle));
    }
}
