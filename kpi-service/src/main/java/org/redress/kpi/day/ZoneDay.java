package org.redress.kpi.day;

import java.time.LocalDate;
import java.time.ZoneId;
import org.redress.kpi.cell.QuarterHour;

/**
 * A day of a zone in slots. Days are cut where the zone's dates change, so one of 23 or 25 hours is as long as it was.
 *
 * @param first its first slot
 * @param end the first slot of the next day
 */
public record ZoneDay(int first, int end) {

    /** The day that a slot lies in. Where a day began within a slot, as before 1920 in some places, the whole slot belongs to it. */
    public static ZoneDay of(int slot, ZoneId zone) {
        LocalDate date = QuarterHour.start(slot).atZone(zone).toLocalDate();
        while (begin(date.plusDays(1), zone) <= slot) {
            date = date.plusDays(1);
        }
        return new ZoneDay(begin(date, zone), begin(date.plusDays(1), zone));
    }

    /** Whether a day begins with this slot. */
    public static boolean beginsAt(int slot, ZoneId zone) {
        return of(slot, zone).first() == slot;
    }

    private static int begin(LocalDate date, ZoneId zone) {
        return QuarterHour.of(date.atStartOfDay(zone).toInstant());
    }
}
