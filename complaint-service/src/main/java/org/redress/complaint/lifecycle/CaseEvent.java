package org.redress.complaint.lifecycle;

import java.time.Instant;
import org.redress.complaint.sla.ClockNews;

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

    /** Something happened to its clocks. */
    record ClocksChanged(int version, ClockNews news) implements CaseEvent {

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
