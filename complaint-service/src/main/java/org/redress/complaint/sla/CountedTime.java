package org.redress.complaint.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A calendar with pauses cut out (C7). */
final class CountedTime {

    private final Calendar calendar;
    private final List<Interval> pauses;

    /**
     * @param pauses ordered and disjoint; only the last may last
     */
    CountedTime(Calendar calendar, List<Interval> pauses) {
        this.calendar = calendar;
        this.pauses = pauses;
    }

    /** The first instant at which the counted time since {@code start} equals {@code budget}; null if a lasting pause comes before. */
    @Nullable
    Instant after(Instant start, Duration budget) {
        Instant cursor = start;
        Duration left = budget;
        for (Interval pause : pauses) {
            if (pause.from().isAfter(cursor)) {
                Duration counted = calendar.counted(cursor, pause.from());
                if (counted.compareTo(left) >= 0) {
                    return calendar.after(cursor, left);
                }
                left = left.minus(counted);
            }
            Instant until = pause.until();
            if (until == null) {
                return null;
            }
            if (until.isAfter(cursor)) {
                cursor = until;
            }
        }
        return calendar.after(cursor, left);
    }

    /** The counted time in [start, end). */
    Duration between(Instant start, Instant end) {
        Duration sum = Duration.ZERO;
        Instant cursor = start;
        for (Interval pause : pauses) {
            if (pause.from().isAfter(cursor)) {
                sum = sum.plus(calendar.counted(cursor, pause.from().isBefore(end) ? pause.from() : end));
            }
            Instant until = pause.until();
            if (until == null || !until.isBefore(end)) {
                return sum;
            }
            if (until.isAfter(cursor)) {
                cursor = until;
            }
        }
        return sum.plus(calendar.counted(cursor, end));
    }
}
