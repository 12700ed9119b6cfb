package org.redress.kpi.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PackedDayTest {

    @Test
    void whatIsPackedIsReadAsItWas() {
        DayPacking packing = new DayPacking();
        int north = packing.group(group("north", null));
        int south = packing.group(group("süd, \u00fcber", ""));
        assertThat(packing.group(group("north", null))).isEqualTo(north);
        packing.add(7, north, 3, Long.MAX_VALUE);
        packing.add(7, south, 1, -5);
        packing.add(7, south, 1, -1);
        packing.add(9, south, Long.MIN_VALUE, 0);
        packing.add(9, north, 4, 4);
        packing.add(9, north, -4, -4);

        PackedDay day = new PackedDay(packing.packedSums());
        assertThat(day.groups()).isEqualTo(List.of(group("north", null), group("süd, \u00fcber", "")));
        assertThat(sums(day, 7)).containsExactly(north + ":3," + Long.MAX_VALUE, south + ":2,-6");
        assertThat(sums(day, 9)).containsExactly(south + ":" + Long.MIN_VALUE + ",0");
        assertThat(sums(day, 8)).isEmpty();
        assertThat(sums(PackedDay.EMPTY, 7)).isEmpty();
    }

    @Test
    void sketchesKeepTheirBucketsAndThoseThatAreEmptyAreGone() {
        DayPacking packing = new DayPacking();
        int all = packing.group(List.of());
        packing.addBucket(3, all, 979, 2);
        packing.addBucket(3, all, Integer.MIN_VALUE, 1);
        packing.addBucket(3, all, -40, 1L << 40);
        packing.addBucket(3, all, 5, 1);
        packing.addBucket(3, all, 5, -1);
        packing.addBucket(4, all, 5, 0);

        PackedDay day = new PackedDay(packing.packedSketches());
        Map<Integer, Long> read = new TreeMap<>();
        day.sketches(3, (group, sketch) -> sketch.each(read::put));
        assertThat(read).isEqualTo(Map.of(Integer.MIN_VALUE, 1L, -40, 1L << 40, 979, 2L));
        day.sketches(4, (group, sketch) -> assertThat(group).isNegative());
    }

    private static List<@Nullable String> group(@Nullable String... values) {
        return Arrays.asList(values);
    }

    private static List<String> sums(PackedDay day, int measure) {
        List<String> sums = new ArrayList<>();
        day.sums(measure, (group, count, sum) -> sums.add(group + ":" + count + "," + sum));
        return sums;
    }
}
