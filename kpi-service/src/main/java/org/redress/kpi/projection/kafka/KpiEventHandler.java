package org.redress.kpi.projection.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.contract.InvalidEventException;
import org.redress.contract.Topic;
import org.redress.kpi.live.ChangeFeed;
import org.redress.kpi.projection.FactUpdate;
import org.redress.kpi.projection.Projection;
import org.redress.kpi.projection.store.LiveGate;
import org.redress.kpi.projection.store.Progress;
import org.redress.messaging.EventBatchHandler;
import org.redress.messaging.PoisonEventException;
import org.redress.messaging.ReceivedEvent;

/** The live consumer of complaints and feedback. It needs no inbox: applying an event twice changes nothing. */
@ApplicationScoped
public class KpiEventHandler implements EventBatchHandler {

    /** The consumer group; its offsets are the point up to which the live figures are counted. */
    public static final String GROUP = "kpi-service";

    /** The topics that facts are made of. */
    public static final List<Topic> TOPICS = List.of(Topic.COMPLAINTS, Topic.FEEDBACK);

    private static final Duration GATHER = Duration.ofMillis(25);

    /** When the events of the batch under way on this thread were recorded; for the metric only. */
    private static final ThreadLocal<@Nullable List<Instant>> UNDER_WAY = new ThreadLocal<>();

    private final Projection projection;
    private final LiveGate gate;
    private final Progress progress;
    private final ChangeFeed changes;
    private final Clock clock;
    private final Timer freshness;

    KpiEventHandler(
            Projection projection,
            LiveGate gate,
            Progress progress,
            ChangeFeed changes,
            Clock clock,
            MeterRegistry metrics) {
        this.projection = projection;
        this.gate = gate;
        this.progress = progress;
        this.changes = changes;
        this.clock = clock;
        this.freshness = Timer.builder("kpi.freshness")
                .description("From the recording of an event to its being counted and visible")
                .serviceLevelObjectives(
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(60))
                .register(metrics);
    }

    @Override
    public String group() {
        return GROUP;
    }

    @Override
    public Collection<Topic> topics() {
        return TOPICS;
    }

    /** Figures shall move while one looks. */
    @Override
    public Duration gatherTime() {
        return GATHER;
    }

    @Override
    public void apply(List<ReceivedEvent> events, Connection transaction) throws SQLException {
        List<FactUpdate> updates = new ArrayList<>(events.size());
        List<Instant> recorded = new ArrayList<>(events.size());
        Map<Progress.Partition, Instant> newest = new HashMap<>();
        for (ReceivedEvent event : events) {
            FactUpdate update = read(event);
            updates.add(update);
            recorded.add(update.recordedAt());
            newest.merge(
                    new Progress.Partition(event.topic(), event.partition()),
                    update.recordedAt(),
                    (one, other) -> one.isAfter(other) ? one : other);
        }
        gate.pass(transaction, events);
        projection.apply(transaction, updates);
        progress.note(transaction, newest, clock.instant());
        UNDER_WAY.set(recorded);
    }

    @Override
    public void committed(List<ReceivedEvent> events) {
        changes.changed();
        List<Instant> recorded = UNDER_WAY.get();
        UNDER_WAY.remove();
        if (recorded != null) {
            Instant now = clock.instant();
            recorded.forEach(at -> freshness.record(Duration.between(at, now)));
        }
    }

    private static FactUpdate read(ReceivedEvent event) {
        try {
            return EventDecoder.read(event.topic(), event.key(), event.type(), event.data());
        } catch (InvalidEventException e) {
            throw new PoisonEventException(event, String.valueOf(e.getMessage()), e);
        }
    }
}
