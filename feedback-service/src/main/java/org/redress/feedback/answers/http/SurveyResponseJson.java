package org.redress.feedback.answers.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.redress.feedback.answers.QuestionAnswer;
import org.redress.feedback.answers.ResponseDimensions;
import org.redress.feedback.answers.ResponseView;

/** A sheet in an answer; the fields are those of {@link ResponseView}. */
@Schema(name = "Feedback")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SurveyResponseJson(
        UUID sheetId,
        UUID id,
        @Nullable Integer version,
        boolean counted,
        @Nullable UUID complaintId,
        @Nullable String survey,
        Instant answeredAt,
        Instant recordedAt,
        @Nullable String source,
        @Nullable String channel,
        @Nullable String category,
        @Nullable String product,
        @Nullable String team,
        @Nullable String priority,
        @Nullable String brand,
        @Nullable String region,
        List<AnswerJson> answers,
        @Nullable String comment) {

    /** One answered question. */
    @Schema(name = "Answer")
    record AnswerJson(String measure, String question, int score, int scaleMin, int scaleMax) {}

    static SurveyResponseJson of(ResponseView view) {
        ResponseDimensions of = view.dimensions();
        return new SurveyResponseJson(
                view.sheetId(),
                view.id(),
                view.version(),
                view.counted(),
                view.complaintId(),
                view.survey(),
                view.answeredAt(),
                view.recordedAt(),
                of.source(),
                of.channel(),
                of.category(),
                of.product(),
                of.team(),
                of.priority(),
                of.brand(),
                of.region(),
                view.answers().stream().map(SurveyResponseJson::answer).toList(),
                view.comment());
    }

    private static AnswerJson answer(QuestionAnswer answer) {
        return new AnswerJson(
                answer.measure().name().toLowerCase(Locale.ROOT),
                answer.question(),
                answer.score(),
                answer.scaleMin(),
                answer.scaleMax());
    }
}
