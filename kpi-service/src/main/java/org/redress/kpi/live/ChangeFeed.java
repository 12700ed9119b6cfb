package org.redress.kpi.live;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Conflates changes: each listener hears at most four times a second. What this instance counted is known at once; what another instance
 * counted is seen in the database within half a second.
 */
@ApplicationScoped
public class ChangeFeed {

    private static final Logger LOG = Logger.getLogger(ChangeFeed.class);
    private static final long TICK_MILLIS = 250;
    private static final int TICKS_BETWEEN_LOOKS = 2;

    private final Applied applied;
    private final Set<Consumer<Instant>> listeners = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean changed = new AtomicBoolean();
    private final AtomicReference<Mark> last = new AtomicReference<>(new Mark(Instant.EPOCH, 0));
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("kpi-changes").unstarted(task));
    private final ScheduledFuture<?> ticking;
    private int ticks;

    ChangeFeed(Applied applied) {
        this.applied = applied;
        ticking = ticker.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Figures changed in this instance; cheap. */
    public void changed() {
        changed.set(true);
    }

    /** Calls the listener, on a thread of the feed, with the moment of each change; the listener must not block. */
    public Subscription listen(Consumer<Instant> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Ends listening. */
    @FunctionalInterface
    public interface Subscription {
        /** Ends it; doing so twice changes nothing. */
        void end();
    }

    @PreDestroy
    void stop() {
        ticking.cancel(false);
        ticker.shutdownNow();
    }

    private void tick() {
        ticks++;
        boolean here = changed.getAndSet(false);
        if (listeners.isEmpty() || (!here && ticks % TICKS_BETWEEN_LOOKS != 0)) {
            return;
        }
        try {
            Optional<Mark> now = applied.last();
            boolean anywhere = now.isPresent() && !now.get().equals(last.getAndSet(now.get()));
            if (here || anywhere) {
                tell(now.map(Mark::at).orElse(Instant.EPOCH));
            }
        } catch (SQLException | RuntimeException e) {
            if (here) {
                changed.set(true);
            }
            LOG.debugf("Whether figures changed cannot be told now: %s", e.getMessage());
        }
    }

    private void tell(Instant at) {
        listeners.forEach(listener -> listener.accept(at));
    }

    /**
     * How far the figures are.
     *
     * @param at when they last changed
     * @param sum changes with every change of any partition, also one that an instance made whose clock is behind
     */
    public record Mark(Instant at, long sum) {}

    /** When figures last changed, in any instance. */
    public interface Applied {
        /** Absent before the first event. */
        Optional<Mark> last() throws SQLException;
    }
}
