package org.redress.complaint.sla.calendar;

import java.util.List;

/** A calendar, or everything that is wrong with it. */
public sealed interface CalendarReading {

    /** It makes sense. */
    record Accepted(BusinessCalendar calendar) implements CalendarReading {}

    /** It does not (C2). */
    record Refused(List<CalendarFault> faults) implements CalendarReading {

        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
