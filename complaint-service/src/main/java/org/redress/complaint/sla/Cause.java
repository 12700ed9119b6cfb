package org.redress.complaint.sla;

import java.time.Instant;

/**
 * Why clocks are read again.
 *
 * @param occurredAt event time of what happened; for a sweep, the instant swept to
 * @param recordedAt when it was recorded
 * @param reopens whether it is a reopening
 * @param alertFrom what was due before this instant alerts nobody: the case was not known then
 * @param silent whether nobody is to be alerted at all
 */
public record Cause(Instant occurredAt, Instant recordedAt, boolean reopens, Instant alertFrom, boolean silent) {}
