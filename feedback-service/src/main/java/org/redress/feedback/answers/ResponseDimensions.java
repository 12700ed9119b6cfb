package org.redress.feedback.answers;

import org.jspecify.annotations.Nullable;

/** What an answer is counted by; absent means not known. */
public record ResponseDimensions(
        @Nullable String source,
        @Nullable String channel,
        @Nullable String category,
        @Nullable String product,
        @Nullable String team,
        @Nullable String priority,
        @Nullable String brand,
        @Nullable String region) {

    /** These dimensions, and where one is unknown that of the other. */
    public ResponseDimensions orElse(ResponseDimensions other) {
        return new ResponseDimensions(
                first(source, other.source),
                first(channel, other.channel),
                first(category, other.category),
                first(product, other.product),
                first(team, other.team),
                first(priority, other.priority),
                first(brand, other.brand),
                first(region, other.region));
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
