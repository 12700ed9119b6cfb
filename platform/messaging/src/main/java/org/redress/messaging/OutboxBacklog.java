package org.redress.messaging;

/**
 * What waits to be published.
 *
 * @param events their number
 * @param oldestAgeSeconds the age of the oldest by the database's clock, 0 if there is none
 */
public record OutboxBacklog(long events, double oldestAgeSeconds) {}
