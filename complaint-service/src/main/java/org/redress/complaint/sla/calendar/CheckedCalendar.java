package org.redress.complaint.sla.calendar;

import java.util.List;

/** A calendar, or everything that is wrong with it. */
public sealed interface CheckedCalendar {

    /** It makes sense. */
    record Accepted(BusinessCalendar calendar) implements CheckedCalendar {}

    /** It does not (C2). */
    record Refused(List<CalendarFault> faults) implements CheckedCalendar {

        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
