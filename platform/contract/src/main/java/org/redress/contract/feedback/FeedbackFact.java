package org.redress.contract.feedback;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to a survey. One record per event type. */
public sealed interface FeedbackFact {

    /**
     * The customer answered. Questions left out are absent, never 0.
     *
     * @param invitationId the invitation that the answer names, if it names one
     */
    record Answered(List<Answer> answers, @Nullable UUID invitationId) implements FeedbackFact {

        /** Answers of somebody who was not invited, as far as is known. */
        public Answered(List<Answer> answers) {
            this(answers, null);
        }
    }

    /**
     * Something was told of an invitation to a survey, or the dimensions of its case changed. What is known of it now: of each thing that
     * was reported the earliest time; what was not reported is absent.
     *
     * @param deliveredAt it reached the customer's side, says who sent it
     * @param bouncedAt it could not be delivered
     * @param dismissedAt the customer declined
     * @param expiredAt the survey was closed for this customer
     * @param answeredAt an answer that names it was given
     */
    record InvitationChanged(
            @Nullable Instant sentAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant bouncedAt,
            @Nullable Instant openedAt,
            @Nullable Instant dismissedAt,
            @Nullable Instant expiredAt,
            @Nullable Instant answeredAt)
            implements FeedbackFact {}
}
