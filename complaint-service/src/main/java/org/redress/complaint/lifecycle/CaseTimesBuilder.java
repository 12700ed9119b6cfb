package org.redress.complaint.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.CaseTimes;
import org.redress.complaint.sla.NamedEvent;
import org.redress.complaint.sla.PolicyAssignment;

/** What clocks see of a case. Rules of stored policies know what happened by the same names as in a simulation. */
final class CaseTimesBuilder {

    private CaseTimesBuilder() {}

    /**
     * What the clocks of a pin see.
     *
     * @param statedDeadline that the source promised, if it did
     * @return null until the receipt is known
     */
    static @Nullable CaseTimes times(
            Milestones milestones,
            @Nullable String statedDeadline,
            List<HistoryEntry> moments,
            PolicyAssignment given) {
        Instant receivedAt = milestones.receivedAt();
        if (receivedAt == null) {
            return null;
        }
        // The configured policy knows no named events.
        boolean named = !given.configured() || !given.kept().isEmpty();
        return new CaseTimes(
                receivedAt,
                milestones.acknowledgedAt(),
                milestones.firstResponseAt(),
                milestones.waiting(),
                milestones.settlements(),
                statedDeadline == null ? null : Instant.parse(statedDeadline),
                milestones.contacts(),
                List.of(),
                named ? of(moments) : List.of());
    }

    private static List<NamedEvent> of(List<HistoryEntry> moments) {
        List<NamedEvent> marks = new ArrayList<>(moments.size());
        for (HistoryEntry historyEntry : moments) {
            String name = name(historyEntry);
            if (name != null) {
                marks.add(new NamedEvent(name, historyEntry.at()));
            }
        }
        return marks;
    }

    private static @Nullable String name(HistoryEntry historyEntry) {
        return switch (historyEntry.kind()) {
            case ACKNOWLEDGED -> "acknowledged";
            case CUSTOMER_REPLIED -> NamedEvent.CUSTOMER_MESSAGE;
            case AGENT_REPLIED -> historyEntry.automatic() ? "automatic-message" : "agent-message";
            case RESOLVED -> "resolved";
            case REOPENED -> NamedEvent.REOPENED;
            case CLOSED -> "closed";
            case WITHDRAWN -> "withdrawn";
            case STEP_TAKEN -> historyEntry.step();
            case MERGED -> "merged";
            case RECEIVED, CLASSIFIED, ASSIGNED, NOTE_ADDED, STATUS_CHANGED, RESOLUTION_DISPUTED -> null;
        };
    }
}
