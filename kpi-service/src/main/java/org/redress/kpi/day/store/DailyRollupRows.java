package org.redress.kpi.day.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redress.kit.store.Sql;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.day.DayPacking;

/** The sums themselves. */
final class DailyRollupRows {

    private DailyRollupRows() {}

    /** Sums the newest open day that was not touched since, if there is one; gives how many were summed. */
    static int sumNewest(Connection transaction, Instant untouchedSince) throws SQLException {
        Optional<OpenDay> newest = Sql.on(transaction)
                .optional(
                        """
                        update summed_day t set stands = true, version = nextval('day_version')
                          from (select s.zone, s.first_slot, z.combination
                                  from summed_day s join day_zone z on z.id = s.zone
                                 where not s.stands and s.touched_at <= ?
                                 order by s.first_slot desc limit 1) d
                         where t.zone = d.zone and t.first_slot = d.first_slot
                        returning t.zone, t.first_slot, t.end_slot, d.combination""",
                        row -> new OpenDay(
                                row.integer("zone"),
                                row.integer("first_slot"),
                                row.integer("end_slot"),
                                row.text("combination")),
                        untouchedSince);
        if (newest.isEmpty()) {
            return 0;
        }
        OpenDay day = newest.get();
        sum(transaction, day.zone, day.first, day.end, day.combination);
        return 1;
    }

    private record OpenDay(int zone, int first, int end, String combination) {}

    private static void sum(Connection transaction, int zone, int first, int end, String combination)
            throws SQLException {
        Map<String, DayPacking> parts = new LinkedHashMap<>();
        DayCells cells = new DayCells(transaction, first, end);
        for (List<Dimension> dimensions : dimensions(combination)) {
            parts.put(DayCells.name(dimensions), cells.summedBy(dimensions));
        }
        Sql sql = Sql.on(transaction);
        sql.update("delete from day_part where zone = ? and first_slot = ?", zone, first);
        List<@Nullable Object[]> rows = new ArrayList<>(parts.size());
        parts.forEach((dimensions, packing) ->
                rows.add(new Object[] {zone, dimensions, first, packing.packedSums(), packing.packedSketches()}));
        sql.batch("insert into day_part (zone, dimensions, first_slot, sums, sketches) values (?, ?, ?, ?, ?)", rows);
    }

    /** Everything, and each dimension by itself; or the combination. */
    private static List<List<Dimension>> dimensions(String combination) {
        List<List<Dimension>> dimensions = new ArrayList<>();
        if (combination.isEmpty()) {
            dimensions.add(List.of());
            Arrays.stream(Dimension.values()).map(List::of).forEach(dimensions::add);
        } else {
            List<String> names = List.of(combination.split(","));
            dimensions.add(Arrays.stream(Dimension.values())
                    .filter(dimension -> names.contains(dimension.wireName()))
                    .toList());
        }
        return dimensions;
    }
}
