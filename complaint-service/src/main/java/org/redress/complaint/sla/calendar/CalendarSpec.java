package org.redress.complaint.sla.calendar;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as somebody wrote it; {@link BusinessCalendar#of} says whether it makes sense.
 *
 * @param zone IANA name
 * @param weekly windows by day of the week; a missing day has none
 * @param publicHolidays of a country, if they count as holidays here
 */
public record CalendarSpec(
        String zone,
        Map<DayOfWeek, List<DailyWindow>> weekly,
        List<OwnHoliday> holidays,
        List<DatedException> exceptions,
        @Nullable PublicHolidays publicHolidays) {

    public CalendarSpec {
        Map<DayOfWeek, List<DailyWindow>> copy = new EnumMap<>(DayOfWeek.class);
        weekly.forEach((day, windows) -> copy.put(day, List.copyOf(windows)));
        weekly = Map.copyOf(copy);
        holidays = List.copyOf(holidays);
        exceptions = List.copyOf(exceptions);
    }

    /** Open around the clock on all days but these. */
    public static Map<DayOfWeek, List<DailyWindow>> allDayExcept(Set<DayOfWeek> weekend) {
        Map<DayOfWeek, List<DailyWindow>> weekly = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (!weekend.contains(day)) {
                weekly.put(day, List.of(DailyWindow.ALL_DAY));
            }
        }
        return weekly;
    }
}
