package org.redress.benchmarks.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redress.complaint.sla.Calendar;
import org.redress.complaint.sla.CalendarSegment;
import org.redress.complaint.sla.Interval;

/** The reference: what anybody would write with java.time, day after day and window after window. */
final class WalkingCalendar implements Calendar {

    /** Wall times of a day. */
    record Window(LocalTime from, LocalTime until) {}

    private final ZoneId zone;
    private final Map<DayOfWeek, List<Window>> week;
    private final Set<LocalDate> holidays;

    WalkingCalendar(ZoneId zone, Map<DayOfWeek, List<Window>> week, Set<LocalDate> holidays) {
        this.zone = zone;
        this.week = week;
        this.holidays = holidays;
    }

    private List<Interval> windows(LocalDate date) {
        List<Interval> spans = new ArrayList<>();
        if (!holidays.contains(date)) {
            for (Window window : week.getOrDefault(date.getDayOfWeek(), List.of())) {
                spans.add(new Interval(
                        ZonedDateTime.of(date, window.from(), zone).toInstant(),
                        ZonedDateTime.of(date, window.until(), zone).toInstant()));
            }
        }
        return spans;
    }

    @Override
    public Duration counted(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        for (CalendarSegment calendarSegment : stretches(from, to)) {
            if (calendarSegment.kind() == CalendarSegment.Kind.OPEN) {
                sum = sum.plus(Duration.between(calendarSegment.from(), calendarSegment.until()));
            }
        }
        return sum;
    }

    @Override
    public Instant after(Instant from, Duration budget) {
        Duration left = budget;
        for (LocalDate date = from.atZone(zone).toLocalDate(); ; date = date.plusDays(1)) {
            for (Interval window : windows(date)) {
                Instant start = window.from().isAfter(from) ? window.from() : from;
                Instant end = end(window);
                if (end.isAfter(start)) {
                    Duration length = Duration.between(start, end);
                    if (length.compareTo(left) >= 0) {
                        return start.plus(left);
                    }
                    left = left.minus(length);
                }
            }
        }
    }

    @Override
    public List<CalendarSegment> stretches(Instant from, Instant until) {
        List<CalendarSegment> stretches = new ArrayList<>();
        Instant cursor = from;
        LocalDate last = until.atZone(zone).toLocalDate();
        for (LocalDate date = from.atZone(zone).toLocalDate(); !date.isAfter(last); date = date.plusDays(1)) {
            for (Interval window : windows(date)) {
                Instant start = window.from().isAfter(cursor) ? window.from() : cursor;
                Instant end = end(window).isBefore(until) ? end(window) : until;
                if (end.isAfter(start)) {
                    if (start.isAfter(cursor)) {
                        stretches.add(new CalendarSegment(CalendarSegment.Kind.CLOSED, cursor, start, null));
                    }
                    stretches.add(new CalendarSegment(CalendarSegment.Kind.OPEN, start, end, null));
                    cursor = end;
                }
            }
        }
        if (until.isAfter(cursor)) {
            stretches.add(new CalendarSegment(CalendarSegment.Kind.CLOSED, cursor, until, null));
        }
        return stretches;
    }

    private static Instant end(Interval window) {
        Instant until = window.until();
        return until == null ? Instant.MAX : until;
    }
}
