package org.redress.complaint.sla.calendar;

import java.time.Duration;
import java.time.Instant;

/** Instants and durations as nanoseconds in a long, which reaches from 1678 to 2262. */
final class Nanos {

    static final long SECOND = 1_000_000_000L;
    static final long MINUTE = 60 * SECOND;
    static final long DAY = 86_400 * SECOND;

    private Nanos() {}

    static long of(Instant instant) {
        return instant.getEpochSecond() * SECOND + instant.getNano();
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }

    static Duration duration(long nanos) {
        return Duration.ofNanos(nanos);
    }
}
