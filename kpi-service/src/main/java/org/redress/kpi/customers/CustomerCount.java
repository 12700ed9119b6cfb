package org.redress.kpi.customers;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Customers of a period of days.
 *
 * @param from included
 * @param to excluded
 * @param customers at the end of the period
 * @param gained who became one in the period; absent if unknown
 * @param lost who ceased to be one in it; absent if unknown
 */
public record CustomerCount(
        LocalDate from,
        LocalDate to,
        CustomerSegment segment,
        long customers,
        @Nullable Long gained,
        @Nullable Long lost) {

    /** Customers at the beginning, which is the end without the new and with the lost; absent unless both are known. */
    public @Nullable Long atStart() {
        return gained == null || lost == null ? null : customers - gained + lost;
    }

    /** The average of the period: of beginning and end where the beginning is known, otherwise as many as at the end. */
    double average() {
        Long start = atStart();
        return start == null ? customers : (start + customers) / 2.0;
    }
}
