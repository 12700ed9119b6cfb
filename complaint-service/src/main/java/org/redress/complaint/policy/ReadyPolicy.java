package org.redress.complaint.policy;

import java.util.List;
import java.util.Map;

/**
 * A ready-made policy for one kind of complaint.
 *
 * @param pack its id
 * @param version of the pack
 * @param variant the kind of complaint
 * @param calendars that its clocks name
 * @param policies versions, by date of receipt
 * @param grounds by clock
 */
public record ReadyPolicy(
        String pack,
        String version,
        String variant,
        List<NamedCalendar> calendars,
        List<PolicyVersion> policies,
        Map<String, LegalBasis> grounds) {

    public ReadyPolicy {
        calendars = List.copyOf(calendars);
        policies = List.copyOf(policies);
        grounds = Map.copyOf(grounds);
    }
}
