package org.redress.complaint.ical;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.property.ExceptionDates;
import biweekly.util.DateTimeComponents;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.complaint.sla.calendar.CalendarSpec;
import org.redress.complaint.sla.calendar.DailyWindow;
import org.redress.complaint.sla.calendar.DatedException;
import org.redress.complaint.sla.calendar.OwnHoliday;
import org.redress.complaint.sla.calendar.PublicHolidays;

/**
 * Writes calendars as iCalendar files (RFC 5545). Weekly windows are entries that come back, without the dates that a holiday or an exception
 * takes from them; days off are all-day entries. Read again by {@link IcalReader} it means the same on every date.
 */
public final class IcalWriter {

    static final String OPEN_TITLE = "Open";

    private final String name;
    private final CalendarSpec spec;
    private final Instant stamp;
    private final Map<LocalDate, String> national = new TreeMap<>();
    private final LocalDate begin;
    private final int lastYear;
    private final ZoneId zone;
    private final ICalendar file = new ICalendar();

    private IcalWriter(String name, CalendarSpec spec, Instant stamp, int firstYear, int lastYear) {
        this.name = name;
        this.spec = spec;
        this.stamp = stamp;
        this.lastYear = lastYear;
        this.zone = ZoneId.of(spec.zone());
        PublicHolidays holidays = spec.publicHolidays();
        if (holidays != null) {
            for (int year = firstYear; year <= lastYear; year++) {
                national.putAll(holidays.of(year));
            }
        }
        int earliest = Stream.of(
                        spec.holidays().stream().map(OwnHoliday::date),
                        spec.exceptions().stream().map(DatedException::date),
                        Stream.of(LocalDate.of(firstYear, 1, 1)))
                .flatMap(dates -> dates)
                .mapToInt(LocalDate::getYear)
                .min()
                .orElse(firstYear);
        // Before every date that is left out.
        this.begin = LocalDate.of(earliest, 1, 1).minusWeeks(1);
    }

    /**
     * The file.
     *
     * @param name the id of the calendar; with its version part of the entries' ids
     * @param stamp when the version was saved
     * @param firstYear from which on the days off of a country are written out
     * @param lastYear until which; beyond them only those who know the rule know the days
     */
    public static String write(String name, CalendarSpec spec, Instant stamp, int firstYear, int lastYear) {
        return new IcalWriter(name, spec, stamp, firstYear, lastYear).write();
    }

    private String write() {
        file.setProductId(IcalNames.PRODUCT);
        file.addExperimentalProperty(IcalNames.NAME, name);
        file.addExperimentalProperty(IcalNames.ZONE, spec.zone());
        PublicHolidays holidays = spec.publicHolidays();
        if (holidays != null) {
            file.addExperimentalProperty(IcalNames.PUBLIC_HOLIDAYS, holidays.code());
        }
        file.getTimezoneInfo()
                .setDefaultTimezone(new TimezoneAssignment(
                        TimeZone.getTimeZone(zone), ZoneComponent.of(zone, begin, LocalDate.of(lastYear + 1, 1, 1))));
        week();
        exceptions();
        Set<LocalDate> taken =
                spec.exceptions().stream().map(DatedException::date).collect(Collectors.toCollection(HashSet::new));
        spec.holidays().stream()
                .filter(OwnHoliday::active)
                .filter(holiday -> taken.add(holiday.date()))
                .forEach(holiday ->
                        dayOff(holiday.date(), holiday.name() == null ? "Holiday" : holiday.name(), IcalNames.HOLIDAY));
        national.forEach((date, title) -> {
            if (taken.add(date)) {
                dayOff(date, title, IcalNames.PUBLIC_HOLIDAY);
            }
        });
        return Biweekly.write(file).go();
    }

