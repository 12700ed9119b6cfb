package org.redress.kpi.query.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.redress.kit.store.Sql;
import org.redress.kpi.query.Cells;
import org.redress.kpi.query.store.WholeDays.Stretch;

/** Sums of the sketches of cells. */
final class SummedSketches {

    private final Connection connection;
    private final DimensionSql dimensions;
    private final Sql.Parameter edges;
    private final Integer[] measures;
    private final Map<Integer, String> names;

    SummedSketches(
            Connection connection,
            DimensionSql dimensions,
            Sql.Parameter edges,
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
        if (measures.length == 0) {
            return List.of();
        }
        if (CellStretches.isMany(stretches)) {
            List<Object> parameters = new ArrayList<>(List.of(edges));
            parameters.addAll(CellStretches.parameters(stretches, measures));
            return read(sql(CellStretches.of("sketch"), ""), dimensions.after(parameters.toArray()));
        }
        List<Cells.SketchSum> sums = new ArrayList<>();
        for (Stretch stretch : stretches) {
            sums.addAll(read(
                    sql("sketch c", "and c.measure = any (?) and c.slot >= ? and c.slot < ?"),
                    dimensions.after(edges, Sql.array("int4", measures), stretch.first(), stretch.end())));
        }
        return sums;
    }

    private String sql(String table, String where) {
        return """
                select width_bucket(c.slot, ?) - 1 as place, c.measure, c.bucket, sum(c.count)::int8 as n %s
                  from %s %s
                 where true %s %s
                 group by 1, c.measure, c.bucket %s
                having sum(c.count) <> 0""".formatted(
                dimensions.columns(), table, dimensions.join("c"), where, dimensions.where(), dimensions.columns());
    }

    private List<Cells.SketchSum> read(String sql, Object... parameters) throws SQLException {
        return Sql.on(connection)
                .list(
                        sql,
                        row -> new Cells.SketchSum(
                                new Cells.Place(row.integer("place"), dimensions.group(row)),
                                CellSums.name(names, row.integer("measure")),
                                row.integer("bucket"),
                                row.bigint("n")),
                        parameters);
    }
}
