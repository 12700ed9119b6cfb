package org.redress.kpi.surge;

import java.time.Instant;
import java.util.Map;

/**
 * The complaints of each hour, by category.
 *
 * @param from the beginning of the first hour
 * @param end the end of the last one
 * @param hours one count for each hour; the empty text stands for complaints that are not classified
 * @param catchingUp events of a while ago are being counted right now
 */
record Intake(Instant from, Instant end, Map<String, long[]> hours, boolean catchingUp) {

    /** The first hour in which any complaint came, as an index; behind the end if there was none. */
    int firstHour() {
        int first = Integer.MAX_VALUE;
        for (long[] counts : hours.values()) {
            for (int hour = 0; hour < Math.min(first, counts.length); hour++) {
                if (counts[hour] > 0) {
                    first = hour;
                }
            }
        }
        return first;
    }
}
