package org.redress.feedback.answers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one customer answered at one time.
 *
 * @param complaintId the case it is about, if any
 * @param survey the organisation's code of the survey or wave
 * @param invitation the id of the invitation in the system that asked, if the answer follows one
 * @param answeredAt business time
 * @param timeClamped whether the stated time was not believed (api.md E9)
 * @param dimensions as posted
 * @param comment the customer's own words
 */
public record SurveyResponse(
        @Nullable UUID complaintId,
        @Nullable String survey,
        @Nullable String invitation,
        Instant answeredAt,
        boolean timeClamped,
        ResponseDimensions dimensions,
        List<QuestionAnswer> answers,
        @Nullable String comment) {

    public SurveyResponse {
        answers = List.copyOf(answers);
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("A sheet has at least one answer");
        }
    }
}
