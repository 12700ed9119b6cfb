package org.redress.complaint.sla;

import java.time.ZoneId;
import java.util.List;

/**
 * How a deadline comes about, step by step, in order of time. The steps are cut from the same windows and pauses that the deadline is
 * computed from; the total of the last one is the budget.
 *
 * @param zone of the wall times
 */
public record Explanation(ZoneId zone, List<ExplainedStep> steps) {

    public Explanation {
        steps = List.copyOf(steps);
    }

    static Explanation of(Run run, ZoneId otherwise) {
        ZoneId zone = zone(run, otherwise);
        return new Explanation(zone, new Explainer(run, zone).steps());
    }

    private static ZoneId zone(Run run, ZoneId otherwise) {
        if (run.rule().target() instanceof Target.Dated dated) {
            return dated.days().zone();
        }
        return run.calendar() instanceof LocalDays days ? days.zone() : otherwise;
    }
}
