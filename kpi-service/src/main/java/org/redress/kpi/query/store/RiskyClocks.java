package org.redress.kpi.query.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.redress.kpi.cell.ClockTally;
import org.redress.kpi.cell.Measure;
import org.redress.kpi.cell.Slot;
import org.redress.kpi.query.Cells;
import org.redress.kpi.store.Times;

/** Clocks that run with less than a fifth of their budget left. That depends on now, so the facts say it, not the cells. */
final class RiskyClocks {

    private RiskyClocks() {}

    static List<Cells.AtRisk> read(Connection connection, Cells.Selection selection) throws SQLException {
        Integer[] edges = CellSums.edges(selection);
        Instant end = Slot.start(selection.edges()[selection.edges().length - 1]);
        boolean asked = selection.sums().test(Measure.sla("resolution", ClockTally.OPEN));
        if (!asked || !selection.asOf().isBefore(end)) {
            return List.of();
        }
        DimensionSql dimensions = new DimensionSql(selection.groupBy(), selection.filters());
        String sql = """
                select width_bucket(floor(extract(epoch from k.due_at) / %d)::int4, ?) - 1 as bucket, k.clock, count(*) %s
                  from clock_fact k
                  join case_fact f on f.complaint = k.complaint %s
                 where k.state = 'running' and k.risk_at <= ? and k.due_at > ? and k.due_at >= ? and k.due_at < ?
                   and f.received_at is not null %s
                 group by bucket, k.clock %s""".formatted(
                Slot.SECONDS, dimensions.columns(), dimensions.join("f"), dimensions.where(), dimensions.columns());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("int4", edges));
            statement.setObject(2, Times.time(selection.asOf()));
            statement.setObject(3, Times.time(selection.asOf()));
            statement.setObject(4, Times.time(Slot.start(selection.edges()[0])));
            statement.setObject(5, Times.time(end));
            dimensions.bind(statement, 6);
            List<Cells.AtRisk> risky = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    risky.add(new Cells.AtRisk(
                            new Cells.Place(rows.getInt(1), dimensions.group(rows, 4)),
                            rows.getString(2),
                            rows.getLong(3)));
                }
            }
            return risky;
        }
    }
}
