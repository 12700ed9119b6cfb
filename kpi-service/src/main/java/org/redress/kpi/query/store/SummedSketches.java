package org.redress.kpi.query.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.redress.kpi.query.Cells;
import org.redress.kpi.query.store.WholeDays.Stretch;

/** Sums of the sketches of cells. */
final class SummedSketches {

    private final Connection connection;
    private final DimensionSql dimensions;
    private final Integer[] edges;
    private final Integer[] measures;
    private final Map<Integer, String> names;

    SummedSketches(
            Connection connection,
            DimensionSql dimensions,
            Integer[] edges,
            Integer[] measures,
            Map<Integer, String> names) {
        this.connection = connection;
        this.dimensions = dimensions;
        this.edges = edges;
        this.measures = measures;
        this.names = names;
    }

    /** What some stretches of time hold. */
    List<Cells.SketchSum> ofCells(List<Stretch> stretches) throws SQLException {
        List<Cells.SketchSum> sums = new ArrayList<>();
        if (measures.length == 0) {
            return sums;
        }
        String sql =
                """
                select width_bucket(s.slot, ?) - 1 as bucket, s.measure, s.bucket, sum(s.count)::int8 %s
                  from sketch s %s
                 where s.measure = any (?) and s.slot >= ? and s.slot < ? %s
                 group by 1, s.measure, s.bucket %s
                having sum(s.count) <> 0""".formatted(dimensions.columns(), dimensions.join("s"), dimensions.where(), dimensions.columns());
        for (Stretch stretch : stretches) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                new Bound(statement)
                        .numbers(edges)
                        .numbers(measures)
                        .number(stretch.first())
                        .number(stretch.end())
                        .filters(dimensions);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        sums.add(new Cells.SketchSum(
                                new Cells.Place(rows.getInt(1), dimensions.group(rows, 5)),
                                CellSums.name(names, rows.getInt(2)),
                                rows.getInt(3),
                                rows.getLong(4)));
                    }
                }
            }
        }
        return sums;
    }
}
