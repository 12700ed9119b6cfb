package org.redress.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** One consumer loop for each handler of the service. */
@Singleton
public final class ConsumerLoops {

    private final Handlers handlers;
    private final DataSource dataSource;
    private final Topics topics;
    private final MessagingConfig config;
    private final MeterRegistry registry;
    private final Clock clock;
    private final List<ConsumerLoop> loops = new ArrayList<>();

    @Inject
    ConsumerLoops(
            Handlers handlers,
            DataSource dataSource,
            Topics topics,
            MessagingConfig config,
            MeterRegistry registry,
            Clock clock) {
        this.handlers = handlers;
        this.dataSource = dataSource;
        this.topics = topics;
        this.config = config;
        this.registry = registry;
        this.clock = clock;
    }

    /** Starts consuming in threads of its own; waits for nothing, the broker may come later. */
    public synchronized void start() {
        for (EventBatchHandler handler : handlers.all()) {
            ConsumerMetrics metrics = new ConsumerMetrics(registry, handler.group(), clock);
            ConsumerLoop loop = new ConsumerLoop(handler, dataSource, topics, config.kafka(), metrics);
            loop.start();
            loops.add(loop);
        }
    }

    /** Lets each loop finish its batch, for 10 s at most, and stops. */
    public synchronized void stop() {
        loops.forEach(ConsumerLoop::requestStop);
        loops.forEach(ConsumerLoop::awaitStopped);
        loops.clear();
    }
}
