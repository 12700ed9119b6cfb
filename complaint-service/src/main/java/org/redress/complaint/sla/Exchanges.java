package org.redress.complaint.sla;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * All exchanges of a clock of answers (DEC-4). Each keeps its own verdict; the longest is the figure of the complaint.
 *
 * @param clock its code
 * @param running whether the customer waits
 * @param finished how many have ended
 * @param longest counted time of the longest that has ended; absent if none has
 */
public record Exchanges(
        String clock,
        boolean running,
        int finished,
        @Nullable Duration longest) {

    Exchanges with(SlaClock exchange, @Nullable Duration elapsed) {
        if (exchange.stoppedAt() == null) {
            return new Exchanges(clock, true, finished, longest);
        }
        boolean longer = longest == null || (elapsed != null && elapsed.compareTo(longest) > 0);
        return new Exchanges(clock, running, finished + 1, longer ? elapsed : longest);
    }
}
