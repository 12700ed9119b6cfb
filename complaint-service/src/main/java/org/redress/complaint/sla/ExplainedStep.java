package org.redress.complaint.sla;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step on the way to a deadline.
 *
 * @param until equal to {@code from} for what takes no time; absent for a pause that lasts
 * @param counted the counted time of the step; for a pause, what it cut out
 * @param total the counted time so far
 * @param detail a name or a number that belongs to the step: of the holiday, of the day counted, of the change of clocks
 * @param words the step in English, with wall times of the zone
 */
public record ExplainedStep(
        Kind kind,
        Instant from,
        @Nullable Instant until,
        Duration counted,
        Duration total,
        @Nullable String detail,
        String words) {

    /** What a step is. */
    public enum Kind {
        /** The clock starts. */
        START,
        /** It started after the hour until which a day counts. */
        LATE_START,
        /** A window, or a part of one. */
        COUNTED,
        /** Nothing counts between windows. */
        CLOSED,
        /** A date off. */
        HOLIDAY,
        /** The clock stood still. */
        PAUSED,
        /** The clocks of the zone were changed. */
        CLOCKS_CHANGED,
        /** A working day, counted. */
        DAY,
        /** A day that is not a working day. */
        DAY_OFF,
        /** Days, weeks or months counted on the calendar. */
        PERIOD,
        /** The last day was moved to a working day. */
        MOVED,
        /** A long time told in one. */
        SUMMARY,
        /** The budget is used up: the deadline. */
        DUE,
        /** No deadline: the clock stands still, or promises nothing. */
        OPEN_END
    }
}
