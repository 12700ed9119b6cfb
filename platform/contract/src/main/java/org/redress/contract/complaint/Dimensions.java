package org.redress.contract.complaint;

import org.jspecify.annotations.Nullable;

/**
 * What a case is counted by. Codes chosen by the organisation, at most 100 characters each; absent means not classified.
 *
 * @param source the system the case came from, for example {@code shop} or {@code import/cfpb}
 * @param assignee the user id or source-side code of the agent who owns the case
 */
public record Dimensions(
        @Nullable String source,
        @Nullable String channel,
        @Nullable String category,
        @Nullable String product,
        @Nullable String team,
        @Nullable String assignee,
        @Nullable String priority,
        @Nullable String brand,
        @Nullable String region) {

    /** No dimension known yet. */
    public static final Dimensions NONE = new Dimensions(null, null, null, null, null, null, null, null, null);
}
