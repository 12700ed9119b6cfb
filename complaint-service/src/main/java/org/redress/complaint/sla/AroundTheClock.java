package org.redress.complaint.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Every second counts: elapsed time. */
public final class AroundTheClock implements Calendar {

    @Override
    public Duration counted(Instant from, Instant to) {
        return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
    }

    @Override
    public Instant after(Instant from, Duration budget) {
        return from.plus(budget);
    }

    @Override
    public List<CalendarSegment> stretches(Instant from, Instant until) {
        return from.isBefore(until)
                ? List.of(new CalendarSegment(CalendarSegment.Kind.OPEN, from, until, null))
                : List.of();
    }
}
