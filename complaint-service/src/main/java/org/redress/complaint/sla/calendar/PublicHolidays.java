package org.redress.complaint.sla.calendar;

import java.time.LocalDate;
import java.util.Map;

/** The public holidays of a country or one of its regions. Safe for any number of threads. */
public interface PublicHolidays {

    /** Country and region, for example {@code gb-eng}. */
    String code();

    /** The days off of a year, observed where they are moved, with their English names. */
    Map<LocalDate, String> of(int year);
}
