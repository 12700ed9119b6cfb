package org.redress.complaint.sla;

import java.time.LocalDate;

/** Ways of counting dates; the date on which the clock starts is day 0, except for {@link #MONTHS_INCLUSIVE}. */
public enum DayUnit {
    /** Working days after the start date. */
    BUSINESS_DAYS,
    /** Start date + n. */
    CALENDAR_DAYS,
    /** Start date + 7n. */
    WEEKS,
    /** The same day of a later month, or its last day if it has no such day. */
    MONTHS,
    /** A period of n months that begins on the start date: its last day. */
    MONTHS_INCLUSIVE;

    LocalDate lastDay(LocalDate start, int quantity, LocalDays days) {
        return switch (this) {
            case BUSINESS_DAYS -> days.workingDayAfter(start, quantity);
            case CALENDAR_DAYS -> start.plusDays(quantity);
            case WEEKS -> start.plusWeeks(quantity);
            case MONTHS -> start.plusMonths(quantity);
            case MONTHS_INCLUSIVE -> {
                LocalDate sameDay = start.plusMonths(quantity);
                // A month too short to have that day ends the period with its last day.
                yield sameDay.getDayOfMonth() < start.getDayOfMonth() ? sameDay : sameDay.minusDays(1);
            }
        };
    }
}
