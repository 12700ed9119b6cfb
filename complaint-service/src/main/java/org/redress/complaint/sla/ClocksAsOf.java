package org.redress.complaint.sla;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All clocks of a case as of an instant.
 *
 * @param clocks in the order of the policy, the stated one last
 * @param nextAt when time alone will change one of them: after this instant, not at it; absent for never
 */
public record ClocksAsOf(List<SlaClock> clocks, @Nullable Instant nextAt) {

    /** No clock. */
    public static final ClocksAsOf NONE = new ClocksAsOf(List.of(), null);
}
