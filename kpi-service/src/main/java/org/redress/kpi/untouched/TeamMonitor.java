package org.redress.kpi.untouched;

import java.time.Instant;
import java.util.UUID;

/**
 * The watch over a team.
 *
 * @param team the empty text stands for complaints without one
 * @param told whether a spell was told that is not over
 * @param since when it was told, or the end of the last one
 * @param events how many events were told of it
 */
public record TeamMonitor(UUID id, String team, boolean told, Instant since, int events) {

    TeamMonitor turned(boolean nowTold, Instant at) {
        return new TeamMonitor(id, team, nowTold, at, events + 1);
    }
}
