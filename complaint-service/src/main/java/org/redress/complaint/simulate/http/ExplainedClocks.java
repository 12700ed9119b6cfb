package org.redress.complaint.simulate.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.policy.LegalBasis;
import org.redress.complaint.policy.NamedCalendar;
import org.redress.complaint.sla.ClockReport;

/** Clocks of a real case as JSON, in the form of a simulation. */
public final class ExplainedClocks {

    private final SimulationRendering rendering = new SimulationRendering();
    private final List<SimulationView.ClockView> clocks = new ArrayList<>();

    /**
     * Adds a run.
     *
     * @param policyVersion id and version
     * @param calendar absent if it has none
     * @param legalBasis absent if it is not of a pack
     */
    public void add(
            ClockReport clockReport,
            String policyVersion,
            @Nullable NamedCalendar calendar,
            Instant asOf,
            @Nullable LegalBasis legalBasis) {
        clocks.add(rendering.clock(clockReport, policyVersion, calendar, asOf, legalBasis));
    }

    /** What was added, in that order. */
    public List<SimulationView.ClockView> views() {
        return List.copyOf(clocks);
    }
}
