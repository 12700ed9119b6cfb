package org.redress.notification.delivery;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a message about a figure tells: an objective that burns, a category with a surge, or a team with deadlines that nobody has touched.
 *
 * @param name of the objective, the category or the team; absent for complaints that are not classified, or without a team
 * @param figure that the objective is about
 * @param severity {@code page} or {@code ticket}
 * @param since when it began
 * @param from the beginning of the window that is counted, or the first of the deadlines
 * @param count how many missed, how many complaints came, or how many deadlines come up
 * @param of how many were counted, or of how many complaints they are
 * @param rate how many times as fast as planned the budget burns
 * @param threshold the rate that is allowed, or the least count that is told
 * @param expected how many complaints were to be expected
 * @param reason why an objective no longer burns
 */
public record AlertFacts(
        @Nullable String name,
        @Nullable String figure,
        @Nullable String severity,
        @Nullable Instant since,
        @Nullable Instant from,
        @Nullable Integer count,
        @Nullable Integer of,
        @Nullable BigDecimal rate,
        @Nullable BigDecimal threshold,
        @Nullable BigDecimal expected,
        @Nullable String reason) {}
