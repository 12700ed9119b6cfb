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
 */
public record Facts(
        @Nullable String number,
        @Nullable String clock,
        @Nullable Instant dueAt,
        @Nullable String team,
        @Nullable String priority,
        @Nullable String category,
        @Nullable Integer score) {}
