package org.redress.kpi.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What entered and left the backlog, accumulated from the beginning of time to the end of each bucket. */
final class Flow {

    private final int buckets;

    Flow(int buckets) {
        this.buckets = buckets;
    }

    /** The accumulated counts of one group by measure. */
    static final class OfGroup {

        private final Map<String, long[]> counts = new HashMap<>();

        long get(String measure, int bucket) {
            long[] ofMeasure = counts.get(measure);
            return ofMeasure == null ? 0 : ofMeasure[bucket];
        }
    }

    /** Accumulates sums; bucket -1 holds what lies before the first bucket. */
    Map<List<@Nullable String>, OfGroup> add(List<Cells.CellSum> sums) {
        Map<List<@Nullable String>, OfGroup> groups = new HashMap<>();
        for (Cells.CellSum sum : sums) {
            long[] counts = groups.computeIfAbsent(sum.place().group(), absent -> new OfGroup())
                    .counts
                    .computeIfAbsent(sum.measure(), absent -> new long[buckets]);
            counts[Math.max(0, sum.place().bucket())] += sum.count();
        }
        groups.values().forEach(group -> group.counts.values().forEach(counts -> cumulate(counts)));
        return groups;
    }

    private static void cumulate(long[] counts) {
        for (int i = 1; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
    }
}
