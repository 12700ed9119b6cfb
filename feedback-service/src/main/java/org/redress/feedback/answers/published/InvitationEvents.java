package org.redress.feedback.answers.published;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.contract.Topic;
import org.redress.contract.feedback.FeedbackEvent;
import org.redress.contract.feedback.FeedbackFact;
import org.redress.feedback.answers.InvitationState;
import org.redress.feedback.answers.InvitationStep;
import org.redress.kit.Uuids;
import org.redress.messaging.NewEvent;

/** Invitations as events of the contract. */
public final class InvitationEvents {

    private static final String NAMESPACE = "redress/feedback/invitation/";

    private InvitationEvents() {}

    /** The id of an invitation: the same on every instance, without asking anybody. */
    public static UUID invitationIdOf(@Nullable String source, String invitation) {
        String name = NAMESPACE + Objects.requireNonNullElse(source, "") + "\n" + invitation;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The event that more is known of an invitation, or that its dimensions are other ones now. */
    public static NewEvent changed(InvitationState state, String actor, Instant recordedAt) {
        Map<InvitationStep, Instant> times = state.times();
        FeedbackEvent event = new FeedbackEvent(
                state.invitationId(),
                state.version(),
                state.complaintId(),
                state.survey(),
                state.latest(),
                recordedAt,
                ResponseEvents.dimensions(state.dimensions()),
                false,
                new FeedbackFact.InvitationChanged(
                        times.get(InvitationStep.SENT),
                        times.get(InvitationStep.DELIVERED),
                        times.get(InvitationStep.BOUNCED),
                        times.get(InvitationStep.OPENED),
                        times.get(InvitationStep.DISMISSED),
                        times.get(InvitationStep.EXPIRED),
                        times.get(InvitationStep.ANSWERED)));
        return new NewEvent(
                Uuids.next(),
                Topic.FEEDBACK,
                state.invitationId(),
                state.version(),
                event.key(),
                event.type().wireName(),
                state.latest(),
                recordedAt,
                actor,
                event.write());
    }
}
