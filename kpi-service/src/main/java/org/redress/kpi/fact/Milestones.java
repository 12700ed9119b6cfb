package org.redress.kpi.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When what happened in a complaint; absent for what has not. The meaning of each is that of the event contract's case state.
 *
 * @param resolvedAt the last resolution; absent while unresolved or reopened
 * @param closedAt the last closing; absent while open or reopened
 */
public record Milestones(
        @Nullable Instant receivedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant firstAssignedAt,
        @Nullable Instant firstResponseAt,
        @Nullable Instant firstResolvedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        @Nullable Instant firstReopenedAt) {}
