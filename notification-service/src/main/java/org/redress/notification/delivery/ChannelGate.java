package org.redress.notification.delivery;

import java.time.Duration;

/**
 * Keeps the workers of one step from hammering a channel that cannot be reached: after a failure one worker at a time tries again, after
 * pauses that double. Thread-safe; per instance.
 */
final class ChannelGate {

    private final Duration shortest;
    private final Duration longest;
    private int failures;
    private long closedUntil;
    private boolean probing;

    ChannelGate(Duration shortest, Duration longest) {
        this.shortest = shortest;
        this.longest = longest;
    }

    /**
     * Asks to pass.
     *
     * @param nanos a monotonic time
     * @return whether the worker may try; if so it must report {@link #succeeded}, {@link #failed} or {@link #idle}
     */
    synchronized boolean enter(long nanos) {
        if (failures == 0) {
            return true;
        }
        if (probing || nanos - closedUntil < 0) {
            return false;
        }
        probing = true;
        return true;
    }

    /** There was nothing to do. */
    synchronized void idle() {
        probing = false;
    }

    /** The channel works; true if it did not before. */
    synchronized boolean succeeded() {
        boolean recovered = failures > 0;
        failures = 0;
        probing = false;
        return recovered;
    }

    /** The channel cannot be reached. */
    synchronized void failed(long nanos) {
        failures = Math.min(failures + 1, 30);
        probing = false;
        long pause = shortest.toNanos() << Math.min(failures - 1, 20);
        closedUntil = nanos + Math.min(pause < 0 ? Long.MAX_VALUE : pause, longest.toNanos());
    }
}
