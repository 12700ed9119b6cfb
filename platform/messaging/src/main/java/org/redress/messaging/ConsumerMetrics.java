package org.redress.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** What an operator sees of a consumer group. */
final class ConsumerMetrics {

    private final MeterRegistry registry;
    private final String group;
    private final Clock clock;
    private final AtomicLong lag = new AtomicLong();
    private final AtomicLong lastCommit = new AtomicLong();

    ConsumerMetrics(MeterRegistry registry, String group, Clock clock) {
        this.registry = registry;
        this.group = group;
        this.clock = clock;
        Gauge.builder("complaints.consumer.lag.records", lag, AtomicLong::doubleValue)
                .description("Records behind the end of the log")
                .tag("consumer", group)
                .register(registry);
        Gauge.builder("complaints.consumer.last.commit.timestamp", lastCommit, AtomicLong::doubleValue)
                .description("When the group last committed")
                .baseUnit("seconds")
                .tag("consumer", group)
                .register(registry);
    }

    void lag(long records) {
        lag.set(records);
    }

    void committed() {
        lastCommit.set(clock.instant().getEpochSecond());
    }

    void parked(String reason) {
        registry.counter("complaints.dlq.records", "consumer", group, "reason", reason)
                .increment();
    }
}
