package org.redress.complaint.ical.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.ical.IcalDraft;
import org.redress.complaint.sla.calendar.DailyWindow;

/**
 * What a file says.
 *
 * @param calendar the members of a calendar, in the form in which one is saved; what the file does not say is left out
 * @param from the first date to which recurring entries are written out
 * @param until the last one
 * @param notes entries that were left out, and why
 */
@Schema(name = "IcalReading")
record IcalView(Members calendar, LocalDate from, LocalDate until, List<IcalDraft.Note> notes) {

    /** Members of a calendar. */
    @Schema(name = "IcalCalendar")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Members(
            @Nullable String zone,
            Map<DayOfWeek, List<List<String>>> weekly,
            List<Day> holidays,
            List<Special> exceptions,
            @Nullable Country publicHolidays) {}

    /** A day off. */
    @Schema(name = "IcalHoliday")
    record Day(LocalDate date, @Nullable String name) {}

    /** Windows of one date instead of all else. */
    @Schema(name = "IcalException")
    record Special(
            LocalDate date,
            List<List<String>> windows,
            @Nullable String name) {}

    /** Whose public holidays. */
    @Schema(name = "IcalPublicHolidays")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Country(String country, @Nullable String region) {}

    static IcalView of(IcalDraft draft) {
        Map<DayOfWeek, List<List<String>>> weekly = new EnumMap<>(DayOfWeek.class);
        draft.weekly().forEach((day, windows) -> weekly.put(day, pairs(windows)));
        return new IcalView(
                new Members(
                        draft.zone(),
                        weekly,
                        draft.holidays().stream()
                                .map(day -> new Day(day.date(), day.name()))
                                .toList(),
                        draft.exceptions().stream()
                                .map(one -> new Special(one.date(), pairs(one.windows()), one.name()))
                                .toList(),
                        country(draft.publicHolidays())),
                draft.from(),
                draft.until(),
                draft.notes());
    }

    private static List<List<String>> pairs(List<DailyWindow> windows) {
        return windows.stream()
                .map(window -> List.of(window.toString().split("-", 2)))
                .toList();
    }

    private static @Nullable Country country(@Nullable String code) {
        if (code == null) {
            return null;
        }
        String[] parts = code.split("-", 2);
        return new Country(parts[0].toUpperCase(Locale.ROOT), parts.length > 1 ? parts[1] : null);
    }
}
