package org.redress.complaint.sla;

import java.util.List;

/**
 * A version of a policy.
 *
 * @param name with its version, for example {@code default/1}
 * @param rules each clock code once
 */
public record SlaPolicy(String name, List<ClockRule> rules) {

    public SlaPolicy {
        rules = List.copyOf(rules);
    }
}
