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
        if (CellStretches.isMany(stretches)) {
            try (PreparedStatement statement = connection.prepareStatement(sql(CellStretches.of("sketch"), ""))) {
                Bound bound = new Bound(statement).numbers(edges);
                CellStretches.bind(bound, stretches, measures);
                bound.filters(dimensions);
                addTo(sums, statement);
            }
            return sums;
        }
        for (Stretch stretch : stretches) {
            try (PreparedStatement statement = connection.prepareStatement(
                    sql("sketch c", "and c.measure = any (?) and c.slot >= ? and c.slot < ?"))) {
                new Bound(statement)
                        .numbers(edges)
                        .numbers(measures)
                        .number(stretch.first())
                        .number(stretch.end())
                        .filters(dimensions);
                addTo(sums, statement);
            }
        }
        return sums;
    }

    private String sql(String table, String where) {
        return """
                select width_bucket(c.slot, ?) - 1 as place, c.measure, c.bucket, sum(c.count)::int8 %s
                  from %s %s
                 where true %s %s
                 group by 1, c.measure, c.bucket %s
                having sum(c.count) <> 0""".formatted(
                dimensions.columns(), table, dimensions.join("c"), where, dimensions.where(), dimensions.columns());
    }

    private void addTo(List<Cells.SketchSum> sums, PreparedStatement statement) throws SQLException {
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
