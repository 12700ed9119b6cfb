package org.redress.kpi.surge;

import java.time.Instant;
import org.redress.messaging.NewEvent;

/** Puts a turn into the words of the event contract. */
public interface SurgeAnnouncement {

    /**
     * The event of a turn.
     *
     * @param after the watch after it, which counts the event already
     * @param at when it is recorded
     */
    NewEvent of(CategoryMonitor after, SurgeTransition turn, Instant at);
}
