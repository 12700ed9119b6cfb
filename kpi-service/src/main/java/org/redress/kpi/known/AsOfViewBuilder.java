package org.redress.kpi.known;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.redress.kit.Uuids;
import org.redress.kpi.rebuild.EventSource;
import org.redress.kpi.rebuild.RebuildConfig;
import org.redress.kpi.rebuild.TopicReplay;

/** Makes views in the background, one at a time, and drops the old ones. */
@ApplicationScoped
public class AsOfViewBuilder {

    private static final Logger LOG = Logger.getLogger(AsOfViewBuilder.class);
    private static final long MINUTES_BETWEEN_LOOKS = 10;

    private final AsOfViews rooms;
    private final EventSource source;
    private final AsOfConfig config;
    private final RebuildConfig memory;
    private final Clock clock;
    private final ScheduledExecutorService runner = Executors.newScheduledThreadPool(
            1, task -> Thread.ofPlatform().daemon().name("kpi-known-views").unstarted(task));

    private @Nullable ScheduledFuture<?> dropping;

    AsOfViewBuilder(AsOfViews rooms, EventSource source, AsOfConfig config, RebuildConfig memory, Clock clock) {
        this.rooms = rooms;
        this.source = source;
        this.config = config;
        this.memory = memory;
        this.clock = clock;
    }

    /** What became of a request for a view. */
    public sealed interface Requested {

        /** It is there, or is being made. */
        record View(AsOfView view) implements Requested {}

        /** Another one is being made. */
        record Busy() implements Requested {}

        /** There are as many as there may be. */
        record Full(int most) implements Requested {}
    }

    /** Begins; once, when the service has started. */
    public void start() {
        dropping = runner.scheduleWithFixedDelay(this::dropOld, 1, MINUTES_BETWEEN_LOOKS, TimeUnit.MINUTES);
    }

    /** All views, those asked for last first. */
    public List<AsOfView> all() throws SQLException {
        return rooms.all();
    }

    /** One view. */
    public Optional<AsOfView> find(UUID id) throws SQLException {
        return rooms.all().stream().filter(view -> view.id().equals(id)).findFirst();
    }

    /** Asks for a view of a moment, which must not lie in the future; one that failed is made anew. */
    public synchronized Requested request(Instant knownAt, String requestedBy) throws SQLException {
        dropOlderThanKept();
        List<AsOfView> all = rooms.all();
        for (AsOfView known : all) {
            if (known.knownAt().equals(knownAt)) {
                if (!known.state().equals(AsOfView.FAILED)) {
                    return new Requested.View(known);
                }
                rooms.drop(known.id());
            }
        }
        if (rooms.all().size() >= config.most()) {
            return new Requested.Full(config.most());
        }
        AsOfView view =
                new AsOfView(Uuids.next(), knownAt, AsOfView.BUILDING, requestedBy, clock.instant(), null, 0, 0, null);
        Optional<AsOfViews.Room> room = rooms.open(view);
        if (room.isEmpty()) {
            return new Requested.Busy();
        }
        runner.execute(() -> build(view, room.get()));
        return new Requested.View(find(view.id()).orElse(view));
    }

    /** Drops a view. False if there is none of this id. */
    public boolean drop(UUID id) throws SQLException {
        return rooms.drop(id);
    }

    @PreDestroy
    void stop() {
        if (dropping != null) {
            dropping.cancel(false);
        }
        runner.shutdownNow();
    }

    private void build(AsOfView view, AsOfViews.Room room) {
        try (room) {
            try {
                EventsUntil events = new EventsUntil(source, view.knownAt(), room);
                String incomplete = source.incomplete(room.tables().begunAt());
                if (incomplete != null) {
                    room.fail("The topics do not hold everything any more: " + incomplete, clock.instant());
                    return;
                }
                new TopicReplay(events, room.tables(), memory.livesInMemory()).run();
                room.tables().complete();
                room.ready(events.events(), events.newest(), clock.instant());
            } catch (SQLException | RuntimeException e) {
                LOG.errorf(e, "The view as known at %s failed", view.knownAt());
                room.fail(e.getClass().getSimpleName(), clock.instant());
            }
        } catch (SQLException e) {
            LOG.errorf(e, "The view as known at %s failed, and that could not be noted", view.knownAt());
        }
    }

    /** Drops what is older than views are kept, and what nobody can ask any more. */
    void dropOld() {
        try {
            dropOlderThanKept();
            rooms.tidyUp();
        } catch (SQLException | RuntimeException e) {
            LOG.debugf("Old views cannot be dropped now: %s", e.getMessage());
        }
    }

    private void dropOlderThanKept() throws SQLException {
        Instant oldest = clock.instant().minus(config.keep());
        for (AsOfView view : rooms.all()) {
            if (view.requestedAt().isBefore(oldest) && !view.state().equals(AsOfView.BUILDING)) {
                rooms.drop(view.id());
            }
        }
    }
}
