package org.redress.kpi.objective;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an objective stood from a moment on.
 *
 * @param event the version of the event that told of it
 * @param reason why it recovered
 * @param figures what made it burn
 */
public record PastTransition(
        int event,
        Instant at,
        boolean burning,
        String urgency,
        @Nullable String reason,
        @Nullable Figures figures) {

    /** The figures of the rule that fired. */
    public record Figures(
            double burn, int longMinutes, long longN, long longBad, int shortMinutes, long shortN, long shortBad) {}
}
