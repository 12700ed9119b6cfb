package org.redress.complaint.sla.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.CalendarSegment;

/** Cuts an interval into windows and what lies between them. */
final class CalendarSegments {

    private final BusinessCalendar calendar;
    private final ZoneId zone;
    private final long end;
    private long cursor;
    private final List<CalendarSegment> list = new ArrayList<>();

    CalendarSegments(BusinessCalendar calendar, long start, long end) {
        this.calendar = calendar;
        this.zone = calendar.zone();
        this.cursor = start;
        this.end = end;
    }

    /** In order, without gaps. */
    List<CalendarSegment> list() {
        int last = BusinessCalendar.lastYear(end);
        for (int year = BusinessCalendar.firstYear(cursor); year <= last && cursor < end; year++) {
            YearWindows windows = calendar.year(year);
            for (int i = windows.firstClosingAfter(cursor);
                    i < windows.size() && windows.opens(i) < end && cursor < end;
                    i++) {
                closedUntil(windows.opens(i));
                open(Math.min(windows.closes(i), end));
            }
        }
        closedUntil(end);
        return list;
    }

    private void open(long until) {
        add(CalendarSegment.Kind.OPEN, until, calendar.ownHours(date(cursor)));
    }

    private void closedUntil(long until) {
        while (cursor < until) {
            LocalDate date = date(cursor);
            String off = offReason(date);
            if (off != null) {
                add(CalendarSegment.Kind.HOLIDAY, Math.min(until, startAfter(date)), off);
                continue;
            }
            long closedUntil = Math.min(until, startAfter(date));
            while (closedUntil < until) {
                date = date.plusDays(1);
                if (offReason(date) != null) {
                    break;
                }
                closedUntil = Math.min(until, startAfter(date));
            }
            add(CalendarSegment.Kind.CLOSED, closedUntil, null);
        }
    }

    /** A holiday on a day without windows is none. */
    private @Nullable String offReason(LocalDate date) {
        return calendar.weekly(date).isEmpty() ? null : calendar.offReason(date);
    }

    private long startAfter(LocalDate date) {
        return Nanos.of(WallTime.startOf(date.plusDays(1), zone));
    }

    /** Where midnight exists twice, the next date has begun with the first, although clocks show the old one again. */
    private LocalDate date(long nanos) {
        LocalDate date = Nanos.instant(nanos).atZone(zone).toLocalDate();
        return startAfter(date) > nanos ? date : date.plusDays(1);
    }

    private void add(CalendarSegment.Kind kind, long until, @Nullable String detail) {
        list.add(new CalendarSegment(kind, Nanos.instant(cursor), Nanos.instant(until), detail));
        cursor = until;
    }
}
