package org.redress.complaint.sla;

import java.time.Instant;
import java.util.List;

/**
 * Clocks to which the same happened.
 *
 * @param occurredAt when it happened in event time; the latest, if there are several clocks
 */
public record ClockEvents(ClockChange change, Instant occurredAt, List<ChangedClock> clocks) {

    public ClockEvents {
        clocks = List.copyOf(clocks);
    }
}
