package org.redress.kpi.backlog;

import org.jspecify.annotations.Nullable;

/**
 * The ages of complaints at a moment, in days of 24 hours. Percentiles without prefix are {@code disc} (nearest rank), those under
 * {@code cont} are linear; both are exact.
 *
 * @param n how many; without any, no age is given
 */
public record Ages(
        long n,
        @Nullable Double meanDays,
        @Nullable Double minDays,
        @Nullable Double maxDays,
        @Nullable Double p50Days,
        @Nullable Double p90Days,
        @Nullable Double p95Days,
        @Nullable Double p99Days,
        @Nullable Linear cont,
        String method,
        Classes classes) {

    /** How the classes are cut. */
    public static final String CLASSES =
            "business days: Monday to Friday in the zone, the time of day kept, public holidays not left out; 8 weeks: 56 days";

    /**
     * How old they are, in three classes.
     *
     * @param upTo3BusinessDays received at most three business days before the moment
     * @param upTo8Weeks older, and received at most 56 days before it
     * @param over8Weeks older still
     */
    public record Classes(long upTo3BusinessDays, long upTo8Weeks, long over8Weeks, String method) {}

    /** How the percentiles are computed. */
    public static final String METHOD = "exact; disc (nearest rank), and linear under cont";

    /** The linear percentiles. */
    public record Linear(double p50Days, double p90Days, double p95Days, double p99Days) {}
}
