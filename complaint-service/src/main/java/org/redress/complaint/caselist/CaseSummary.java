package org.redress.complaint.caselist;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.Status;
import org.redress.complaint.sla.ClockState;

/**
 * What lists show of a case.
 *
 * @param erasedAt when whoever it is about was erased
 */
public record CaseSummary(
        UUID id,
        String number,
        @Nullable String subject,
        @Schema(implementation = Status.class) String status,
        @Nullable String sourceStatus,
        @Nullable String channel,
        @Nullable String category,
        @Nullable String product,
        @Nullable String team,
        @Nullable String assignee,
        @Nullable String priority,
        @Nullable String brand,
        @Nullable String region,
        String source,
        @Nullable Instant receivedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        int version,
        @Nullable NextDeadline nextDeadline,
        @Nullable String customerName,
        @Nullable Instant erasedAt) {

    /**
     * The unkept promise that is due first, late ones included.
     *
     * @param state {@code running}, or {@code breached} once it is known to be late
     * @param riskAt when a fifth of the budget is left; absent if it does not run, or has no budget
     */
    public record NextDeadline(
            String clock,
            Instant dueAt,
            @Schema(implementation = ClockState.class) String state,
            @Nullable Instant riskAt) {}
}
