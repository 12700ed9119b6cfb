package org.redress.complaint.ical;

import biweekly.util.Recurrence;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a file, its times as walls of its zone.
 *
 * @param title what people call it, or its number in the file
 * @param allDay from midnight to midnight of no zone
 * @param end after the start
 * @param zone absent if it is all-day, or floats
 * @param rule by which it recurs
 * @param except dates on which it would start, but is left out; it starts once a date at most
 * @param national whether it is one of a country's public holidays, as written here
 */
record IcalEvent(
        String title,
        boolean allDay,
        LocalDateTime start,
        LocalDateTime end,
        @Nullable String zone,
        @Nullable Recurrence rule,
        Set<LocalDate> except,
        boolean national) {

    IcalEvent {
        except = Set.copyOf(except);
    }

    boolean leavesOut(LocalDate date) {
        return except.contains(date);
    }
}
