package org.redress.complaint.sla.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;

/** Finds calendars whose list of holidays ends, before a deadline falls on one that nobody entered. */
public final class HolidayGaps {

    /** From here on the coming year matters: the longest usual target, half a year, reaches into it. */
    private static final Month FIRST_MONTH = Month.JULY;

    private HolidayGaps() {}

    /**
     * The years among the present and, from July on, the coming one for which holidays are missing although the calendar had some before. A
     * calendar that never had a holiday has no gap: some people work on all of them.
     */
    public static List<Integer> of(CalendarSpec spec, LocalDate today) {
        List<Integer> gaps = new ArrayList<>(2);
        int last = today.getYear() + (today.getMonth().compareTo(FIRST_MONTH) < 0 ? 0 : 1);
        for (int year = today.getYear(); year <= last; year++) {
            if (!known(spec, year) && knownBefore(spec, year)) {
                gaps.add(year);
            }
        }
        return gaps;
    }

    private static boolean known(CalendarSpec spec, int year) {
        PublicHolidays national = spec.publicHolidays();
        return (national != null && !national.of(year).isEmpty())
                || spec.holidays().stream()
                        .anyMatch(holiday -> holiday.active() && holiday.date().getYear() == year);
    }

    private static boolean knownBefore(CalendarSpec spec, int year) {
        return spec.publicHolidays() != null
                || spec.holidays().stream()
                        .anyMatch(holiday -> holiday.active() && holiday.date().getYear() < year);
    }
}
