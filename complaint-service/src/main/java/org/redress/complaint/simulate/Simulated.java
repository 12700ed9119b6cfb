package org.redress.complaint.simulate;

import java.time.Instant;
import java.util.List;
import org.redress.complaint.sla.ClockReport;

/**
 * The answer.
 *
 * @param asOf how far time has come
 * @param clocks in the order of the policy, each with its runs in order
 */
public record Simulated(Instant asOf, List<SimulatedClock> clocks) {

    /** A run of a clock with the versions it was given. */
    public record SimulatedClock(AssignedClock pin, ClockReport course) {}
}
