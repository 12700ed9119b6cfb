package org.redress.kpi.surge;

import java.time.Instant;

/** What others are told of a category. */
public sealed interface SurgeTransition {

    /** It receives more than its past explains. */
    record Began(SurgeAssessment reading, SurgeAssessment.Window window) implements SurgeTransition {}

    /**
     * It no longer does.
     *
     * @param since when that had been noticed
     * @param hour the end of the windows that are calm
     */
    record Ended(Instant since, Instant hour) implements SurgeTransition {}
}
