package org.redress.feedback.answers;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What follows from all reports of an invitation.
 *
 * @param version 1, 2, 3 … of what is known of it; the highest holds
 * @param dimensions of the case where it is known, otherwise as posted
 * @param times of each step that was reported, the earliest
 */
public record InvitationState(
        UUID invitationId,
        int version,
        @Nullable UUID complaintId,
        @Nullable String survey,
        ResponseDimensions dimensions,
        Map<InvitationStep, Instant> times) {

    public InvitationState {
        times = Map.copyOf(times);
        if (times.isEmpty()) {
            throw new IllegalArgumentException("Something was told of every invitation");
        }
    }

    /** The latest time known of it. */
    public Instant latest() {
        return times.values().stream().max(Comparator.naturalOrder()).orElseThrow();
    }
}
