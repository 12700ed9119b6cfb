package org.redress.complaint.lifecycle;

import java.util.List;
import java.util.UUID;
import org.redress.complaint.sla.PolicyAssignment;
import org.redress.complaint.sla.SlaClock;

/**
 * Somebody gives open cases other versions of policy or calendars, or takes that back.
 *
 * @param application the same for all cases that are changed together
 * @param pin what the clocks of the case are given that have not ended
 * @param undo whether it takes back what was applied before
 * @param earlier the clocks that the case had under this pin before; they keep the targets they had then. Empty if it never had it.
 */
public record PolicyReassignment(
        UUID application, CaseActor actor, PolicyAssignment pin, boolean undo, List<SlaClock> earlier) {

    public PolicyReassignment {
        earlier = List.copyOf(earlier);
    }
}
