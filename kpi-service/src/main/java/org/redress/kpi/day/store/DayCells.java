package org.redress.kpi.day.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.kit.store.Sql;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.cell.DimensionSet;
import org.redress.kpi.day.DayPacking;

/** The cells and sketches of a day, read once and summed by any dimensions. */
final class DayCells {

    private static final String DIMENSIONS =
            Arrays.stream(Dimension.values()).map(Dimension::wireName).collect(Collectors.joining(", "));

    /** A sum of the day; of a bucket if it is of a sketch. */
    private record Row(int measure, int set, int bucket, long count, long sum) {}

    private final List<Row> cells;
    private final List<Row> buckets;
    private final Map<Integer, DimensionSet> sets = new HashMap<>();

    DayCells(Connection transaction, int first, int end) throws SQLException {
        cells = rows(transaction, first, end, """
                select measure, dimension_set, 0 as bucket, sum(count)::int8 as n, sum(sum)::int8 as total from cell
                 where measure = any (array(select id from measure)) and slot >= ? and slot < ?
                 group by measure, dimension_set
                having sum(count) <> 0 or sum(sum) <> 0""");
        buckets = rows(transaction, first, end, """
                select measure, dimension_set, bucket, sum(count)::int8 as n, 0::int8 as total from sketch
                 where measure = any (array(select id from measure)) and slot >= ? and slot < ?
                 group by measure, dimension_set, bucket
                having sum(count) <> 0""");
        readSets(transaction);
    }

    /** The name of a part that is summed by these dimensions. */
    static String name(List<Dimension> dimensions) {
        return dimensions.stream().map(Dimension::wireName).collect(Collectors.joining(","));
    }

    /** The sums by these dimensions. */
    DayPacking summedBy(List<Dimension> dimensions) {
        DayPacking packing = new DayPacking();
        // In order, so that days with the same groups have them in the same places.
        sets.values().stream()
                .map(set -> values(set, dimensions))
                .distinct()
                .sorted(Comparator.comparing(DayCells::text))
                .forEach(packing::group);
        Map<Integer, Integer> groups = new HashMap<>();
        sets.forEach((id, set) -> groups.put(id, packing.group(values(set, dimensions))));
        for (Row row : cells) {
            packing.add(row.measure, Objects.requireNonNull(groups.get(row.set)), row.count, row.sum);
        }
        for (Row row : buckets) {
            packing.addBucket(row.measure, Objects.requireNonNull(groups.get(row.set)), row.bucket, row.count);
        }
        return packing;
    }

    private static List<@Nullable String> values(DimensionSet set, List<Dimension> dimensions) {
        List<@Nullable String> values = new ArrayList<>(dimensions.size());
        dimensions.forEach(dimension -> values.add(set.value(dimension)));
        return values;
    }

    private static String text(List<@Nullable String> values) {
        StringBuilder text = new StringBuilder();
        values.forEach(value -> text.append(value == null ? "" : value).append('\0'));
        return text.toString();
    }

    private static List<Row> rows(Connection transaction, int first, int end, String sql) throws SQLException {
        return Sql.on(transaction)
                .list(
                        sql,
                        row -> new Row(
                                row.integer("measure"),
                                row.integer("dimension_set"),
                                row.integer("bucket"),
                                row.bigint("n"),
                                row.bigint("total")),
                        first,
                        end);
    }

    private void readSets(Connection transaction) throws SQLException {
        cells.forEach(row -> sets.put(row.set, DimensionSet.NONE));
        buckets.forEach(row -> sets.put(row.set, DimensionSet.NONE));
        Sql.on(transaction)
                .each(
                        "select id, " + DIMENSIONS + " from dimension_set where id = any (?)",
                        row -> {
                            Dimension[] dimensions = Dimension.values();
                            @Nullable String[] values = new String[dimensions.length];
                            for (int i = 0; i < values.length; i++) {
                                values[i] = row.optionalText(dimensions[i].wireName());
                            }
                            sets.put(row.integer("id"), DimensionSet.of(values));
                        },
                        Sql.ints(sets.keySet()));
    }
}
