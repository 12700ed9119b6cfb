package org.redress.complaint.policy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a policy.
 *
 * @param effectiveFrom complaints received before this instant are not given it; absent for always
 */
public record PolicyVersion(String version, @Nullable Instant effectiveFrom, List<ClockDraft> clocks) {

    public PolicyVersion {
        clocks = List.copyOf(clocks);
    }
}
