package org.redress.kpi.query.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.redress.kit.store.Sql;
import org.redress.kpi.query.store.WholeDays.Stretch;

/** The cells of some stretches of time. Each row has slot, measure, count, sum and the dimensions that are grouped by. */
final class SummedCells {

    private final List<Stretch> stretches;
    private final DimensionSql dimensions;
    private final Integer[] measures;

    SummedCells(List<Stretch> stretches, DimensionSql dimensions, Integer[] measures) {
        this.stretches = stretches;
        this.dimensions = dimensions;
        this.measures = measures;
    }

    /** What of a stretch is read from the cells. */
    static List<Stretch> ofCells(Stretch stretch, Optional<WholeDays> days) {
        return days.map(whole -> whole.uneven(stretch)).orElseGet(() -> List.of(stretch));
    }

    /** Whether there is nothing to read. */
    boolean isEmpty() {
        return stretches.isEmpty() || measures.length == 0;
    }

    /** The rows as a table named p. */
    String sql() {
        String columns = "c.slot, c.measure, c.count, c.sum " + dimensions.columns();
        return CellStretches.isMany(stretches)
                ? """
                (select %s from %s %s where true %s) p""".formatted(columns, CellStretches.of("cell"), dimensions.join("c"), dimensions.where())
                : stretches.stream()
                        .map(stretch -> """
                                select %s from cell c %s
                                 where c.measure = any (?) and c.slot >= ? and c.slot < ? %s""".formatted(columns, dimensions.join("c"), dimensions.where()))
                        .collect(Collectors.joining("\nunion all\n", "(", ") p"));
    }

    /** The parameters of the rows. */
    List<Object> parameters() {
        if (CellStretches.isMany(stretches)) {
            List<Object> parameters = new ArrayList<>(CellStretches.parameters(stretches, measures));
            parameters.addAll(dimensions.parameters());
            return parameters;
        }
        List<Object> parameters = new ArrayList<>();
        for (Stretch each : stretches) {
            parameters.addAll(List.of(dimensions.after(Sql.array("int4", measures), each.first(), each.end())));
        }
        return parameters;
    }
}
