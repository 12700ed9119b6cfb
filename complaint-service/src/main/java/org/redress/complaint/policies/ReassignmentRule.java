package org.redress.complaint.policies;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.CaseValues;
import org.redress.complaint.lifecycle.Complaint;
import org.redress.complaint.lifecycle.PolicyResolver;
import org.redress.complaint.policy.NamedCalendar;
import org.redress.complaint.sla.PolicyAssignment;
import org.redress.complaint.sla.SlaEngine;

/**
 * Which pin an open case is given when a version is applied. A case belongs to a policy if no policy that is tried before it has a rule for
 * it. Rules see what is known of the case now; what none of them matches keeps what it has (DEC-3).
 *
 * @param promises that know the version, too
 * @param pins null for a case that is not concerned
 */
public record ReassignmentRule(PolicyResolver promises, Function<Complaint, @Nullable PolicyAssignment> pins) {

    /**
     * A version of a policy, from whenever it is in force. Calendars that a case has keep their versions.
     *
     * @param catalogue without the version, if it is a draft
     */
    static ReassignmentRule ofPolicy(StoredPolicy version, Catalogue catalogue, SlaEngine configured) {
        boolean known = catalogue.policy(version.id(), version.version()) != null;
        Catalogue with = known ? catalogue : catalogue.with(version);
        return new ReassignmentRule(
                new PolicyAssigner(with, configured), complaint -> ofPolicy(version, with, complaint));
    }

    /**
     * A version of a calendar, for the cases that have the calendar.
     *
     * @param catalogue without the version, if it is a draft
     */
    static ReassignmentRule ofCalendar(NamedCalendar version, Catalogue catalogue, SlaEngine configured) {
        int number = Integer.parseInt(version.version());
        boolean known = catalogue.calendar(version.id(), number) != null;
        Catalogue with = known ? catalogue : catalogue.with(version);
        return new ReassignmentRule(
                new PolicyAssigner(with, configured), complaint -> ofCalendar(version.id(), number, complaint.pin()));
    }

    private static @Nullable PolicyAssignment ofPolicy(StoredPolicy version, Catalogue catalogue, Complaint complaint) {
        Instant receivedAt = complaint.milestones().receivedAt();
        if (receivedAt == null) {
            return null;
        }
        CaseValues values = complaint.values();
        PolicyAssignment now = complaint.pin();
        for (StoredPolicy policy : tried(version, catalogue, receivedAt)) {
            boolean meant = policy.id().equals(version.id());
            Map<String, Integer> calendars = meant ? now.calendars() : Map.of();
            PolicyAssignment policyAssignment = policy.pin(values, receivedAt, calendars, catalogue);
            if (policyAssignment != null) {
                return meant ? policyAssignment : null;
            }
        }
        return null;
    }

    private static List<StoredPolicy> tried(StoredPolicy version, Catalogue catalogue, Instant receivedAt) {
        List<StoredPolicy> tried = new ArrayList<>();
        for (StoredPolicy policy : catalogue.inForce(receivedAt)) {
            if (!policy.id().equals(version.id())) {
                tried.add(policy);
            }
        }
        if (version.definition().active()) {
            tried.add(version);
            tried.sort(Catalogue.ORDER);
        }
        return tried;
    }

    private static @Nullable PolicyAssignment ofCalendar(String id, int version, PolicyAssignment now) {
        Integer pinned = now.calendars().get(id);
        if (pinned == null || pinned == version) {
            return null;
        }
        Map<String, Integer> calendars = new HashMap<>(now.calendars());
        calendars.put(id, version);
        return new PolicyAssignment(now.policy(), now.version(), now.rule(), now.matched(), calendars, now.kept());
    }
}
