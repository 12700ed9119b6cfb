package org.redress.notification.delivery.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.redress.notification.delivery.DeliveryMetrics;
import org.redress.notification.delivery.Step;

/** Deliveries as Prometheus sees them. The second step of an acknowledgement counts as a channel of its own. */
@ApplicationScoped
class MeteredDeliveries implements DeliveryMetrics {

    private final MeterRegistry registry;

    MeteredDeliveries(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void ended(Step step, String outcome, int deliveries) {
        Counter.builder("notification.deliveries")
                .description("Deliveries by how an attempt ended")
                .tag("channel", channel(step))
                .tag("outcome", outcome)
                .register(registry)
                .increment(deliveries);
    }

    @Override
    public void delivered(Step step, Duration sinceIntent) {
        Timer.builder("notification.delivery.duration")
                .description("From the intent to its end")
                .tag("channel", channel(step))
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(100))
                .maximumExpectedValue(Duration.ofHours(1))
                .register(registry)
                .record(sinceIntent);
    }

    private static String channel(Step step) {
        return switch (step) {
            case SEND -> "e-mail";
            case CONFIRM -> "complaint-service";
        };
    }
}
