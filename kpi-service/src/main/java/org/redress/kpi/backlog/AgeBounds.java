package org.redress.kpi.backlog;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * What was received at these instants or later lies in the first class or the second.
 *
 * @param threeBusinessDays three business days before the moment: Mondays to Fridays, at the same time of day. On a weekend counting begins
 *     at its start, for no time of a business day has passed since
 * @param eightWeeks 56 days before it on the calendar of the zone
 */
public record AgeBounds(Instant threeBusinessDays, Instant eightWeeks) {

    private static final int BUSINESS_DAYS = 3;
    private static final int WEEKS = 8;

    /** The bounds of a moment. */
    public static AgeBounds at(Instant moment, ZoneId zone) {
        ZonedDateTime time = moment.atZone(zone);
        ZonedDateTime cursor =
                switch (time.getDayOfWeek()) {
                    case SATURDAY -> time.toLocalDate().atStartOfDay(zone);
                    case SUNDAY -> time.toLocalDate().minusDays(1).atStartOfDay(zone);
                    default -> time;
                };
        int left = BUSINESS_DAYS;
        while (left > 0) {
            cursor = cursor.minusDays(1);
            if (!weekend(cursor)) {
                left--;
            }
        }
        return new AgeBounds(cursor.toInstant(), time.minusWeeks(WEEKS).toInstant());
    }

    private static boolean weekend(ZonedDateTime time) {
        return time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
