package org.redress.kpi.known;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A view of what was known at a moment.
 *
 * @param knownAt it holds every event recorded until then
 * @param state {@code building}, {@code ready} or {@code failed}
 * @param events read so far, those recorded later included
 * @param ofEvents about as many there were when it was begun
 * @param reason why it failed
 */
public record AsOfView(
        UUID id,
        Instant knownAt,
        String state,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        long events,
        long ofEvents,
        @Nullable String reason) {

    /** It is being made. */
    public static final String BUILDING = "building";
    /** Questions can be asked of it. */
    public static final String READY = "ready";
    /** It could not be made. */
    public static final String FAILED = "failed";
}
