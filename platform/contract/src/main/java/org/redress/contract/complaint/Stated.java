package org.redress.contract.complaint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a source says about its own promise. Kept as stated, and shown apart from the verdicts of our own clocks.
 *
 * @param deadlineAt the deadline that the source promised
 * @param verdict the verdict that the source reached
 * @param disputed whether the source says the customer disputed the resolution; absent means unknown
 */
public record Stated(
        @Nullable Instant deadlineAt,
        @Nullable Verdict verdict,
        @Nullable Boolean disputed) {

    /** The source said nothing. */
    public static final Stated NOTHING = new Stated(null, null, null);
}
