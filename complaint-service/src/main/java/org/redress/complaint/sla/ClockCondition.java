package org.redress.complaint.sla;

import java.util.Set;

/** What ends a clock. */
public sealed interface ClockCondition {

    /** The first acknowledgement; cancelled if the case is closed or withdrawn before. */
    ClockCondition ACKNOWLEDGEMENT = Standard.ACKNOWLEDGEMENT;

    /** The first customer-visible message by a human; cancelled if the case is closed or withdrawn before (DEC-5). */
    ClockCondition FIRST_RESPONSE = Standard.FIRST_RESPONSE;

    /**
     * The answer to the earliest unanswered message of the customer, each time anew; cancelled if the case is closed or withdrawn before
     * (DEC-4).
     */
    ClockCondition NEXT_RESPONSE = Standard.NEXT_RESPONSE;

    /** The resolution, or the closing where there was none (C8); cancelled if the case is withdrawn before. */
    ClockCondition RESOLUTION = Standard.RESOLUTION;

    /** The conditions that every case knows. */
    enum Standard implements ClockCondition {
        ACKNOWLEDGEMENT,
        FIRST_RESPONSE,
        NEXT_RESPONSE,
        RESOLUTION
    }

    /**
     * The first of some events that the case is told of, for example a final response that was sent.
     *
     * @param events which fulfil it
     * @param cancelledBy which void it instead
     */
    record Told(Set<String> events, Set<String> cancelledBy) implements ClockCondition {

        public Told {
            events = Set.copyOf(events);
            cancelledBy = Set.copyOf(cancelledBy);
        }
    }
}
