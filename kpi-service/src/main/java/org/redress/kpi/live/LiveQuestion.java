package org.redress.kpi.live;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One question that some listen to: computed once for all of them. Listeners are only woken; each takes the newest answer when it can send,
 * so that a slow one skips answers instead of queueing them.
 */
final class LiveQuestion {

    /** Computes the answer as of now. */
    @FunctionalInterface
    interface Computation {
        LiveAnswer compute() throws SQLException;
    }

    private final Computation computation;
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean outdated = new AtomicBoolean(true);
    private final AtomicBoolean queued = new AtomicBoolean();
    private final ReentrantLock computing = new ReentrantLock();
    private volatile @Nullable LiveAnswer newest;
    private volatile Instant computedAt = Instant.EPOCH;

    LiveQuestion(Computation computation) {
        this.computation = computation;
    }

    Set<Runnable> listeners() {
        return listeners;
    }

    /** The newest answer; there is one after {@link #current}. */
    LiveAnswer newest() {
        LiveAnswer known = newest;
        if (known == null) {
            throw new IllegalStateException("The question was not computed yet");
        }
        return known;
    }

    /** Something happened: what was computed may not be true any more. */
    void outdate() {
        outdated.set(true);
    }

    /**
     * Whether it is to be computed now: something happened or the answer stood long enough, it was not computed a moment ago, and nobody is
     * about to. Who is told so computes it.
     */
    boolean claim(Instant now, LiveConfig config) {
        return (outdated.get() || !computedAt.plus(config.longestPause()).isAfter(now))
                && !fresh(now, config)
                && queued.compareAndSet(false, true);
    }

    /** Computes the answer, and wakes the listeners if it is another one than before. */
    void compute(Instant now) throws SQLException {
        computing.lock();
        queued.set(false);
        // Before the computation: what happens during it makes another one due.
        outdated.set(false);
        computedAt = now;
        boolean done = false;
        try {
            LiveAnswer answer = computation.compute();
            LiveAnswer before = newest;
            newest = answer;
            done = true;
            if (before != null && !before.id().equals(answer.id())) {
                listeners.forEach(Runnable::run);
            }
        } finally {
            if (!done) {
                outdated.set(true);
            }
            computing.unlock();
        }
    }

    /** Makes sure that there is an answer for a new listener: the one that stands, unless something happened since. */
    void current(Instant now, LiveConfig config) throws SQLException {
        computing.lock();
        try {
            if (newest == null || (outdated.get() && !fresh(now, config))) {
                compute(now);
            }
        } finally {
            computing.unlock();
        }
    }

    private boolean fresh(Instant now, LiveConfig config) {
        return computedAt.plus(config.shortestPause()).isAfter(now);
    }
}
