package org.redress.kpi.cell.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redress.kit.store.Table;
import org.redress.kpi.cell.CellDifferences;
import org.redress.kpi.cell.DimensionSet;

/** Adds differences to the cells and sketches, sorted by key, so that two writers never wait for each other in a circle. */
@ApplicationScoped
public class CellRows {

    private record CellRow(int measure, int slot, int set, long count, long sum) {}

    private record BucketRow(int measure, int slot, int set, int bucket, long count) {}

    private static final Table<CellRow> CELLS = Table.<CellRow>named("cell")
            .integer("measure", CellRow::measure)
            .integer("slot", CellRow::slot)
            .integer("dimension_set", CellRow::set)
            .bigint("count", CellRow::count)
            .bigint("sum", CellRow::sum)
            .build();

    private static final Table<BucketRow> BUCKETS = Table.<BucketRow>named("sketch")
            .integer("measure", BucketRow::measure)
            .integer("slot", BucketRow::slot)
            .integer("dimension_set", BucketRow::set)
            .integer("bucket", BucketRow::bucket)
            .bigint("count", BucketRow::count)
            .build();

    private static final String ADD_CELLS = CELLS.insertAs("c") + """
             on conflict (measure, slot, dimension_set)
            do update set count = c.count + excluded.count, sum = c.sum + excluded.sum""";

    private static final String ADD_BUCKETS = BUCKETS.insertAs("s") + """
             on conflict (measure, slot, dimension_set, bucket) do update set count = s.count + excluded.count""";

    private final Dictionaries dictionaries;

    CellRows(Dictionaries dictionaries) {
        this.dictionaries = dictionaries;
    }

    private record Rows(List<CellRow> cells, List<BucketRow> buckets) {}

    /** Adds the differences, one statement per table, and notes which days they touch. */
    public void add(Connection transaction, CellDifferences cellDifferences) throws SQLException {
        Rows rows = rows(cellDifferences);
        CELLS.write(transaction, ADD_CELLS, rows.cells());
        BUCKETS.write(transaction, ADD_BUCKETS, rows.buckets());
        TouchedBlocks.note(
                transaction, cellDifferences.cells().keySet().stream().mapToInt(CellDifferences.CellKey::slot));
    }

    private Rows rows(CellDifferences cellDifferences) throws SQLException {
        Set<String> names = new HashSet<>();
        Set<DimensionSet> sets = new HashSet<>();
        for (CellDifferences.CellKey key : cellDifferences.cells().keySet()) {
            names.add(key.measure());
            sets.add(key.dimensions());
        }
        for (CellDifferences.BucketKey key : cellDifferences.buckets().keySet()) {
            names.add(key.measure());
            sets.add(key.dimensions());
        }
        Map<String, Integer> measureIds = dictionaries.measures(names);
        Map<DimensionSet, Integer> setIds = dictionaries.sets(sets);
        return new Rows(cells(cellDifferences, measureIds, setIds), buckets(cellDifferences, measureIds, setIds));
    }

    private static List<CellRow> cells(
            CellDifferences cellDifferences, Map<String, Integer> measureIds, Map<DimensionSet, Integer> setIds) {
        List<CellRow> rows = new ArrayList<>(cellDifferences.cells().size());
        cellDifferences
                .cells()
                .forEach((key, amount) -> rows.add(new CellRow(
                        id(measureIds, key.measure()),
                        key.slot(),
                        id(setIds, key.dimensions()),
                        amount.count(),
                        amount.sum())));
        rows.sort(Comparator.comparingInt(CellRow::measure)
                .thenComparingInt(CellRow::slot)
                .thenComparingInt(CellRow::set));
        return rows;
    }

    private static List<BucketRow> buckets(
            CellDifferences cellDifferences, Map<String, Integer> measureIds, Map<DimensionSet, Integer> setIds) {
        List<BucketRow> rows = new ArrayList<>(cellDifferences.buckets().size());
        cellDifferences
                .buckets()
                .forEach((key, count) -> rows.add(new BucketRow(
                        id(measureIds, key.measure()), key.slot(), id(setIds, key.dimensions()), key.bucket(), count)));
        rows.sort(Comparator.comparingInt(BucketRow::measure)
                .thenComparingInt(BucketRow::slot)
                .thenComparingInt(BucketRow::set)
                .thenComparingInt(BucketRow::bucket));
        return rows;
    }

    private static <K> int id(Map<K, Integer> ids, K key) {
        Integer id = ids.get(key);
        if (id == null) {
            throw new IllegalStateException("No id for " + key);
        }
        return id;
    }
}
