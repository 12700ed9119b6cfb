package org.redress.feedback.answers.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.redress.feedback.answers.InvitationState;
import org.redress.feedback.answers.InvitationStep;
import org.redress.feedback.answers.ResponseDimensions;

/**
 * An invitation in an answer; of each thing that was told the earliest time.
 *
 * @param id its id in Redress, {@code feedbackId} where it was posted
 */
@Schema(name = "Invitation")
@JsonInclude(JsonInclude.Include.NON_NULL)
record InvitationJson(
        UUID id,
        int version,
        @Nullable UUID complaintId,
        @Nullable String survey,
        @Nullable String source,
        @Nullable String channel,
        @Nullable String category,
        @Nullable String product,
        @Nullable String team,
        @Nullable String priority,
        @Nullable String brand,
        @Nullable String region,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant bouncedAt,
        @Nullable Instant openedAt,
        @Nullable Instant dismissedAt,
        @Nullable Instant expiredAt,
        @Nullable Instant answeredAt) {

    static InvitationJson of(InvitationState state) {
        ResponseDimensions of = state.dimensions();
        return new InvitationJson(
                state.invitationId(),
                state.version(),
                state.complaintId(),
                state.survey(),
                of.source(),
                of.channel(),
                of.category(),
                of.product(),
                of.team(),
                of.priority(),
                of.brand(),
                of.region(),
                state.times().get(InvitationStep.SENT),
                state.times().get(InvitationStep.DELIVERED),
                state.times().get(InvitationStep.BOUNCED),
                state.times().get(InvitationStep.OPENED),
                state.times().get(InvitationStep.DISMISSED),
                state.times().get(InvitationStep.EXPIRED),
                state.times().get(InvitationStep.ANSWERED));
    }
}
