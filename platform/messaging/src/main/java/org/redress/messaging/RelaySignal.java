package org.redress.messaging;

import jakarta.inject.Singleton;
import java.time.Duration;

/** Wakes the relay's threads after a commit. Being woken too often or never is harmless. */
@Singleton
final class RelaySignal {

    private long commits;

    synchronized void wake() {
        commits++;
        notifyAll();
    }

    /** How many commits there were so far. */
    synchronized long commits() {
        return commits;
    }

    /** Waits until there were more commits than that, or the time is over. */
    synchronized void await(long seen, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (commits == seen) {
            long remaining = deadline - System.nanoTime();
            if (remaining <= 0) {
                return;
            }
            wait(remaining / 1_000_000, (int) (remaining % 1_000_000));
        }
    }
}
