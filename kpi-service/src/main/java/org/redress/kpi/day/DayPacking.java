package org.redress.kpi.day;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sums a day by group and measure, and packs it for {@link PackedDay}. Not thread-safe. */
public final class DayPacking {

    /** A sum of cells. */
    private record Amount(long count, long sum) {

        Amount plus(Amount other) {
            return new Amount(count + other.count, sum + other.sum);
        }
    }

    private final Map<List<@Nullable String>, Integer> groups = new LinkedHashMap<>();
    private final TreeMap<Integer, TreeMap<Integer, Amount>> sums = new TreeMap<>();
    private final TreeMap<Integer, TreeMap<Integer, TreeMap<Integer, Long>>> sketches = new TreeMap<>();

    /** The number of a group, by which its sums are added. */
    public int group(List<@Nullable String> values) {
        return groups.computeIfAbsent(values, absent -> groups.size());
    }

    /** Adds to a sum. */
    public void add(int measure, int group, long count, long sum) {
        sums.computeIfAbsent(measure, absent -> new TreeMap<>()).merge(group, new Amount(count, sum), Amount::plus);
    }

    /** Adds to the bucket of a sketch. */
    public void addBucket(int measure, int group, int bucket, long count) {
        sketches.computeIfAbsent(measure, absent -> new TreeMap<>())
                .computeIfAbsent(group, absent -> new TreeMap<>())
                .merge(bucket, count, Long::sum);
    }

    /** The sums, packed. */
    public byte[] packedSums() {
        Map<Integer, byte[]> bodies = new TreeMap<>();
        sums.forEach((measure, ofGroups) -> {
            ofGroups.values().removeIf(amount -> amount.count() == 0 && amount.sum() == 0);
            PackedNumbers body = new PackedNumbers().add(ofGroups.size());
            ofGroups.forEach(
                    (group, amount) -> body.add(group).add(amount.count()).add(amount.sum()));
            bodies.put(measure, body.bytes());
        });
        return packed(bodies);
    }

    /** The sketches, packed. */
    public byte[] packedSketches() {
        Map<Integer, byte[]> bodies = new TreeMap<>();
        sketches.forEach((measure, ofGroups) -> {
            ofGroups.values().forEach(buckets -> buckets.values().removeIf(count -> count == 0));
            ofGroups.values().removeIf(Map::isEmpty);
            PackedNumbers body = new PackedNumbers().add(ofGroups.size());
            ofGroups.forEach((group, buckets) -> body.add(group).add(packedSketch(buckets)));
            bodies.put(measure, body.bytes());
        });
        return packed(bodies);
    }

    private static byte[] packedSketch(SortedMap<Integer, Long> buckets) {
        PackedNumbers packed = new PackedNumbers().add(buckets.size());
        long before = 0;
        for (Map.Entry<Integer, Long> bucket : buckets.entrySet()) {
            packed.add(bucket.getKey() - before).add(bucket.getValue());
            before = bucket.getKey();
        }
        return packed.bytes();
    }

    private byte[] packed(Map<Integer, byte[]> bodies) {
        PackedNumbers packed = new PackedNumbers();
        int width = groups.isEmpty() ? 0 : groups.keySet().iterator().next().size();
        packed.add(groups.size()).add(width);
        groups.keySet().forEach(group -> group.forEach(packed::add));
        packed.add(bodies.size());
        bodies.forEach((measure, body) -> packed.add(measure).add(body));
        return packed.bytes();
    }
}
