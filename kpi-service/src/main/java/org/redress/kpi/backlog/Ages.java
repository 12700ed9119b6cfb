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
        String method) {

    /** How the percentiles are computed. */
    public static final String METHOD = "exact; disc (nearest rank), and linear under cont";

    /** The linear percentiles. */
    public record Linear(double p50Days, double p90Days, double p95Days, double p99Days) {}
}
