package org.redress.complaint.sla;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redress.complaint.sla.calendar.BusinessCalendar;
import org.redress.complaint.sla.calendar.CalendarSpec;
import org.redress.complaint.sla.calendar.CheckedCalendar;
import org.redress.complaint.sla.calendar.DailyWindow;
import org.redress.complaint.sla.calendar.OwnHoliday;

/** Reads the calendars of the facts. */
final class FactCalendars {

    private FactCalendars() {}

    static CheckedCalendar read(JsonNode calendar) {
        List<OwnHoliday> holidays = new ArrayList<>();
        calendar.path("holidays")
                .forEach(date -> holidays.add(new OwnHoliday(LocalDate.parse(date.asText()), null, true)));
        return BusinessCalendar.of(
                new CalendarSpec(calendar.get("zone").asText(), weekly(calendar), holidays, List.of(), null));
    }

    static BusinessCalendar accepted(JsonNode calendar) {
        return ((CheckedCalendar.Accepted) read(calendar)).calendar();
    }

    private static Map<DayOfWeek, List<DailyWindow>> weekly(JsonNode calendar) {
        if (calendar.has("weekend")) {
            Set<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
            calendar.get("weekend").forEach(day -> weekend.add(DayOfWeek.valueOf(day.asText())));
            return CalendarSpec.allDayExcept(weekend);
        }
        Map<DayOfWeek, List<DailyWindow>> weekly = new EnumMap<>(DayOfWeek.class);
        calendar.get("weekly").properties().forEach(day -> {
            List<DailyWindow> windows = new ArrayList<>();
            day.getValue()
                    .forEach(pair -> windows.add(DailyWindow.typed(
                            minute(pair.get(0).asText()), minute(pair.get(1).asText()))));
            weekly.put(DayOfWeek.valueOf(day.getKey()), windows);
        });
        return weekly;
    }

    private static int minute(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3, 5));
    }
}
