package org.redress.complaint.sla.calendar;

/**
 * Why a calendar is refused.
 *
 * @param pointer JSON pointer below the calendar, for example {@code /weekly/MONDAY/0}
 * @param code stable, for example {@code overlap}
 * @param message for people
 */
public record CalendarFault(String pointer, String code, String message) {}
