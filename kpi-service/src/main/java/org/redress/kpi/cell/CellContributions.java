package org.redress.kpi.cell;

import java.time.Duration;
import java.time.Instant;

/** Where facts say what they count for. */
public interface CellContributions {

    /** Adds (sign 1) or takes away (sign -1) one, with an amount for the sum. */
    void count(int sign, String measure, Instant at, DimensionSet dimensions, long amount);

    /** Adds or takes away one duration: to count and sum, and to the bucket of its length in seconds. */
    void duration(int sign, String measure, Instant at, DimensionSet dimensions, Duration duration);
}
