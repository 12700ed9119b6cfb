package org.redress.complaint.ical;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ExDate;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
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

    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    private final String name;
    private final CalendarSpec spec;
    private final Instant stamp;
    private final Map<LocalDate, String> national = new TreeMap<>();
    private final LocalDate begin;
    private final List<CalendarComponent> entries = new ArrayList<>();

    private IcalWriter(String name, CalendarSpec spec, Instant stamp, int firstYear, int lastYear) {
        this.name = name;
        this.spec = spec;
        this.stamp = stamp;
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
        week();
        exceptions();
        Set<LocalDate> taken =
                spec.exceptions().stream().map(DatedException::date).collect(Collectors.toSet());
        spec.holidays().stream()
                .filter(OwnHoliday::active)
                .filter(holiday -> taken.add(holiday.date()))
                .forEach(holiday ->
                        dayOff(holiday.date(), holiday.name() == null ? "Holiday" : holiday.name(), IcalWords.HOLIDAY));
        national.forEach((date, title) -> {
            if (taken.add(date)) {
                dayOff(date, title, IcalWords.PUBLIC_HOLIDAY);
            }
        });
        List<Property> head = new ArrayList<>(List.of(
                new ProdId(IcalWords.PRODUCT),
                ImmutableVersion.VERSION_2_0,
                new XProperty(IcalWords.NAME, name),
                new XProperty(IcalWords.ZONE, spec.zone())));
        PublicHolidays holidays = spec.publicHolidays();
        if (holidays != null) {
            head.add(new XProperty(IcalWords.PUBLIC_HOLIDAYS, holidays.code()));
        }
        List<CalendarComponent> components = new ArrayList<>();
        TimeZone zone = TimeZoneRegistryFactory.getInstance().createRegistry().getTimeZone(spec.zone());
        if (zone != null) {
            components.add(zone.getVTimeZone());
        }
        components.addAll(entries);
        return new Calendar(new PropertyList(head), new net.fortuna.ical4j.model.ComponentList<>(components))
                .toString();
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
        List<Property> members = timed("week-" + window, first, window, OPEN_TITLE);
        String names = days.stream().map(day -> day.name().substring(0, 2)).collect(Collectors.joining(","));
        members.add(new RRule<LocalDate>("FREQ=WEEKLY;BYDAY=" + names));
        String without = left.stream()
                .filter(date -> days.contains(date.getDayOfWeek()))
                .map(date -> TIME.format(start(date, window)))
                .collect(Collectors.joining(","));
        if (!without.isEmpty()) {
            members.add(new ExDate<LocalDateTime>(zone(), without));
        }
        entries.add(new VEvent(new PropertyList(members)));
    }

    private void exceptions() {
        for (DatedException exception : spec.exceptions()) {
            String title = exception.name() == null ? OPEN_TITLE : exception.name();
            for (DailyWindow window : exception.windows()) {
                entries.add(new VEvent(
                        new PropertyList(timed(exception.date() + "-" + window, exception.date(), window, title))));
            }
            if (exception.windows().isEmpty()) {
                dayOff(exception.date(), exception.name() == null ? "Closed" : exception.name(), IcalWords.CLOSED);
            }
        }
    }

    private List<Property> timed(String id, LocalDate date, DailyWindow window, String title) {
        List<Property> members = members(id, title, IcalWords.OPEN);
        members.add(new DtStart<LocalDateTime>(zone(), TIME.format(start(date, window))));
        members.add(
                new DtEnd<LocalDateTime>(zone(), TIME.format(date.atStartOfDay().plusMinutes(window.untilMinute()))));
        return members;
    }

    private void dayOff(LocalDate date, String title, String category) {
        List<Property> members = members("off-" + date, title, category);
        ParameterList day = new ParameterList(List.of(Value.DATE));
        members.add(new DtStart<LocalDate>(day, DATE.format(date)));
        members.add(new DtEnd<LocalDate>(day, DATE.format(date.plusDays(1))));
        members.add(new Transp(Transp.VALUE_TRANSPARENT));
        entries.add(new VEvent(new PropertyList(members)));
    }

    private List<Property> members(String id, String title, String category) {
        return new ArrayList<>(List.of(
                new Uid(name + "-" + id.replace(":", "") + "@redress"),
                new DtStamp(stamp),
                new Summary(title),
                new Categories(category)));
    }

    private static LocalDateTime start(LocalDate date, DailyWindow window) {
        return date.atStartOfDay().plusMinutes(window.fromMinute());
    }

    private ParameterList zone() {
        return new ParameterList(List.of(new TzId(spec.zone())));
    }
}
