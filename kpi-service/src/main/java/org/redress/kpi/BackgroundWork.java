package org.redress.kpi;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.redress.kpi.gauge.FigureGauges;
import org.redress.kpi.known.KnownViews;

/** Begins what goes on without being asked. */
@ApplicationScoped
class BackgroundWork {

    private final FigureGauges gauges;
    private final KnownViews views;

    BackgroundWork(FigureGauges gauges, KnownViews views) {
        this.gauges = gauges;
        this.views = views;
    }

    void start(@Observes StartupEvent event) {
        gauges.start();
        views.start();
    }
}
