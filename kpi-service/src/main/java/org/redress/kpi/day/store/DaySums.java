package org.redress.kpi.day.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.store.Times;

/** The sums themselves. */
final class DaySums {

    /** Each row as many times as there are dimensions, and once for the sum of everything. */
    private static final String EACH_DIMENSION = Arrays.stream(Dimension.values())
            .map(dimension -> "('%1$s', d.%1$s)".formatted(dimension.wireName()))
            .collect(Collectors.joining(
                    ", ",
                    "join dimension_set d on d.id = c.dimension_set cross join lateral (values ('', null), ",
                    ") v (dimension, value)"));

    private static final String CELLS = """
            insert into day_sum (zone, dimension, measure, first_slot, value, count, sum)
            select ?, v.dimension, c.measure, ?::int4, v.value, sum(c.count), sum(c.sum)
              from cell c %s
             where c.measure = any (array(select id from measure)) and c.slot >= ? and c.slot < ?
             group by v.dimension, c.measure, v.value
            having sum(c.count) <> 0 or sum(c.sum) <> 0""".formatted(EACH_DIMENSION);

    private static final String SKETCHES = """
            insert into day_sketch (zone, dimension, measure, first_slot, value, buckets)
            select ?, dimension, measure, ?::int4, value, string_agg(int4send(bucket) || int8send(count), '' order by bucket)
              from (select v.dimension, c.measure, v.value, c.bucket, sum(c.count)::int8 as count
                      from sketch c %s
                     where c.measure = any (array(select id from measure)) and c.slot >= ? and c.slot < ?
                     group by v.dimension, c.measure, v.value, c.bucket
                    having sum(c.count) <> 0) s
             group by dimension, measure, value""".formatted(EACH_DIMENSION);

    private DaySums() {}

    /** Sums the newest open day that was not touched since, if there is one; gives how many were summed. */
    static int sumNewest(Connection transaction, Instant untouchedSince) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement("""
                update summed_day t set stands = true
                  from (select zone, first_slot from summed_day where not stands and touched_at <= ?
                         order by first_slot desc limit 1) d
                 where t.zone = d.zone and t.first_slot = d.first_slot
                returning t.zone, t.first_slot, t.end_slot""")) {
            statement.setObject(1, Times.time(untouchedSince));
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return 0;
                }
                sum(transaction, row.getInt(1), row.getInt(2), row.getInt(3));
                return 1;
            }
        }
    }

    private static void sum(Connection transaction, int zone, int first, int end) throws SQLException {
        for (String table : new String[] {"day_sum", "day_sketch"}) {
            try (PreparedStatement statement =
                    transaction.prepareStatement("delete from " + table + " where zone = ? and first_slot = ?")) {
                statement.setInt(1, zone);
                statement.setInt(2, first);
                statement.executeUpdate();
            }
        }
        for (String sums : new String[] {CELLS, SKETCHES}) {
            try (PreparedStatement statement = transaction.prepareStatement(sums)) {
                statement.setInt(1, zone);
                statement.setInt(2, first);
                statement.setInt(3, first);
                statement.setInt(4, end);
                statement.executeUpdate();
            }
        }
    }
}
