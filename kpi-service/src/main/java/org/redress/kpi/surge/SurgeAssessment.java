package org.redress.kpi.surge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a category's intake compares with its past.
 *
 * @param hour the end of its windows
 * @param weeks so many weeks of the past were compared
 * @param falseAlarmDays it raises a false alarm at most once in so many days
 */
public record SurgeAssessment(Instant hour, int weeks, int falseAlarmDays, List<Window> windows) {

    /** Above this probability a window is calm again. */
    static final double CALM = 0.05;

    /**
     * A window.
     *
     * @param expected how many complaints were to be expected
     * @param limit the least number that is a surge
     * @param probability that so many or more come if nothing is unusual
     */
    public record Window(int hours, Instant from, long n, double expected, long limit, double probability) {

        boolean surging() {
            return n >= limit;
        }
    }

    /** The most unusual of the windows that are a surge; absent if none is. */
    @Nullable
    Window surge() {
        Window found = null;
        for (Window window : windows) {
            if (window.surging() && (found == null || window.probability() < found.probability())) {
                found = window;
            }
        }
        return found;
    }

    boolean calm() {
        return windows.stream().allMatch(window -> window.probability() > CALM);
    }
}
