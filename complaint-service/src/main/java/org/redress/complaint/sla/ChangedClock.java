package org.redress.complaint.sla;

/**
 * A clock after a change.
 *
 * @param alert whether somebody should be told: never for what was past before it was known
 */
public record ChangedClock(SlaClock clock, boolean alert) {}
