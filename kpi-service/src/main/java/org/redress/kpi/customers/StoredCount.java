package org.redress.kpi.customers;

import java.time.Instant;

/**
 * A version of a count.
 *
 * @param version 1 for the first of this period and segment; the highest holds
 * @param withdrawn whether it takes the count back
 * @param recordedAt when it was stored
 * @param recordedBy who posted it
 */
public record StoredCount(CustomerCount count, int version, boolean withdrawn, Instant recordedAt, String recordedBy) {}
