package org.redress.kpi.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came after a resolution.
 *
 * @param firstDisputedAt when the customer first did not accept one, as events told us
 * @param disputeCount how often
 * @param firstRecontactAt the customer's earliest message after the first resolution
 * @param redress what the customer gets
 */
public record PostResolution(
        @Nullable Instant firstDisputedAt,
        int disputeCount,
        @Nullable Instant firstRecontactAt,
        @Nullable RedressGiven redress) {

    /** Nothing is known of it. */
    public static final PostResolution NOTHING = new PostResolution(null, 0, null, null);
}
