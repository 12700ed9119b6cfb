package org.redress.kpi.query;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** How a period is cut into buckets, in the zone of the question. */
public enum Granularity {
    NONE,
    HOUR,
    DAY,
    /** From Monday. */
    WEEK,
    MONTH,
    YEAR;

    /** The name in the API. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The beginning of the bucket that the time lies in. */
    ZonedDateTime begin(ZonedDateTime time) {
        return switch (this) {
            case NONE -> time;
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> day(time);
            case WEEK -> day(time.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case MONTH -> day(time.withDayOfMonth(1));
            case YEAR -> day(time.withDayOfYear(1));
        };
    }

    /** The beginning of the bucket after the one that begins at the time. */
    ZonedDateTime next(ZonedDateTime begin) {
        return switch (this) {
            case NONE -> throw new IllegalStateException("A period that is not cut has one bucket");
            case HOUR -> begin.plusHours(1);
            case DAY -> day(begin.plusDays(1));
            case WEEK -> day(begin.plusWeeks(1));
            case MONTH -> day(begin.plusMonths(1));
            case YEAR -> day(begin.plusYears(1));
        };
    }

    /** A day begins when its date does, which is not midnight where the clocks are put forward then. */
    private static ZonedDateTime day(ZonedDateTime time) {
        return time.toLocalDate().atStartOfDay(time.getZone());
    }
}
