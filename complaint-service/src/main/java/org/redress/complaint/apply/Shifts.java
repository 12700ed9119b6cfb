package org.redress.complaint.apply;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * By how much deadlines move. Memory is bounded: distinct values are counted, and where there are too many they are rounded to coarser
 * steps; the least and the largest stay exact.
 */
final class Shifts {

    private static final int MOST_VALUES = 20_000;
    private static final long[] STEPS = {1, 60, 3_600, 86_400, 30 * 86_400};

    private TreeMap<Long, Long> counts = new TreeMap<>();
    private int step;
    private long earlier;
    private long later;
    private @Nullable Duration least;
    private @Nullable Duration largest;

    /** @param shift negative if the deadline comes earlier; not zero */
    void add(Duration shift) {
        if (shift.isNegative()) {
            earlier++;
        } else {
            later++;
        }
        least = least == null || shift.compareTo(least) < 0 ? shift : least;
        largest = largest == null || shift.compareTo(largest) > 0 ? shift : largest;
        counts.merge(rounded(shift.toSeconds()), 1L, Long::sum);
        while (counts.size() > MOST_VALUES && step < STEPS.length - 1) {
            step++;
            TreeMap<Long, Long> coarser = new TreeMap<>();
            counts.forEach((seconds, count) -> coarser.merge(rounded(seconds), count, Long::sum));
            counts = coarser;
        }
    }

    private long rounded(long seconds) {
        return Math.floorDiv(seconds, STEPS[step]) * STEPS[step];
    }

    /** What was added; null if nothing was. */
    Preview.@Nullable Shift summary() {
        if (least == null || largest == null) {
            return null;
        }
        return new Preview.Shift(earlier, later, least, Duration.ofSeconds(median()), largest, STEPS[step]);
    }

    private long median() {
        long half = (earlier + later + 1) / 2;
        long seen = 0;
        for (Map.Entry<Long, Long> value : counts.entrySet()) {
            seen += value.getValue();
            if (seen >= half) {
                return value.getKey();
            }
        }
        return counts.lastKey();
    }
}
