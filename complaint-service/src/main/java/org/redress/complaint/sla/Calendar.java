package org.redress.complaint.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Which time counts. Durations are real elapsed time inside the counted windows (DEC-8). */
public interface Calendar {

    /** The counted time in [from, to); zero if {@code to} is not after {@code from}. */
    Duration counted(Instant from, Instant to);

    /**
     * The first instant at which the counted time since {@code from} equals {@code budget}: a budget used up exactly at the end of a
     * window is due at that end (DEC-1).
     *
     * @param budget zero or more
     */
    Instant after(Instant from, Duration budget);

    /** [from, until) cut into what counts and what does not, in order and without gaps. */
    List<CalendarSegment> stretches(Instant from, Instant until);
}
