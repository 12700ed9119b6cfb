package org.redress.complaint.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An interval of instants [from, until), full precision (DEC-6).
 *
 * @param until absent while it lasts
 */
public record Interval(Instant from, @Nullable Instant until) {}
