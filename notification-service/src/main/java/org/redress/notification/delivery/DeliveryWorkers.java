package org.redress.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import java.util.List;

/** Starts the workers of each step with the service and ends them with it. */
@ApplicationScoped
public class DeliveryWorkers {

    private final List<StepWorkers> workers;

    DeliveryWorkers(
            Deliveries deliveries, Instance<StepRunner> runners, DeliveryConfig config, DeliveryMetrics metrics) {
        this.workers = runners.stream()
                .map(runner -> new StepWorkers(deliveries, runner, config, metrics))
                .toList();
    }

    void start(@Observes Startup event) {
        workers.forEach(StepWorkers::start);
    }

    void stop(@Observes Shutdown event) {
        workers.forEach(StepWorkers::close);
    }

    /** Deliveries were recorded: look now. */
    public void nudge() {
        workers.forEach(StepWorkers::nudge);
    }
}
