package org.redress.feedback.answers.published;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.contract.Topic;
import org.redress.contract.complaint.Dimensions;
import org.redress.contract.feedback.Answer;
import org.redress.contract.feedback.FeedbackEvent;
import org.redress.contract.feedback.FeedbackFact;
import org.redress.feedback.answers.QuestionAnswer;
import org.redress.feedback.answers.ResponseDimensions;
import org.redress.feedback.answers.SurveyResponse;
import org.redress.kit.Uuids;
import org.redress.messaging.NewEvent;

/** Sheets as events of the contract. The comment stays here; the event says only whether there is one. */
public final class ResponseEvents {

    private static final String NAMESPACE = "redress/feedback/sheet-of-complaint/";

    private ResponseEvents() {}

    /** The feedback id of a complaint's counted sheet: the same on every instance, without asking anybody. */
    public static UUID feedbackIdOf(UUID complaintId) {
        return UUID.nameUUIDFromBytes((NAMESPACE + complaintId).getBytes(StandardCharsets.UTF_8));
    }

    /** The event that a sheet was answered, or that its dimensions are other ones now. */
    public static NewEvent answered(
            UUID feedbackId,
            int version,
            SurveyResponse sheet,
            ResponseDimensions dimensions,
            String actor,
            Instant recordedAt) {
        FeedbackEvent event = new FeedbackEvent(
                feedbackId,
                version,
                sheet.complaintId(),
                sheet.survey(),
                sheet.answeredAt(),
                recordedAt,
                dimensions(dimensions),
                sheet.comment() != null,
                new FeedbackFact.Answered(
                        sheet.answers().stream().map(ResponseEvents::answer).toList(), invitation(sheet)));
        return new NewEvent(
                Uuids.next(),
                Topic.FEEDBACK,
                feedbackId,
                version,
                event.key(),
                event.type().wireName(),
                sheet.answeredAt(),
                recordedAt,
                actor,
                event.write());
    }

    private static @Nullable UUID invitation(SurveyResponse sheet) {
        String invitation = sheet.invitation();
        return invitation == null
                ? null
                : InvitationEvents.invitationIdOf(sheet.dimensions().source(), invitation);
    }

    static Dimensions dimensions(ResponseDimensions of) {
        return new Dimensions(
                of.source(),
                of.channel(),
                of.category(),
                of.product(),
                of.team(),
                null,
                of.priority(),
                of.brand(),
                of.region());
    }

    private static Answer answer(QuestionAnswer answer) {
        return new Answer(
                switch (answer.measure()) {
                    case NPS -> org.redress.contract.feedback.Measure.NPS;
                    case CSAT -> org.redress.contract.feedback.Measure.CSAT;
                    case CES -> org.redress.contract.feedback.Measure.CES;
                },
                answer.question(),
                answer.score(),
                answer.scaleMin(),
                answer.scaleMax());
    }
}
