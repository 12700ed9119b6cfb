package org.redress.complaint.sla.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.Calendar;
import org.redress.complaint.sla.CalendarSegment;
import org.redress.complaint.sla.LocalDays;

/**
 * Windows in a zone, minus holidays. Each year is worked out once, when somebody first asks about it; after that a deadline is two or three
 * binary searches. Times outside of the years {@value #FIRST_YEAR} to {@value #LAST_YEAR} are refused with {@link BeyondHorizonException}.
 */
public final class BusinessCalendar implements Calendar, LocalDays {

    /** The first year that is worked out. */
    public static final int FIRST_YEAR = 1950;

    /** The last year that is worked out. */
    public static final int LAST_YEAR = 2199;

    private static final long EARLIEST =
            Nanos.DAY * LocalDate.of(FIRST_YEAR, 1, 3).toEpochDay();
    private static final long LATEST =
            Nanos.DAY * LocalDate.of(LAST_YEAR, 12, 29).toEpochDay();

    private final CalendarSpec spec;
    private final ZoneId zone;
    private final Map<LocalDate, DatedException> exceptions = new HashMap<>();
    private final Map<LocalDate, OwnHoliday> holidays = new HashMap<>();
    private final AtomicReferenceArray<@Nullable YearWindows> years =
            new AtomicReferenceArray<>(LAST_YEAR - FIRST_YEAR + 1);

    private BusinessCalendar(CalendarSpec spec) {
        this.spec = spec;
        this.zone = ZoneId.of(spec.zone());
        spec.exceptions().forEach(exception -> exceptions.put(exception.date(), exception));
        spec.holidays().stream()
                .filter(OwnHoliday::active)
                .forEach(holiday -> holidays.putIfAbsent(holiday.date(), holiday));
    }

    /** The calendar, or why it makes no sense (C1, C2). */
    public static CheckedCalendar of(CalendarSpec spec) {
        List<CalendarFault> faults = CalendarCheck.of(spec);
        return faults.isEmpty()
                ? new CheckedCalendar.Accepted(new BusinessCalendar(spec))
                : new CheckedCalendar.Refused(faults);
    }

    /** As somebody wrote it. */
    public CalendarSpec spec() {
        return spec;
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public Duration counted(Instant from, Instant to) {
        if (!to.isAfter(from)) {
            return Duration.ZERO;
        }
        long start = nanos(from);
        long end = nanos(to);
        long sum = 0;
        int last = lastYear(end);
        for (int year = firstYear(start); year <= last; year++) {
            YearWindows windows = year(year);
            sum += windows.countedBefore(end) - windows.countedBefore(start);
        }
        return Nanos.duration(sum);
    }

    @Override
    public Instant after(Instant from, Duration budget) {
        long left = nanos(budget);
        if (left == 0) {
            return from;
        }
        long start = nanos(from);
        for (int year = firstYear(start); ; year++) {
            YearWindows windows = year(year);
            long passed = windows.countedBefore(start);
            long rest = windows.total() - passed;
            if (left <= rest) {
                return Nanos.instant(windows.instantOf(passed + left));
            }
            left -= rest;
        }
    }

    @Override
    public List<CalendarSegment> stretches(Instant from, Instant until) {
        return new CalendarSegments(this, nanos(from), nanos(until)).list();
    }

    @Override
    public boolean works(LocalDate date) {
        YearWindows windows = year(date.getYear());
        long day = date.toEpochDay();
        return windows.workingDaysUntil(day) > windows.workingDaysUntil(day - 1);
    }

    @Override
    public LocalDate workingDayAfter(LocalDate date, int days) {
        int year = date.getYear();
        YearWindows windows = year(year);
        int rank = windows.workingDaysUntil(date.toEpochDay()) + days - 1;
        while (rank >= windows.workingDays()) {
            rank -= windows.workingDays();
            year++;
            windows = year(year);
        }
        return LocalDate.ofEpochDay(windows.workingDay(rank));
    }

    @Override
    public Instant instantOf(LocalDateTime local) {
        return WallTime.of(local, zone).instant();
    }

    @Override
    public Instant closeOf(LocalDate date) {
        Instant end = endOf(date);
        YearWindows windows = year(date.getYear());
        int window = windows.firstClosingAfter(Nanos.of(end) - 1);
        if (window == windows.size() || windows.opens(window) >= Nanos.of(end)) {
            window--;
        }
        boolean ofDate = window >= 0 && windows.closes(window) > Nanos.of(startOf(date));
        return ofDate ? Nanos.instant(windows.closes(window)) : end;
    }

    @Override
    public @Nullable String offReason(LocalDate date) {
        DatedException exception = exceptions.get(date);
        if (exception != null) {
            return exception.windows().isEmpty() ? named(exception.name(), "closed on this date") : null;
        }
        OwnHoliday own = holidays.get(date);
        if (own != null) {
            return named(own.name(), "holiday");
        }
        PublicHolidays publicHolidays = spec.publicHolidays();
        return publicHolidays == null ? null : publicHolidays.of(date.getYear()).get(date);
    }

    /** The windows that a date has by the calendar, whether or not clocks are changed on it. */
    public List<DailyWindow> windowsOn(LocalDate date) {
        DatedException exception = exceptions.get(date);
        if (exception != null) {
            return exception.windows();
        }
        return offReason(date) != null ? List.of() : weekly(date);
    }

    /** What the name of an exception with windows of its own is; null if the date has none. */
    @Nullable
    String ownHours(LocalDate date) {
        DatedException exception = exceptions.get(date);
        return exception == null || exception.windows().isEmpty() ? null : named(exception.name(), "own hours");
    }

    /** The windows of the day of the week. */
    List<DailyWindow> weekly(LocalDate date) {
        return spec.weekly().getOrDefault(date.getDayOfWeek(), List.of());
    }

    YearWindows year(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new BeyondHorizonException();
        }
        YearWindows known = years.get(year - FIRST_YEAR);
        if (known == null) {
            known = YearWindows.of(year, zone, this::windowsOn);
            years.set(year - FIRST_YEAR, known);
        }
        return known;
    }

    /** A year no window after an instant lies before; zones differ from UTC by less than two days. */
    static int firstYear(long nanos) {
        return yearOf(nanos - 2 * Nanos.DAY);
    }

    /** A year no window before an instant lies after. */
    static int lastYear(long nanos) {
        return yearOf(nanos + 2 * Nanos.DAY);
    }

    private static int yearOf(long nanos) {
        return LocalDate.ofEpochDay(Math.floorDiv(nanos, Nanos.DAY)).getYear();
    }

    private static String named(@Nullable String name, String otherwise) {
        return name == null ? otherwise : name;
    }

    private static long nanos(Instant instant) {
        long second = instant.getEpochSecond();
        if (second < EARLIEST / Nanos.SECOND || second > LATEST / Nanos.SECOND) {
            throw new BeyondHorizonException();
        }
        return Nanos.of(instant);
    }

    private static long nanos(Duration duration) {
        if (duration.toSeconds() > (LATEST - EARLIEST) / Nanos.SECOND) {
            throw new BeyondHorizonException();
        }
        return duration.toNanos();
    }
}
