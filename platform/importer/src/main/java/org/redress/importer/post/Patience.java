package org.redress.importer.post;

import java.time.Duration;

/**
 * How long the importer goes on trying while the intake cannot take a batch.
 *
 * @param firstPause doubled after each vain attempt
 * @param longestPause where the doubling ends
 * @param beforeFirstAnswer how long an intake that never answered is waited for
 * @param afterwards how long one that did answer before is waited for
 */
public record Patience(Duration firstPause, Duration longestPause, Duration beforeFirstAnswer, Duration afterwards) {

    /** Long enough for a restart of the service; short for an address at which nobody ever answered. */
    public static Patience of(Duration afterwards) {
        Duration first = Duration.ofSeconds(10);
        return new Patience(
                Duration.ofMillis(250),
                Duration.ofSeconds(10),
                afterwards.compareTo(first) < 0 ? afterwards : first,
                afterwards);
    }

    Duration pause(int vainAttempts) {
        Duration doubled = firstPause.multipliedBy(1L << Math.min(vainAttempts, 20));
        return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    }
}
