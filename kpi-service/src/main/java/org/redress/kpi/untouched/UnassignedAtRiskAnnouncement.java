package org.redress.kpi.untouched;

import java.time.Instant;
import org.redress.messaging.NewEvent;

/** Puts a turn into the words of the event contract. */
public interface UnassignedAtRiskAnnouncement {

    /**
     * The event of a turn.
     *
     * @param after the watch after it, which counts the event already
     * @param at the moment the figures are of
     * @param recordedAt when it is recorded
     */
    NewEvent of(TeamMonitor after, UnassignedAtRiskTransition turn, Instant at, Instant recordedAt);
}
