package org.redress.kpi.query.store;

import java.util.List;
import org.redress.kit.store.Sql;
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

    /** The parameters of the table. */
    static List<Object> parameters(List<Stretch> stretches, Integer[] measures) {
        return List.of(
                Sql.ints(stretches.stream().map(Stretch::first).toList()),
                Sql.ints(stretches.stream().map(Stretch::end).toList()),
                Sql.array("int4", measures));
    }
}
