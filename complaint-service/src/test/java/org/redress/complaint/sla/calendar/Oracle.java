package org.redress.complaint.sla.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;

/** Looks at every minute: slow, and too simple to be wrong. Window ends lie on whole minutes in all zones since 1975. */
final class Oracle {

    private final CalendarSpec spec;
    private final ZoneId zone;
    private final Instant begin;
    private final BitSet open = new BitSet();

    /** An oracle for so many days from two days before an instant. */
    Oracle(CalendarSpec spec, Instant from, int days) {
        this.spec = spec;
        this.zone = ZoneId.of(spec.zone());
        this.begin = from.truncatedTo(ChronoUnit.DAYS).minus(2, ChronoUnit.DAYS);
        LocalDate date = begin.atZone(zone).toLocalDate().minusDays(2);
        for (int i = 0; i < days + 6; i++) {
            mark(date.plusDays(i));
        }
    }

    private void mark(LocalDate date) {
        boolean exists = date.atStartOfDay(zone).toLocalDate().equals(date);
        if (exists) {
            windows(date).forEach(window -> open(wall(date, window.fromMinute()), wall(date, window.untilMinute())));
        }
    }

    private void open(Instant from, Instant until) {
        int first = Math.max(0, minute(from));
        int last = minute(until);
        if (last > first) {
            open.set(first, last);
        }
    }

    private List<DailyWindow> windows(LocalDate date) {
        for (DatedException exception : spec.exceptions()) {
            if (exception.date().equals(date)) {
                return exception.windows();
            }
        }
        for (OwnHoliday holiday : spec.holidays()) {
            if (holiday.active() && holiday.date().equals(date)) {
                return List.of();
            }
        }
        return spec.weekly().getOrDefault(date.getDayOfWeek(), List.of());
    }

    /** java.time reads skipped and repeated wall times as C4 says. */
    private Instant wall(LocalDate date, int minute) {
        return minute == DailyWindow.WHOLE_DAY
                ? ZonedDateTime.of(date.plusDays(1), LocalTime.MIDNIGHT, zone).toInstant()
                : ZonedDateTime.of(date, LocalTime.ofSecondOfDay(minute * 60L), zone)
                        .toInstant();
    }

    private int minute(Instant instant) {
        return (int) Math.floorDiv(Duration.between(begin, instant).toSeconds(), 60);
    }

    private Instant instant(int minute) {
        return begin.plus(minute, ChronoUnit.MINUTES);
    }

    boolean works(LocalDate date) {
        int first = Math.max(
                0, minute(ZonedDateTime.of(date, LocalTime.MIDNIGHT, zone).toInstant()));
        int next = open.nextSetBit(first);
        return next >= 0 && instant(next).atZone(zone).toLocalDate().equals(date);
    }

    Duration counted(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        for (int minute = minute(from); instant(minute).isBefore(to); minute++) {
            if (open.get(minute)) {
                Instant start = instant(minute).isBefore(from) ? from : instant(minute);
                Instant end = instant(minute + 1).isAfter(to) ? to : instant(minute + 1);
                sum = sum.plus(Duration.between(start, end));
            }
        }
        return sum;
    }

    Instant after(Instant from, Duration budget) {
        Duration left = budget;
        for (int minute = minute(from); ; minute++) {
            if (open.get(minute)) {
                Instant start = instant(minute).isBefore(from) ? from : instant(minute);
                Duration length = Duration.between(start, instant(minute + 1));
                if (length.compareTo(left) >= 0) {
                    return start.plus(left);
                }
                left = left.minus(length);
            } else if (open.nextSetBit(minute) < 0) {
                throw new IllegalStateException("The oracle's days are used up");
            }
        }
    }
}
