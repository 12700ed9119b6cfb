package org.redress.complaint.simulate;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.policy.NamedCalendar;
import org.redress.complaint.policy.PolicyVersion;
import org.redress.complaint.sla.Pause;

/**
 * A question.
 *
 * @param zone of wall times where no calendar says otherwise
 * @param calendars the versions of each in the order in which they were made
 * @param policies versions in the order in which they were made
 * @param holds pauses given as intervals
 * @param asOf how far time has come; absent for the last instant that is mentioned
 */
public record Simulation(
        ZoneId zone,
        List<NamedCalendar> calendars,
        List<PolicyVersion> policies,
        Instant receivedAt,
        List<Event> events,
        List<Pause> holds,
        @Nullable Instant asOf) {

    public Simulation {
        calendars = List.copyOf(calendars);
        policies = List.copyOf(policies);
        events = List.copyOf(events);
        holds = List.copyOf(holds);
    }

    /** How far time has come. */
    public Instant now() {
        if (asOf != null) {
            return asOf;
        }
        Instant last = receivedAt;
        for (Event event : events) {
            last = event.at().isAfter(last) ? event.at() : last;
        }
        for (Pause pause : holds) {
            Instant until = pause.span().until() == null
                    ? pause.span().from()
                    : pause.span().until();
            last = until.isAfter(last) ? until : last;
        }
        return last;
    }
}
