package org.redress.kpi.query.store;

import java.sql.SQLException;
import java.util.List;
import org.redress.kpi.query.store.WholeDays.Stretch;

/**
 * Rows of cells or sketches in many stretches of time, by one look into their key for each: a statement with a part for each would be
 * planned longer than it runs.
 */
final class CellStretches {

    /** So many are parts of a statement of their own, which is planned for how long they are. */
    private static final int FEW = 8;

    private CellStretches() {}

    static boolean isMany(List<Stretch> stretches) {
        return stretches.size() > FEW;
    }

    /** The rows as a table named c. */
    static String of(String table) {
        return """
                unnest(?::int4[], ?::int4[]) r (first_slot, end_slot) cross join lateral
                (select * from %s x where x.measure = any (?) and x.slot >= r.first_slot and x.slot < r.end_slot offset 0) c""".formatted(table);
    }

    /** Binds the parameters of the table. */
    static void bind(Bound bound, List<Stretch> stretches, Integer[] measures) throws SQLException {
        bound.numbers(stretches.stream().map(Stretch::first).toArray(Integer[]::new))
                .numbers(stretches.stream().map(Stretch::end).toArray(Integer[]::new))
                .numbers(measures);
    }
}
