package org.redress.notification.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a message tells: codes and instants, nothing personal.
 *
 * @param number the case number people use
 * @param clock the clock that is concerned
 * @param dueAt its deadline; in an acknowledgement, when the customer will hear from us at the latest
 * @param score what a detractor answered
 * @param alert what a message about a figure tells
 */
public record Facts(
        @Nullable String number,
        @Nullable String clock,
        @Nullable Instant dueAt,
        @Nullable String team,
        @Nullable String priority,
        @Nullable String category,
        @Nullable Integer score,
        @Nullable AlertFacts alert) {

    /** Of a message about a case. */
    public Facts(
            @Nullable String number,
            @Nullable String clock,
            @Nullable Instant dueAt,
            @Nullable String team,
            @Nullable String priority,
            @Nullable String category,
            @Nullable Integer score) {
        this(number, clock, dueAt, team, priority, category, score, null);
    }

    /** Of a message about a figure. */
    public static Facts of(AlertFacts alert) {
        return new Facts(null, null, null, null, null, null, null, alert);
    }
}
