package org.redress.complaint.sla.calendar;

/** A time lies outside of the years that calendars are worked out for, or a target is not used up within them. */
public final class BeyondHorizonException extends RuntimeException {

    BeyondHorizonException() {
        super("Calendars are worked out for the years " + BusinessCalendar.FIRST_YEAR + " to "
                + BusinessCalendar.LAST_YEAR);
    }
}
