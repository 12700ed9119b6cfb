package org.redress.kpi.backlog;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The age of a complaint in business days: what lies between receipt and moment on the clock of the zone, Saturdays and Sundays left out; as
 * in {@link AgeBounds}. Who came earlier is at least as old, so a percentile of ages is also one of business ages, as long as the clock was
 * not put back on a business day meanwhile.
 */
final class BusinessAge {

    private static final LocalDateTime A_MONDAY = LocalDateTime.of(1900, 1, 1, 0, 0);
    private static final int DAYS_A_WEEK = 7;
    private static final int BUSINESS_DAYS_A_WEEK = 5;
    private static final double MILLIS_A_DAY = 86_400_000;

    private BusinessAge() {}

    /** The business days from an instant to the moment; never negative. */
    static double days(Instant received, Instant at, ZoneId zone) {
        return Math.max(0, position(at, zone) - position(received, zone));
    }

    /** The business days that have passed since a Monday long ago. */
    private static double position(Instant instant, ZoneId zone) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, zone);
        long days = ChronoUnit.DAYS.between(A_MONDAY, time.truncatedTo(ChronoUnit.DAYS));
        long weeks = Math.floorDiv(days, DAYS_A_WEEK);
        long weekday = Math.floorMod(days, DAYS_A_WEEK);
        double ofWeek = weekday >= BUSINESS_DAYS_A_WEEK
                ? BUSINESS_DAYS_A_WEEK
                : weekday
                        + Duration.between(time.truncatedTo(ChronoUnit.DAYS), time)
                                        .toMillis()
                                / MILLIS_A_DAY;
        return weeks * BUSINESS_DAYS_A_WEEK + ofWeek;
    }
}
