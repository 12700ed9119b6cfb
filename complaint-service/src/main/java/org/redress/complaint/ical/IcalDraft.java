package org.redress.complaint.ical;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.calendar.DailyWindow;
import org.redress.complaint.sla.calendar.DatedException;
import org.redress.complaint.sla.calendar.OwnHoliday;

/**
 * What a file says about a calendar: a part of one, or a whole. Nothing is stored; somebody looks at it first.
 *
 * @param zone of the file's wall times; absent if it has none
 * @param weekly windows that come back every week; empty in a file of holidays
 * @param publicHolidays country and region as {@code de-by}, if the file was written here for a calendar that has them
 * @param from the first date that was looked at
 * @param until the last one
 * @param notes what was left out, and why
 */
public record IcalDraft(
        @Nullable String zone,
        Map<DayOfWeek, List<DailyWindow>> weekly,
        List<OwnHoliday> holidays,
        List<DatedException> exceptions,
        @Nullable String publicHolidays,
        LocalDate from,
        LocalDate until,
        List<Note> notes) {

    public IcalDraft {
        weekly = Map.copyOf(weekly);
        holidays = List.copyOf(holidays);
        exceptions = List.copyOf(exceptions);
        notes = List.copyOf(notes);
    }

    /**
     * An entry that does not fit into a calendar of ours.
     *
     * @param entry its title, or its number in the file
     * @param message why it was left out
     */
    @Schema(name = "IcalNote")
    public record Note(String entry, String message) {}
}
