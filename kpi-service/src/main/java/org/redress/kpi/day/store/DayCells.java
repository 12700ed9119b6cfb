package org.redress.kpi.day.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
                select measure, dimension_set, 0, sum(count)::int8, sum(sum)::int8 from cell
                 where measure = any (array(select id from measure)) and slot >= ? and slot < ?
                 group by measure, dimension_set
                having sum(count) <> 0 or sum(sum) <> 0""");
        buckets = rows(transaction, first, end, """
                select measure, dimension_set, bucket, sum(count)::int8, 0::int8 from sketch
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
        Map<Integer, Integer> groups = new HashMap<>();
        sets.forEach((id, set) -> {
            List<@Nullable String> values = new ArrayList<>(dimensions.size());
            dimensions.forEach(dimension -> values.add(set.value(dimension)));
            groups.put(id, packing.group(values));
        });
        for (Row row : cells) {
            packing.add(row.measure, Objects.requireNonNull(groups.get(row.set)), row.count, row.sum);
        }
        for (Row row : buckets) {
            packing.addBucket(row.measure, Objects.requireNonNull(groups.get(row.set)), row.bucket, row.count);
        }
        return packing;
    }

    private static List<Row> rows(Connection transaction, int first, int end, String sql) throws SQLException {
        List<Row> read = new ArrayList<>();
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            statement.setInt(1, first);
            statement.setInt(2, end);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    read.add(new Row(rows.getInt(1), rows.getInt(2), rows.getInt(3), rows.getLong(4), rows.getLong(5)));
                }
            }
        }
        return read;
    }

    private void readSets(Connection transaction) throws SQLException {
        cells.forEach(row -> sets.put(row.set, DimensionSet.NONE));
        buckets.forEach(row -> sets.put(row.set, DimensionSet.NONE));
        try (PreparedStatement statement =
                transaction.prepareStatement("select id, " + DIMENSIONS + " from dimension_set where id = any (?)")) {
            statement.setArray(
                    1, transaction.createArrayOf("int4", sets.keySet().toArray(Integer[]::new)));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    @Nullable String[] values = new String[Dimension.values().length];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = rows.getString(2 + i);
                    }
                    sets.put(rows.getInt(1), DimensionSet.of(values));
                }
            }
        }
    }
}
