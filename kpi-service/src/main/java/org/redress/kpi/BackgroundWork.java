package org.redress.kpi;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.redress.kpi.day.DayLoop;
import org.redress.kpi.gauge.FigureGauges;
import org.redress.kpi.known.AsOfViewBuilder;
import org.redress.kpi.objective.JudgingLoop;
import org.redress.kpi.surge.SurgeLoop;
import org.redress.kpi.untouched.UnassignedAtRiskLoop;

/** Begins what goes on without being asked. */
@ApplicationScoped
class BackgroundWork {

    private final FigureGauges gauges;
    private final AsOfViewBuilder views;
    private final JudgingLoop objectives;
    private final SurgeLoop surges;
    private final UnassignedAtRiskLoop untouched;
    private final DayLoop days;

    BackgroundWork(
            FigureGauges gauges,
            AsOfViewBuilder views,
            JudgingLoop objectives,
            SurgeLoop surges,
            UnassignedAtRiskLoop untouched,
            DayLoop days) {
        this.gauges = gauges;
        this.views = views;
        this.objectives = objectives;
        this.surges = surges;
        this.untouched = untouched;
        this.days = days;
    }

    void start(@Observes StartupEvent event) {
        gauges.start();
        views.start();
        objectives.start();
        surges.start();
        untouched.start();
        days.start();
    }
}
