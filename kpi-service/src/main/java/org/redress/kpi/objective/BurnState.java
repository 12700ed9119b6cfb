package org.redress.kpi.objective;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an objective stands, as all instances know it.
 *
 * @param urgency the most urgent one that was told; absent unless it burns
 * @param since when it began to burn, or stopped; absent if it never burned
 * @param quietSince since when nothing speaks for its burning any more; absent unless it burns
 * @param decidedAt the moment of the figures that last changed this; older ones change nothing
 * @param events how many events were told of it
 */
public record BurnState(
        boolean burning,
        @Nullable Urgency urgency,
        @Nullable Instant since,
        @Nullable Instant quietSince,
        @Nullable Instant decidedAt,
        int events) {

    /** Of an objective that is new. */
    public static final BurnState NEW = new BurnState(false, null, null, null, null, 0);

    BurnState burn(Urgency as, Instant from, Instant at) {
        return new BurnState(true, as, from, null, at, events + 1);
    }

    BurnState quiet(@Nullable Instant from, Instant at) {
        return new BurnState(burning, urgency, since, from, at, events);
    }

    BurnState recover(Instant at) {
        return new BurnState(false, null, at, null, at, events + 1);
    }
}
