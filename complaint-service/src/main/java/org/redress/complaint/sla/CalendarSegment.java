package org.redress.complaint.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of a calendar's time.
 *
 * @param detail the name of the holiday, or of the exception that gives the date hours of its own
 */
public record CalendarSegment(
        Kind kind, Instant from, Instant until, @Nullable String detail) {

    /** Whether and why time counts. */
    public enum Kind {
        /** A window, or a part of one: all of it counts. */
        OPEN,
        /** Between windows. */
        CLOSED,
        /** A date off that would have had windows. */
        HOLIDAY
    }
}
