package org.redress.complaint.lifecycle;

import java.time.Instant;
import java.util.List;
import org.redress.complaint.sla.ClockEvents;
import org.redress.complaint.sla.SlaClock;

/** One recorded change of a case; each has its own version. */
public sealed interface CaseEvent {

    /** 1, 2, 3 … of the case, without gaps. */
    int version();

    /** Event time. */
    Instant occurredAt();

    /** Who caused it. */
    CaseActor actor();

    /**
     * Something happened to the case.
     *
     * @param from the status before
     * @param to the status after, with everything known now
     * @param transfer whether it counts as a hand-over to another team
     * @param reopenCount how often the case has been reopened now
     */
    record Happened(
            int version,
            Instant occurredAt,
            Happening happening,
            Status from,
            Status to,
            boolean transfer,
            int reopenCount)
            implements CaseEvent {

        @Override
        public CaseActor actor() {
            return happening.actor();
        }
    }

    /**
     * It was given other versions of policy or calendars.
     *
     * @param policy what holds now for clocks that had not ended, as clocks show it
     * @param clocks those that became different
     */
    record Repinned(int version, Instant occurredAt, PolicyReassignment repin, String policy, List<SlaClock> clocks)
            implements CaseEvent {

        public Repinned {
            clocks = List.copyOf(clocks);
        }

        @Override
        public CaseActor actor() {
            return repin.actor();
        }
    }

    /**
     * Whoever it is about was erased.
     *
     * @param reason a code
     */
    record PersonErased(int version, Instant occurredAt, CaseActor actor, String reason) implements CaseEvent {}

    /** Something happened to its clocks. */
    record ClocksChanged(int version, ClockEvents news) implements CaseEvent {

        @Override
        public Instant occurredAt() {
            return news.occurredAt();
        }

        @Override
        public CaseActor actor() {
            return CaseActor.REDRESS;
        }
    }
}
