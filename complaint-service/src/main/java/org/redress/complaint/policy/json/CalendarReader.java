package org.redress.complaint.policy.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.policy.NamedCalendar;
import org.redress.complaint.sla.calendar.BusinessCalendar;
import org.redress.complaint.sla.calendar.CalendarFault;
import org.redress.complaint.sla.calendar.CalendarSpec;
import org.redress.complaint.sla.calendar.CheckedCalendar;
import org.redress.complaint.sla.calendar.DailyWindow;
import org.redress.complaint.sla.calendar.DatedException;
import org.redress.complaint.sla.calendar.NationalHolidays;
import org.redress.complaint.sla.calendar.OwnHoliday;
import org.redress.complaint.sla.calendar.PublicHolidays;
import org.redress.kit.http.JsonMembers;

/** Reads calendars. */
public final class CalendarReader {

    private static final int MAX_WINDOWS = 24;
    private static final int MAX_DATES = 2_000;

    private final JsonMembers place;

    private CalendarReader(JsonMembers place) {
        this.place = place;
    }

    /**
     * The calendar; null if anything is wrong with it, which is noted.
     *
     * @param defaultId if it has none
     */
    public static @Nullable NamedCalendar read(JsonMembers place, @Nullable String defaultId) {
        return new CalendarReader(place).read(defaultId);
    }

    private @Nullable NamedCalendar read(@Nullable String defaultId) {
        String id = PolicyValues.code(place, "id");
        if (id == null && defaultId == null) {
            place.required("id", id);
        }
        String version = PolicyValues.code(place, "version");
        Instant effectiveFrom = PolicyValues.time(place, "effectiveFrom");
        String zone = place.required("zone", place.line("zone", 64));
        Map<DayOfWeek, List<DailyWindow>> weekly = weekly();
        List<OwnHoliday> holidays = holidays();
        List<DatedException> exceptions = exceptions();
        PublicHolidays publicHolidays = publicHolidays();
        place.refuseOthers();
        if (zone == null || weekly == null) {
            return null;
        }
        CheckedCalendar reading =
                BusinessCalendar.of(new CalendarSpec(zone, weekly, holidays, exceptions, publicHolidays));
        return switch (reading) {
            case CheckedCalendar.Accepted accepted ->
                new NamedCalendar(
                        id == null ? String.valueOf(defaultId) : id,
                        version == null ? "1" : version,
                        effectiveFrom,
                        accepted.calendar());
            case CheckedCalendar.Refused refused -> {
                for (CalendarFault fault : refused.faults()) {
                    place.faultBelow(fault.pointer(), fault.code(), fault.message());
                }
                yield null;
            }
        };
    }

    /** Either windows by day, or the days that are not open around the clock. */
    private @Nullable Map<DayOfWeek, List<DailyWindow>> weekly() {
        if (place.has("weekend")) {
            if (place.has("weekly")) {
                place.fault("weekend", "contradiction", "must not stand beside weekly");
            }
            place.take("weekly");
            return CalendarSpec.allDayExcept(weekend());
        }
        place.take("weekend");
        JsonMembers days = place.required("weekly", place.object("weekly"));
        if (days == null) {
            return null;
        }
        Map<DayOfWeek, List<DailyWindow>> weekly = new EnumMap<>(DayOfWeek.class);
        for (String name : days.names()) {
            DayOfWeek day = day(name);
            if (day == null) {
                days.fault(name, "unknown-field", "must be MONDAY, TUESDAY and so on");
            } else {
                weekly.put(day, windows(days, name));
            }
        }
        return weekly;
    }

    private Set<DayOfWeek> weekend() {
        Set<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
        List<JsonNode> names = place.list("weekend", 7);
        for (int i = 0; i < names.size(); i++) {
            DayOfWeek day = names.get(i).isTextual() ? day(names.get(i).textValue()) : null;
            if (day == null) {
                place.faultBelow("/weekend/" + i, "not-accepted", "must be MONDAY, TUESDAY and so on");
            } else {
                weekend.add(day);
            }
        }
        return weekend;
    }

    private static @Nullable DayOfWeek day(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().equals(name)) {
                return day;
            }
        }
        return null;
    }

    private static List<DailyWindow> windows(JsonMembers place, String name) {
        List<JsonNode> pairs = place.list(name, MAX_WINDOWS);
        List<DailyWindow> windows = new ArrayList<>(pairs.size());
        for (int i = 0; i < pairs.size(); i++) {
            JsonNode pair = pairs.get(i);
            int from =
                    pair.path(0).isTextual() ? LocalTimeText.minute(pair.path(0).textValue()) : -1;
            int until =
                    pair.path(1).isTextual() ? LocalTimeText.minute(pair.path(1).textValue()) : -1;
            if (pair.size() != 2 || from < 0 || until < 0) {
                place.faultBelow(
                        "/" + name + "/" + i,
                        "malformed",
                        "must be two wall times, for example [\"09:00\", \"17:00\"]");
            } else {
                windows.add(DailyWindow.typed(from, until));
            }
        }
        return windows;
    }

    private List<OwnHoliday> holidays() {
        List<OwnHoliday> holidays = new ArrayList<>();
        List<JsonNode> elements = place.list("holidays", MAX_DATES);
        for (int i = 0; i < elements.size(); i++) {
            JsonNode element = elements.get(i);
            if (element.isTextual()) {
                LocalDate date = LocalTimeText.date(element.textValue());
                if (date == null) {
                    place.faultBelow("/holidays/" + i, "malformed", "must be a date, for example 2026-12-24");
                } else {
                    holidays.add(new OwnHoliday(date, null, true));
                }
                continue;
            }
            JsonMembers holiday = place.element("/holidays/" + i, element);
            LocalDate date = holiday.required("date", PolicyValues.date(holiday, "date"));
            String name = holiday.line("name", 200);
            Boolean active = holiday.truth("active");
            holiday.refuseOthers();
            if (date != null) {
                holidays.add(new OwnHoliday(date, name, active == null || active));
            }
        }
        return holidays;
    }

    private List<DatedException> exceptions() {
        List<DatedException> exceptions = new ArrayList<>();
        for (JsonMembers exception : place.objects("exceptions", MAX_DATES)) {
            LocalDate date = exception.required("date", PolicyValues.date(exception, "date"));
            String name = exception.line("name", 200);
            exception.required("windows", exception.has("windows") ? true : null);
            List<DailyWindow> windows = windows(exception, "windows");
            exception.refuseOthers();
            exceptions.add(new DatedException(date == null ? LocalDate.EPOCH : date, windows, name));
        }
        return exceptions;
    }

    private @Nullable PublicHolidays publicHolidays() {
        JsonMembers named = place.object("publicHolidays");
        if (named == null) {
            return null;
        }
        String country = named.required("country", named.line("country", 2));
        String region = named.line("region", 32);
        named.refuseOthers();
        if (country == null) {
            return null;
        }
        if (!NationalHolidays.countries().contains(country)) {
            named.fault(
                    "country", "unknown-country", "must be one of: " + String.join(", ", NationalHolidays.countries()));
            return null;
        }
        NationalHolidays holidays = NationalHolidays.of(country, region);
        if (holidays == null) {
            named.fault(
                    "region",
                    "unknown-region",
                    "must be one of: " + String.join(", ", NationalHolidays.regions(country)));
        }
        return holidays;
    }
}
