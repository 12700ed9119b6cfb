package org.redress.complaint.sweep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Compares the clock of this process with the database's. Deadlines are judged by the database's time alone, so that all instances judge
 * alike; but where the two differ, one of them is wrong and nobody knows which, so this instance leaves judging to others until they
 * agree again. Nothing is lost by waiting: verdicts follow from event times. Safe for use by several threads.
 */
public final class ClockWitness {

    private final Clock clock;
    private final Duration tolerance;
    private volatile Duration difference = Duration.ZERO;

    /**
     * @param clock of this process
     * @param tolerance how far the clocks may differ
     */
    public ClockWitness(Clock clock, Duration tolerance) {
        this.clock = clock;
        this.tolerance = tolerance;
    }

    /** Compares the clocks, and remembers the difference. */
    public boolean believes(Instant databaseTime) {
        Duration seen = Duration.between(databaseTime, clock.instant());
        difference = seen;
        return within(seen);
    }

    /** How far this process was ahead of the database when they were last compared; negative if it was behind. */
    public Duration difference() {
        return difference;
    }

    /** Whether the clocks agreed when they were last compared; true before the first time. */
    public boolean agreed() {
        return within(difference);
    }

    /** How far the clocks may differ. */
    public Duration tolerance() {
        return tolerance;
    }

    private boolean within(Duration seen) {
        return seen.abs().compareTo(tolerance) <= 0;
    }
}
