package org.redress.complaint.sla;

import java.util.Map;

/**
 * Which versions a case was given (DEC-3). Versions never change, so that this is enough to compute its clocks again at any time.
 *
 * @param policy id; {@link #CONFIGURED} for the policy that the configuration of the service states
 * @param rule name of the rule that matched
 * @param matched the values of the case that the rule asked for, by name; few, because a rule names those it accepts
 * @param calendars version of each calendar by its id
 * @param kept clocks that had ended when another version was applied, with what they were given before
 */
public record PolicyAssignment(
        String policy,
        int version,
        String rule,
        Map<String, String> matched,
        Map<String, Integer> calendars,
        Map<String, PolicyAssignment> kept) {

    /** The id of the policy that the configuration states. No stored policy may have it. */
    public static final String CONFIGURED = "configured";

    /** What a case has that no stored policy matched. */
    public static final PolicyAssignment BY_CONFIGURATION =
            new PolicyAssignment(CONFIGURED, 0, "", Map.of(), Map.of(), Map.of());

    public PolicyAssignment {
        matched = Map.copyOf(matched);
        calendars = Map.copyOf(calendars);
        kept = Map.copyOf(kept);
    }

    /** Whether the clocks that go on are those of the configuration. */
    public boolean configured() {
        return policy.equals(CONFIGURED);
    }

    /** What a clock of this code was given. */
    public PolicyAssignment of(String clock) {
        PolicyAssignment earlier = kept.get(clock);
        return earlier == null ? withoutKept() : earlier;
    }

    /** The same beside clocks that keep what they were given. */
    public PolicyAssignment keeping(Map<String, PolicyAssignment> ended) {
        return new PolicyAssignment(policy, version, rule, matched, calendars, ended);
    }

    /** Whether clocks are the same under both, whatever values led to them. */
    public boolean sameVersions(PolicyAssignment other) {
        return policy.equals(other.policy)
                && version == other.version
                && rule.equals(other.rule)
                && calendars.equals(other.calendars);
    }

    private PolicyAssignment withoutKept() {
        return kept.isEmpty() ? this : keeping(Map.of());
    }
}
