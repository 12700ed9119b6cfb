package org.redress.complaint.ical;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.redress.complaint.sla.calendar.DailyWindow;

/**
 * The part of an entry that lies on one date: a night is two of them.
 *
 * @param dayOffset days after the date on which the entry starts
 */
record EntryPart(int dayOffset, DailyWindow window) {

    private static final int MOST_DAYS = 7;

    /**
     * The parts of a timed entry.
     *
     * @throws UnsupportedEntryException if it lasts over a week, or begins or ends between two minutes
     */
    static List<EntryPart> of(IcalEvent event) throws UnsupportedEntryException {
        if (event.start().plusDays(MOST_DAYS).isBefore(event.end())) {
            throw new UnsupportedEntryException(event.title(), "lasts more than a week");
        }
        List<EntryPart> pieces = new ArrayList<>();
        LocalDate first = event.start().toLocalDate();
        LocalDate date = first;
        while (date.atStartOfDay().isBefore(event.end())) {
            int from = date.equals(first) ? minute(event, event.start()) : 0;
            LocalDateTime midnight = date.plusDays(1).atStartOfDay();
            int until = event.end().isBefore(midnight) ? minute(event, event.end()) : DailyWindow.WHOLE_DAY;
            pieces.add(new EntryPart((int) ChronoUnit.DAYS.between(first, date), new DailyWindow(from, until)));
            date = date.plusDays(1);
        }
        return pieces;
    }

    private static int minute(IcalEvent event, LocalDateTime time) throws UnsupportedEntryException {
        LocalTime wall = time.toLocalTime();
        if (wall.getSecond() != 0) {
            throw new UnsupportedEntryException(event.title(), "begins or ends between two minutes");
        }
        return wall.getHour() * 60 + wall.getMinute();
    }
}
