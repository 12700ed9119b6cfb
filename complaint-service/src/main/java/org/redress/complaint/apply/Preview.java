package org.redress.complaint.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an application would do, and does not do yet.
 *
 * @param asOf when it was computed
 * @param open open cases that were looked at
 * @param matched those that the version is for
 * @param changed those of them that have another version now
 * @param moved those of them with a deadline that moves, begins or falls away
 * @param overdue those of them with a clock that is past due by that, and was not before
 * @param relieved those of them with a clock that was past due and would not be
 * @param clocks by code
 * @param becomeOverdue some of the overdue ones, the most overdue first
 */
public record Preview(
        Instant asOf,
        long open,
        long matched,
        long changed,
        long moved,
        long overdue,
        long relieved,
        List<Moves> clocks,
        List<Overdue> becomeOverdue) {

    /**
     * What happens to the clocks of one code that have not ended.
     *
     * @param unchanged same deadline
     * @param begin cases that have this clock only then
     * @param fallAway cases that do not have it any more
     * @param shift of those whose deadline moves; absent if none does
     */
    public record Moves(
            String clock,
            long unchanged,
            long begin,
            long fallAway,
            @Nullable Shift shift) {}

    /**
     * By how much deadlines move in elapsed time; negative is earlier.
     *
     * @param medianStepSeconds the median is rounded down to multiples of this
     */
    public record Shift(
            long earlier, long later, Duration least, Duration median, Duration largest, long medianStepSeconds) {}

    /**
     * A case with a clock that would be past due.
     *
     * @param dueBefore absent while it is paused, or if the clock begins
     */
    public record Overdue(
            UUID id, String number, String clock, @Nullable Instant dueBefore, Instant dueAfter) {}
}
