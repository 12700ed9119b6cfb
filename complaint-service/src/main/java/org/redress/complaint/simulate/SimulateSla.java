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
        List<PinnedClock> pins = Pins.at(now, simulation);
        CaseTimes times = Timeline.until(now, simulation);
        Map<String, PinnedClock> byCode = new HashMap<>();
        pins.forEach(pin -> byCode.put(pin.draft().clock(), pin));
        List<SimulatedClock> clocks = Pins.engine(pins).courses(times, List.of(), now, simulation.zone()).stream()
                .map(course -> new SimulatedClock(pin(byCode, course.clock().code()), course))
                .toList();
        return new Simulated(now, clocks);
    }

    private static PinnedClock pin(Map<String, PinnedClock> byCode, String code) {
        PinnedClock pin = byCode.get(code);
        if (pin == null) {
            throw new IllegalStateException("No clock " + code);
        }
        return pin;
    }
}
