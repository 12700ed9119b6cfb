package org.redress.kpi.cell.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.redress.kpi.cell.CellSums;

/** The cells that a rebuild counted, as rows of {@code cell} and {@code sketch}. */
@ApplicationScoped
public class CellSumRows {

    private final Dictionaries dictionaries;

    CellSumRows(Dictionaries dictionaries) {
        this.dictionaries = dictionaries;
    }

    /** All cells. */
    public SortedSums cells(CellSums of) throws SQLException {
        int[] measures = measures(of);
        int[] sets = sets(of);
        SortedSums sorted = new SortedSums(of.cellCount());
        of.cells((measure, slot, set, count, sum) -> sorted.add(measures[measure], slot, sets[set], 0, count, sum));
        return sorted;
    }

    /** All buckets. */
    public SortedSums buckets(CellSums of) throws SQLException {
        int[] measures = measures(of);
        int[] sets = sets(of);
        SortedSums sorted = new SortedSums(of.bucketCount());
        of.buckets((measure, slot, set, bucket, count) ->
                sorted.add(measures[measure], slot, sets[set], bucket, count, 0));
        return sorted;
    }

    private int[] measures(CellSums of) throws SQLException {
        return ids(of.measures(), dictionaries.measures(of.measures()));
    }

    private int[] sets(CellSums of) throws SQLException {
        return ids(of.sets(), dictionaries.sets(of.sets()));
    }

    private static <K> int[] ids(List<K> numbered, Map<K, Integer> ids) {
        return numbered.stream()
                .mapToInt(key -> Objects.requireNonNull(ids.get(key), "no id"))
                .toArray();
    }
}
