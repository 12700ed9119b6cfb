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

    /** Whether one clock of it decides about another. */
    boolean connected() {
        for (ClockRule rule : rules) {
            if (!rule.replacedBy().isEmpty() || rule.exemptIf() != null) {
                return true;
            }
        }
        return false;
    }
}
