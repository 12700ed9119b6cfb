package org.redress.kpi.backlog;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The ages of complaints at a moment, in days of 24 hours. Percentiles without prefix are {@code disc} (nearest rank), those under
 * {@code cont} are linear; both are exact.
 *
 * @param n how many; without any, no age is given
 * @param businessDays the same in business days
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
        @Nullable Business businessDays,
        String method,
        Classes classes) {

    private static final double MILLIS_A_DAY = 86_400_000;

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

    /** Ages in business days, as the classes count them; percentiles by nearest rank. */
    public record Business(
            double minDays, double maxDays, double p50Days, double p90Days, double p95Days, double p99Days) {}

    /** The linear percentiles. */
    public record Linear(double p50Days, double p90Days, double p95Days, double p99Days) {}

    /** These ages, with those in business days of the zone. */
    Ages withBusinessDays(Instant at, ZoneId zone) {
        Business business = minDays == null
                        || maxDays == null
                        || p50Days == null
                        || p90Days == null
                        || p95Days == null
                        || p99Days == null
                ? null
                : new Business(
                        business(minDays, at, zone),
                        business(maxDays, at, zone),
                        business(p50Days, at, zone),
                        business(p90Days, at, zone),
                        business(p95Days, at, zone),
                        business(p99Days, at, zone));
        return new Ages(
                n, meanDays, minDays, maxDays, p50Days, p90Days, p95Days, p99Days, cont, business, method, classes);
    }

    private static double business(double days, Instant at, ZoneId zone) {
        return BusinessAge.days(at.minusMillis(Math.round(days * MILLIS_A_DAY)), at, zone);
    }
}
