package org.redress.complaint.packs;

import java.util.List;
import org.redress.complaint.policy.ClockDraft;
import org.redress.complaint.policy.PolicyVersion;

/**
 * The rules for one kind of complaint.
 *
 * @param policiesJson the policies as they stand in the file
 * @param policies versions, by date of receipt
 * @param clocks one for each clock of the policies
 */
public record PackVariant(
        String id, String title, String policiesJson, List<PolicyVersion> policies, List<PackClock> clocks) {

    public PackVariant {
        policies = List.copyOf(policies);
        clocks = List.copyOf(clocks);
    }

    /** The clocks of all versions. */
    public List<ClockDraft> drafts() {
        return policies.stream().flatMap(policy -> policy.clocks().stream()).toList();
    }
}
