package org.redress.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;

/** What an operator sees of the outbox. */
final class RelayMetrics {

    private final Timer publishing;
    private final Counter[] failures = new Counter[OutboxPartition.LANES];
    private volatile OutboxBacklog backlog = new OutboxBacklog(0, 0);

    RelayMetrics(MeterRegistry registry) {
        Gauge.builder("complaints.outbox.unsent", this, metrics -> metrics.backlog.events())
                .description("Events not published yet")
                .register(registry);
        Gauge.builder("complaints.outbox.oldest.age", this, metrics -> metrics.backlog.oldestAgeSeconds())
                .description("Age of the oldest unpublished event")
                .baseUnit("seconds")
                .register(registry);
        publishing = Timer.builder("complaints.outbox.publish.duration")
                .description("From the recording of an event to its acknowledgement by the broker")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(5))
                .register(registry);
        for (int lane = 0; lane < failures.length; lane++) {
            failures[lane] = Counter.builder("complaints.outbox.failures")
                    .description("Failed attempts to publish")
                    .tag("lane", Integer.toString(lane))
                    .register(registry);
        }
    }

    void backlog(OutboxBacklog now) {
        backlog = now;
    }

    OutboxBacklog backlog() {
        return backlog;
    }

    void published(Instant recordedAt, Instant now) {
        Duration took = Duration.between(recordedAt, now);
        publishing.record(took.isNegative() ? Duration.ZERO : took);
    }

    void failed(int lane) {
        failures[lane].increment();
    }
}
