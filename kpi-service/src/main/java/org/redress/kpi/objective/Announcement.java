package org.redress.kpi.objective;

import java.time.Instant;
import org.redress.messaging.NewEvent;

/** Puts a turn into the words of the event contract. */
public interface Announcement {

    /**
     * The event of a turn.
     *
     * @param after the objective after the turn; its standing counts the event already
     * @param at when it is recorded
     */
    NewEvent of(StoredObjective after, StateTransition stateTransition, Instant at);
}
