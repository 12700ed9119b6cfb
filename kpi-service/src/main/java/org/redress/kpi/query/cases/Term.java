package org.redress.kpi.query.cases;

import org.jspecify.annotations.Nullable;

/**
 * What one measure counts.
 *
 * @param except what this measure counts too is left out
 * @param due which of the running clocks
 */
public record Term(String measure, @Nullable String except, Due due) {

    /** Whether running clocks are told apart by the moment of asking. */
    public enum Due {
        /** They are not. */
        ANY,
        /** The deadline is that moment or lies before it. */
        PAST,
        /** The deadline lies after it. */
        AHEAD,
        /** The deadline lies after it, and less than a fifth of the budget is left. */
        RISKY
    }

    /** All that the measure counts. */
    static Term of(String measure) {
        return new Term(measure, null, Due.ANY);
    }
}
