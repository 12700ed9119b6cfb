package org.redress.kpi.day.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.day.DayPacking;
import org.redress.kpi.store.Times;

/** The sums themselves. */
final class DaySums {

    private DaySums() {}

    /** Sums the newest open day that was not touched since, if there is one; gives how many were summed. */
    static int sumNewest(Connection transaction, Instant untouchedSince) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement("""
                update summed_day t set stands = true, version = nextval('day_version')
                  from (select s.zone, s.first_slot, z.combination
                          from summed_day s join day_zone z on z.id = s.zone
                         where not s.stands and s.touched_at <= ?
                         order by s.first_slot desc limit 1) d
                 where t.zone = d.zone and t.first_slot = d.first_slot
                returning t.zone, t.first_slot, t.end_slot, d.combination""")) {
            statement.setObject(1, Times.time(untouchedSince));
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return 0;
                }
                sum(transaction, row.getInt(1), row.getInt(2), row.getInt(3), row.getString(4));
                return 1;
            }
        }
    }

    private static void sum(Connection transaction, int zone, int first, int end, String combination)
            throws SQLException {
        Map<String, DayPacking> parts = new LinkedHashMap<>();
        DayCells cells = new DayCells(transaction, first, end);
        for (List<Dimension> dimensions : dimensions(combination)) {
            parts.put(DayCells.name(dimensions), cells.summedBy(dimensions));
        }
        try (PreparedStatement statement =
                transaction.prepareStatement("delete from day_part where zone = ? and first_slot = ?")) {
            statement.setInt(1, zone);
            statement.setInt(2, first);
            statement.executeUpdate();
        }
        try (PreparedStatement statement = transaction.prepareStatement(
                "insert into day_part (zone, dimensions, first_slot, sums, sketches) values (?, ?, ?, ?, ?)")) {
            for (Map.Entry<String, DayPacking> part : parts.entrySet()) {
                statement.setInt(1, zone);
                statement.setString(2, part.getKey());
                statement.setInt(3, first);
                statement.setBytes(4, part.getValue().packedSums());
                statement.setBytes(5, part.getValue().packedSketches());
                statement.addBatch();
            }
            statement.executeBatch();
        }
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
