package org.redress.kpi.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the source says about its own promise; never mixed with the verdicts of our clocks (ADR 0011).
 *
 * @param met whether it says it kept it; absent if it does not say
 * @param disputed whether it says the customer disputed the resolution; absent if it does not say
 */
public record StatedPromise(
        @Nullable Instant deadlineAt,
        @Nullable Boolean met,
        @Nullable Boolean disputed) {}
