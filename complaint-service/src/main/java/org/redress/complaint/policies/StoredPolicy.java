package org.redress.complaint.policies;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.CaseValues;
import org.redress.complaint.policy.ClockDraft;
import org.redress.complaint.policy.PolicyDefinition;
import org.redress.complaint.policy.PolicyRule;
import org.redress.complaint.sla.PolicyAssignment;

/**
 * A version of a policy that cases can be given.
 *
 * @param effectiveFrom complaints received before this instant are not given it
 */
public record StoredPolicy(String id, int version, Instant effectiveFrom, PolicyDefinition definition) {

    /**
     * What a case is given by this version.
     *
     * @param pinned calendar versions that it keeps, if it has any
     * @return null if no rule matches
     */
    @Nullable
    PolicyAssignment pin(CaseValues values, Instant receivedAt, Map<String, Integer> pinned, Catalogue catalogue) {
        for (PolicyRule rule : definition.rules()) {
            Map<String, String> matched = rule.matched(values);
            if (matched != null) {
                Map<String, Integer> calendars = new HashMap<>();
                for (ClockDraft clock : rule.clocks()) {
                    String calendar = clock.calendar();
                    if (calendar != null) {
                        Integer known = pinned.get(calendar);
                        calendars.put(calendar, known == null ? catalogue.calendarFor(calendar, receivedAt) : known);
                    }
                }
                return new PolicyAssignment(id, version, rule.name(), matched, calendars, Map.of());
            }
        }
        return null;
    }

    /** A rule by its name. */
    public PolicyRule rule(String name) {
        for (PolicyRule rule : definition.rules()) {
            if (rule.name().equals(name)) {
                return rule;
            }
        }
        throw new IllegalStateException("No rule " + name + " in " + id + "/" + version);
    }
}
