package org.redress.kpi.known;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.projection.FactUpdate;
import org.redress.kpi.rebuild.EventSource;

/** The topics as if nothing had been recorded after a moment. */
final class EventsUntil implements EventSource {

    private final EventSource source;
    private final Instant moment;
    private final AsOfViews.Room room;
    private final AtomicLong events = new AtomicLong();
    private final AtomicReference<@Nullable Instant> newest = new AtomicReference<>();

    EventsUntil(EventSource source, Instant moment, AsOfViews.Room room) {
        this.source = source;
        this.moment = moment;
        this.room = room;
    }

    /** When the last event until then was recorded. */
    @Nullable
    Instant newest() {
        return newest.get();
    }

    long events() {
        return events.get();
    }

    @Override
    public @Nullable String incomplete(Map<Partition, Long> until) {
        return source.incomplete(until);
    }

    @Override
    public Summary read(Partition partition, long until, Sink sink) throws SQLException {
        return source.read(partition, until, updates -> {
            List<FactUpdate> known = updates.stream()
                    .filter(update -> !update.recordedAt().isAfter(moment))
                    .toList();
            known.forEach(update -> newest.accumulateAndGet(
                    update.recordedAt(), (one, other) -> one == null || other.isAfter(one) ? other : one));
            room.progress(events.addAndGet(updates.size()));
            if (!known.isEmpty()) {
                sink.accept(known);
            }
        });
    }

    @Override
    public FactUpdate reread(String topic, String key, String type, byte[] data) {
        return source.reread(topic, key, type, data);
    }
}
