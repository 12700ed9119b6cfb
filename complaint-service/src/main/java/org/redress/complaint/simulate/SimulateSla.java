package org.redress.complaint.simulate;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redress.complaint.simulate.Simulated.SimulatedClock;
import org.redress.complaint.sla.CaseTimes;

/** Answers what clocks a complaint would have. Nothing is stored and no case is looked at. */
public final class SimulateSla {

    private SimulateSla() {}

    /**
     * The clocks of a simulation.
     *
     * @throws org.redress.complaint.sla.calendar.BeyondHorizonException if a deadline lies beyond what calendars know
     */
    public static Simulated answer(Simulation simulation) {
        Instant now = simulation.now();
        List<AssignedClock> pins = PolicyAssignments.at(now, simulation);
        CaseTimes times = Timeline.until(now, simulation);
        Map<String, AssignedClock> byCode = new HashMap<>();
        pins.forEach(pin -> byCode.put(pin.draft().clock(), pin));
        List<SimulatedClock> clocks =
                PolicyAssignments.engine(pins).courses(times, List.of(), now, simulation.zone()).stream()
                        .map(clockReport -> new SimulatedClock(
                                pin(byCode, clockReport.clock().code()), clockReport))
                        .toList();
        return new Simulated(now, clocks);
    }

    private static AssignedClock pin(Map<String, AssignedClock> byCode, String code) {
        AssignedClock pin = byCode.get(code);
        if (pin == null) {
            throw new IllegalStateException("No clock " + code);
        }
        return pin;
    }
}
