package org.redress.feedback.answers.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.feedback.answers.Posting;
import org.redress.feedback.answers.QuestionAnswer;
import org.redress.feedback.answers.ResponseDimensions;
import org.redress.feedback.answers.SurveyResponse;
import org.redress.feedback.answers.published.ResponseEvents;
import org.redress.kit.Uuids;

/** A row of {@code answer_sheet}; the names are the columns'. */
record ResponseRow(
        int position,
        UUID sheetId,
        String source,
        String sourceId,
        UUID feedbackId,
        @Nullable Integer version,
        @Nullable UUID complaintId,
        @Nullable String survey,
        @Nullable String invitation,
        Instant answeredAt,
        boolean timeClamped,
        Instant recordedAt,
        String actor,
        @Nullable String dimSource,
        @Nullable String channel,
        @Nullable String category,
        @Nullable String product,
        @Nullable String team,
        @Nullable String priority,
        @Nullable String brand,
        @Nullable String region,
        List<QuestionAnswer> answers,
        @Nullable String comment) {

    /** A posting's row. Without a case it is its own feedback and counted at once; with one, that is decided under the case's lock. */
    static ResponseRow of(int position, Posting posting, Instant recordedAt) {
        SurveyResponse sheet = posting.sheet();
        ResponseDimensions dimensions = sheet.dimensions();
        UUID complaintId = sheet.complaintId();
        UUID sheetId = Uuids.next();
        return new ResponseRow(
                position,
                sheetId,
                posting.source(),
                posting.sourceId(),
                complaintId == null ? sheetId : ResponseEvents.feedbackIdOf(complaintId),
                complaintId == null ? 1 : null,
                complaintId,
                sheet.survey(),
                sheet.invitation(),
                sheet.answeredAt(),
                sheet.timeClamped(),
                recordedAt,
                posting.actor(),
                dimensions.source(),
                dimensions.channel(),
                dimensions.category(),
                dimensions.product(),
                dimensions.team(),
                dimensions.priority(),
                dimensions.brand(),
                dimensions.region(),
                sheet.answers(),
                sheet.comment());
    }
}
