package org.redress.kpi.query.store;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redress.kpi.query.Cells;
import org.redress.kpi.query.store.WholeDays.Stretch;

/** Sums of sketches: in the database where they come from cells, as whole days where those answer. */
final class SummedSketches {

    private static final int PAIR = Integer.BYTES + Long.BYTES;

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

    /** From the cells. */
    List<Cells.SketchSum> ofCells(List<Stretch> stretches) throws SQLException {
        List<Cells.SketchSum> sums = new ArrayList<>();
        if (measures.length == 0) {
            return sums;
        }
        String sql =
                """
                select width_bucket(s.slot, ?) - 1 as bucket, s.measure, s.bucket, sum(s.count)::int8 %s
                  from sketch s %s
                 where s.measure = any (?) and s.slot >= ? and s.slot < ? %s
                 group by 1, s.measure, s.bucket %s
                having sum(s.count) <> 0""".formatted(dimensions.columns(), dimensions.join("s"), dimensions.where(), dimensions.columns());
        for (Stretch stretch : stretches) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                new Bound(statement)
                        .numbers(edges)
                        .numbers(measures)
                        .number(stretch.first())
                        .number(stretch.end())
                        .filters(dimensions);
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
        return sums;
    }

    /** From whole days. */
    List<Cells.SketchPart> ofDays(Optional<WholeDays> days, Stretch stretch) throws SQLException {
        List<Cells.SketchPart> parts = new ArrayList<>();
        if (measures.length == 0 || days.isEmpty()) {
            return parts;
        }
        String sql = """
                select width_bucket(d.slot, ?) - 1 as bucket, d.measure, d.buckets %s
                  from (select slot.first_slot as slot, slot.measure, slot.buckets %s
                          from day_sketch slot
                         where slot.zone = ? and slot.dimension = ? and slot.measure = any (?)
                           and slot.first_slot >= ? and slot.first_slot < ?
                           and not (slot.first_slot <@ ?::int4multirange)) d
                 where true %s""".formatted(dimensions.columns(), SummedCells.valueOf(days.get()), dimensions.where());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Bound bound = new Bound(statement).numbers(edges);
            SummedCells.bindDays(bound, days.get(), measures, stretch);
            bound.filters(dimensions);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    parts.add(part(
                            new Cells.Place(rows.getInt(1), dimensions.group(rows, 4)),
                            CellSums.name(names, rows.getInt(2)),
                            rows.getBytes(3)));
                }
            }
        }
        return parts;
    }

    private static Cells.SketchPart part(Cells.Place place, String measure, byte[] packed) {
        ByteBuffer pairs = ByteBuffer.wrap(packed);
        int[] buckets = new int[packed.length / PAIR];
        long[] counts = new long[buckets.length];
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = pairs.getInt();
            counts[i] = pairs.getLong();
        }
        return new Cells.SketchPart(place, measure, buckets, counts);
    }
}
