package org.redress.console.live;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Collects changes and gives them out as hints every 250 ms: a case changed a hundred times in between is one hint. The last 10,000 hints are
 * kept for those who reconnect. A hint for figures follows a second after the changes, when they have arrived in the figures.
 */
@ApplicationScoped
public class HintFeed {

    private static final Logger LOG = Logger.getLogger(HintFeed.class);
    private static final int CONFLATION_MILLIS = 250;
    private static final Duration FIGURES_FOLLOW = Duration.ofSeconds(1);
    private static final int KEPT = 10_000;

    private final Clock clock;
    private final String instance = UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, Changed> waiting = new LinkedHashMap<>();
    private final HintRing ring = new HintRing(KEPT);
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("hints").factory());
    private @Nullable Instant figuresDue;

    HintFeed(Clock clock) {
        this.clock = clock;
    }

    private record Changed(String name, int version, String data) {}

    /** Who wants hints. Must not block. */
    public interface Listener {

        /** New hints, in order. */
        void hints(List<Hint> hints);

        /** Something was lost: everything must be read again. */
        void reset();
    }

    /**
     * What a new listener begins with.
     *
     * @param missed hints since the one it had last
     * @param reset whether it must read everything again instead
     */
    public record Beginning(List<Hint> missed, boolean reset) {}

    void start(@Observes Startup event) {
        var unused =
                timer.scheduleAtFixedRate(this::giveOut, CONFLATION_MILLIS, CONFLATION_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    /** A case has changed. */
    public synchronized void complaint(UUID id, int version, String type) {
        Changed known = waiting.get("complaint " + id);
        if (known == null || known.version() < version) {
            String data = "{\"id\":\"" + id + "\",\"version\":" + version + ",\"type\":\"" + word(type) + "\"}";
            waiting.put("complaint " + id, new Changed("complaint", version, data));
        }
    }

    /** Feedback has come. */
    public synchronized void feedback(UUID id, @Nullable UUID complaintId) {
        String about = complaintId == null ? "" : ",\"complaintId\":\"" + complaintId + "\"";
        waiting.put("feedback " + id, new Changed("feedback", 0, "{\"id\":\"" + id + "\"" + about + "}"));
    }

    /** Changes may have been missed. */
    public void lost() {
        listeners.forEach(Listener::reset);
    }

    /**
     * Begins to listen. Nothing is missed between the beginning and the first call of the listener, and nothing comes twice.
     *
     * @param lastId what {@link #id} gave for the last hint received; null for a new listener
     */
    public synchronized Beginning listen(@Nullable String lastId, Listener listener) {
        listeners.add(listener);
        if (lastId == null) {
            return new Beginning(List.of(), false);
        }
        Optional<List<Hint>> missed = number(lastId).flatMap(ring::after);
        return new Beginning(missed.orElse(List.of()), missed.isEmpty());
    }

    /** Stops listening. */
    public void leave(Listener listener) {
        listeners.remove(listener);
    }

    /** The id of a hint for resuming; it means nothing to other instances. */
    public String id(long number) {
        return instance + "-" + number;
    }

    /** The id of the newest hint. */
    public synchronized String lastId() {
        return id(ring.last());
    }

    /** Gives out what has collected; called by the timer. */
    synchronized void giveOut() {
        try {
            List<Hint> hints = new ArrayList<>();
            Instant now = clock.instant();
            waiting.values().forEach(changed -> hints.add(ring.add(changed.name(), changed.data())));
            waiting.clear();
            Instant due = figuresDue;
            if (due != null && !now.isBefore(due)) {
                hints.add(ring.add("kpi", "{}"));
                figuresDue = null;
            }
            if (hints.isEmpty()) {
                return;
            }
            boolean changes = hints.stream().anyMatch(hint -> !hint.name().equals("kpi"));
            if (changes && figuresDue == null) {
                figuresDue = now.plus(FIGURES_FOLLOW);
            }
            listeners.forEach(listener -> listener.hints(hints));
        } catch (RuntimeException e) {
            LOG.error("Hints were lost", e);
        }
    }

    private Optional<Long> number(String id) {
        if (!id.startsWith(instance + "-") || id.length() > 40) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(id.substring(instance.length() + 1)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String word(String type) {
        return type.replaceAll("[^a-z0-9-]", "");
    }
}