    /** An entry for each window, on the days that have it. */
    private void week() {
        Map<DailyWindow, Set<DayOfWeek>> days = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            for (DailyWindow window : spec.weekly().getOrDefault(day, List.of())) {
                days.computeIfAbsent(window, one -> EnumSet.noneOf(DayOfWeek.class))
                        .add(day);
            }
        }
        Set<LocalDate> left = new TreeSet<>(national.keySet());
        spec.holidays().stream()
                .filter(OwnHoliday::active)
                .map(OwnHoliday::date)
                .forEach(left::add);
        spec.exceptions().stream().map(DatedException::date).forEach(left::add);
        days.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().fromMinute()))
                .forEach(entry -> weekly(entry.getKey(), entry.getValue(), left));
    }

    private void weekly(DailyWindow window, Set<DayOfWeek> days, Set<LocalDate> left) {
        LocalDate first = days.stream()
                .map(day -> begin.with(TemporalAdjusters.nextOrSame(day)))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        // Readers move a wall time that its zone leaves out, and would move the whole series.
        while (!exists(start(first, window)) || !exists(end(first, window))) {
            first = first.minusWeeks(1);
        }
        VEvent entry = timed("week-" + window, first, window, OPEN_TITLE);
        entry.setRecurrenceRule(new Recurrence.Builder(Frequency.WEEKLY)
                .byDay(days.stream()
                        .map(day -> biweekly.util.DayOfWeek.valueOf(day.name()))
                        .toList())
                .build());
        ExceptionDates without = new ExceptionDates();
        ExceptionDates withoutDates = new ExceptionDates();
        for (LocalDate date : left) {
            if (!days.contains(date.getDayOfWeek())) {
                continue;
            }
            LocalDateTime start = start(date, window);
            if (date.equals(start.atZone(zone).toLocalDate())) {
                without.getValues().add(new ICalDate(moment(start), true));
            } else {
                // A date that the zone leaves out, as at a change of the date line: its moment would name the next one.
                withoutDates.getValues().add(day(date));
            }
        }
        Stream.of(without, withoutDates)
                .filter(dates -> !dates.getValues().isEmpty())
                .forEach(entry::addExceptionDates);
    }

    private void exceptions() {
        for (DatedException exception : spec.exceptions()) {
            String title = exception.name() == null ? OPEN_TITLE : exception.name();
            exception.windows().stream()
                    .filter(window -> lasts(exception.date(), window))
                    .forEach(window -> timed(exception.date() + "-" + window, exception.date(), window, title));
            if (exception.windows().isEmpty()) {
                dayOff(exception.date(), exception.name() == null ? "Closed" : exception.name(), IcalNames.CLOSED);
            }
        }
    }

    /** A window in hours that its zone leaves out holds no time, and nor does one on a date that it leaves out. */
    private boolean lasts(LocalDate date, DailyWindow window) {
        return date.atStartOfDay(zone).toLocalDate().equals(date)
                && start(date, window).atZone(zone).isBefore(end(date, window).atZone(zone));
    }

    private VEvent timed(String id, LocalDate date, DailyWindow window, String title) {
        VEvent entry = entry(id, title, IcalNames.OPEN);
        entry.setDateStart(moment(start(date, window)), true);
        entry.setDateEnd(moment(end(date, window)), true);
        return entry;
    }

    private void dayOff(LocalDate date, String title, String category) {
        VEvent entry = entry("off-" + date, title, category);
        entry.setDateStart(day(date));
        entry.setDateEnd(day(date.plusDays(1)));
        entry.setTransparency(true);
    }

    private VEvent entry(String id, String title, String category) {
        VEvent entry = new VEvent();
        entry.setUid(name + "-" + id.replace(":", "") + "@redress");
        entry.setDateTimeStamp(Date.from(stamp));
        entry.setSummary(title);
        entry.addCategories(category);
        file.addEvent(entry);
        return entry;
    }

    private static ICalDate day(LocalDate date) {
        return new ICalDate(new DateTimeComponents(date.getYear(), date.getMonthValue(), date.getDayOfMonth()), false);
    }

    private Date moment(LocalDateTime wall) {
        return Date.from(wall.atZone(zone).toInstant());
    }

    private static LocalDateTime start(LocalDate date, DailyWindow window) {
        return date.atStartOfDay().plusMinutes(window.fromMinute());
    }

    private static LocalDateTime end(LocalDate date, DailyWindow window) {
        return date.atStartOfDay().plusMinutes(window.untilMinute());
    }

    private boolean exists(LocalDateTime wall) {
        return !zone.getRules().getValidOffsets(wall).isEmpty();
    }
}
