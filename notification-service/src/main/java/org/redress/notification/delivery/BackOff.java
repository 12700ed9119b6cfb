package org.redress.notification.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt. */
public final class BackOff {

    private final List<Duration> waits;
    private final double jitter;
    private final RandomGenerator random;

    /** @param jitter the random share of each wait, 0 to 1: a wait of 10 m with 0.2 lasts 8 to 12 m */
    public BackOff(List<Duration> waits, double jitter, RandomGenerator random) {
        this.waits = List.copyOf(waits);
        this.jitter = jitter;
        this.random = random;
    }

    /** The wait after the given number of attempts; empty if that was the last one. */
    public Optional<Duration> after(int attempts) {
        if (attempts > waits.size()) {
            return Optional.empty();
        }
        Duration wait = waits.get(Math.max(attempts, 1) - 1);
        double factor = 1 + jitter * (2 * random.nextDouble() - 1);
        return Optional.of(Duration.ofNanos((long) (wait.toNanos() * factor)));
    }
}
