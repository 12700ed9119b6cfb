package org.redress.complaint.policy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored policy as somebody wrote it.
 *
 * @param effectiveFrom complaints received before this instant are not given it; absent for the instant at which it is saved
 * @param position policies are tried in ascending order
 * @param active whether complaints are given it at all
 * @param pack the pack it was installed from, if it was
 * @param variant of the pack
 * @param rules the first that matches is meant; the default last, if there is one
 */
public record PolicyDefinition(
        @Nullable Instant effectiveFrom,
        int position,
        boolean active,
        @Nullable String pack,
        @Nullable String variant,
        List<PolicyRule> rules) {

    public PolicyDefinition {
        rules = List.copyOf(rules);
    }
}
