package org.redress.kit.cloudevents;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which stated times are believed. A time too far ahead becomes the time of receipt, one too old the earliest allowed; both are
 * flagged, so that nobody takes the stored time for what the source said.
 */
public final class EventTimes {

    /** How far ahead of us a sender's clock may be. */
    public static final Duration DEFAULT_MAX_AHEAD = Duration.ofDays(1);

    /** Nothing handled here happened before. */
    public static final Instant DEFAULT_EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private final Clock clock;
    private final Duration maxAhead;
    private final Instant earliest;

    /** The policy of api.md: one day ahead, not before the year 2000. */
    public EventTimes(Clock clock) {
        this(clock, DEFAULT_MAX_AHEAD, DEFAULT_EARLIEST);
    }

    /** Another policy. */
    public EventTimes(Clock clock, Duration maxAhead, Instant earliest) {
        this.clock = clock;
        this.maxAhead = maxAhead;
        this.earliest = earliest;
    }

    /**
     * The business time that is stored.
     *
     * @param clamped whether it differs from what was stated
     */
    public record BusinessTime(Instant at, boolean clamped) {}

    /** The time to store for a stated one; the time of receipt if none was stated. */
    public BusinessTime believe(@Nullable Instant stated) {
        Instant now = clock.instant();
        if (stated == null) {
            return new BusinessTime(now, false);
        }
        if (stated.isAfter(now.plus(maxAhead))) {
            return new BusinessTime(now, true);
        }
        if (stated.isBefore(earliest)) {
            return new BusinessTime(earliest, true);
        }
        return new BusinessTime(stated, false);
    }
}
