package org.redress.feedback.answers;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a system tells of an invitation.
 *
 * @param source with {@code sourceId} and the step its natural key for ever
 * @param actor who posted it, as {@code kind:id}
 * @param invitation the id of the invitation in the system that asked, which is the source among the dimensions
 * @param occurredAt business time
 * @param timeClamped whether the stated time was not believed (api.md E9)
 * @param complaintId the case that the customer is asked about, if it is told
 * @param survey the organisation's code of the survey or wave, if it is told
 * @param dimensions as posted
 */
public record InvitationReport(
        String source,
        String sourceId,
        String actor,
        String invitation,
        InvitationStep step,
        Instant occurredAt,
        boolean timeClamped,
        @Nullable UUID complaintId,
        @Nullable String survey,
        ResponseDimensions dimensions) {

    /** What an answer tells of the invitation that it names; absent if it names none. */
    public static Optional<InvitationReport> of(Posting posting) {
        SurveyResponse sheet = posting.sheet();
        return Optional.ofNullable(sheet.invitation())
                .map(invitation -> new InvitationReport(
                        posting.source(),
                        posting.sourceId(),
                        posting.actor(),
                        invitation,
                        InvitationStep.ANSWERED,
                        sheet.answeredAt(),
                        sheet.timeClamped(),
                        sheet.complaintId(),
                        sheet.survey(),
                        sheet.dimensions()));
    }
}
