package org.redress.kpi.untouched;

import java.time.Instant;

/** What others are told of a team. */
public sealed interface UnassignedAtRiskTransition {

    /**
     * So many deadlines come up untouched.
     *
     * @param hours so far ahead it was looked
     * @param least the least number that is told
     */
    record Began(UnassignedAtRisk untouched, int hours, int least) implements UnassignedAtRiskTransition {}

    /**
     * Only few are left.
     *
     * @param since when the spell was told
     * @param clocks that are left
     */
    record Ended(Instant since, int clocks) implements UnassignedAtRiskTransition {}
}
