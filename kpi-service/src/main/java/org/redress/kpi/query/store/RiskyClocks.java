package org.redress.kpi.query.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.redress.kit.store.Sql;
import org.redress.kpi.cell.ClockCounter;
import org.redress.kpi.cell.Measure;
import org.redress.kpi.cell.QuarterHour;
import org.redress.kpi.query.Cells;

/** Clocks that run with less than a fifth of their budget left. That depends on now, so the facts say it, not the cells. */
final class RiskyClocks {

    private RiskyClocks() {}

    static List<Cells.AtRisk> read(Connection connection, Cells.Selection selection) throws SQLException {
        Instant end = QuarterHour.start(selection.edges()[selection.edges().length - 1]);
        boolean asked = selection.sums().test(Measure.sla("resolution", ClockCounter.OPEN));
        if (!asked || !selection.asOf().isBefore(end)) {
            return List.of();
        }
        DimensionSql dimensions = new DimensionSql(selection.groupBy(), selection.filters());
        String sql = """
                select width_bucket(floor(extract(epoch from k.due_at) / %d)::int4, ?) - 1 as bucket, k.clock, count(*) as n %s
                  from clock_fact k
                  join case_fact f on f.complaint = k.complaint %s
                 where k.state = 'running' and k.risk_at <= ? and k.due_at > ? and k.due_at >= ? and k.due_at < ?
                   and f.received_at is not null %s
                 group by bucket, k.clock %s""".formatted(
                        QuarterHour.SECONDS,
                        dimensions.columns(),
                        dimensions.join("f"),
                        dimensions.where(),
                        dimensions.columns());
        return Sql.on(connection)
                .list(
                        sql,
                        row -> new Cells.AtRisk(
                                new Cells.Place(row.integer("bucket"), dimensions.group(row)),
                                row.text("clock"),
                                row.bigint("n")),
                        dimensions.after(
                                CellSums.edges(selection),
                                selection.asOf(),
                                selection.asOf(),
                                QuarterHour.start(selection.edges()[0]),
                                end));
    }
}
