package org.redress.complaint.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of a clock with all that led to it.
 *
 * @param clock what it says
 * @param rule its promise
 * @param endedBy the event that ended it
 * @param replacedBy the clock that took its place
 * @param elapsed counted time until it ended, or until now
 * @param margin budget minus elapsed, negative when late (C7); absent if nothing is promised
 * @param shares when each warning's share of the budget is used up; an instant is absent if it stands still before
 */
public record ClockReport(
        SlaClock clock,
        ClockRule rule,
        @Nullable String endedBy,
        @Nullable String replacedBy,
        Duration elapsed,
        @Nullable Duration margin,
        List<Share> shares,
        Explanation explanation) {

    /** A share of the budget in percent and when it is used up. */
    public record Share(int percent, @Nullable Instant usedUpAt) {}
}
