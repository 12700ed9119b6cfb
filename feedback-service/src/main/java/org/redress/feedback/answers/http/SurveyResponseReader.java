package org.redress.feedback.answers.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.feedback.answers.Measure;
import org.redress.feedback.answers.QuestionAnswer;
import org.redress.feedback.answers.ResponseDimensions;
import org.redress.feedback.answers.SurveyResponse;
import org.redress.kit.cloudevents.EventTimes;
import org.redress.kit.cloudevents.EventTimes.BusinessTime;
import org.redress.kit.http.JsonMembers;
import org.redress.kit.problem.Problem.FieldError;

/** Reads a posted sheet; finds every fault, so that a sender can repair all of them at once. */
final class SurveyResponseReader {

    static final int MAX_COMMENT = 10_000;

    private static final int MAX_ANSWERS = 50;

    private final JsonMembers fields;
    private final EventTimes times;

    private SurveyResponseReader(JsonMembers fields, EventTimes times) {
        this.fields = fields;
        this.times = times;
    }

    /**
     * A sheet, and what the simple form says beside it; or faults.
     *
     * @param sheet absent if there are faults
     */
    record Result(
            @Nullable SurveyResponse sheet,
            @Nullable String externalId,
            @Nullable String source,
            List<FieldError> faults) {}

    /** The data of a CloudEvent; its own time holds unless the data names another. */
    static Result event(JsonNode data, @Nullable Instant eventTime, String source, EventTimes times, String pointer) {
        SurveyResponseReader reader = new SurveyResponseReader(new JsonMembers(data, pointer), times);
        SurveyResponse sheet = reader.sheet(eventTime, source);
        return new Result(sheet, null, null, reader.fields.faults());
    }

    /** The body of a simple post. */
    static Result post(JsonNode body, String defaultSource, EventTimes times) {
        SurveyResponseReader reader = new SurveyResponseReader(new JsonMembers(body), times);
        String externalId = reader.fields.line("externalId", 255);
        String source = reader.fields.line("source", 255);
        SurveyResponse sheet = reader.sheet(null, source == null ? defaultSource : source);
        return new Result(sheet, externalId, source, reader.fields.faults());
    }

    private @Nullable SurveyResponse sheet(@Nullable Instant eventTime, String source) {
        UUID complaintId = fields.uuid("complaintId");
        String survey = fields.code("survey");
        String invitation = fields.line("invitation", 255);
        Instant stated = fields.time("answeredAt");
        BusinessTime answeredAt = times.believe(stated == null ? eventTime : stated);
        ResponseDimensions dimensions = new ResponseDimensions(
                source,
                fields.code("channel"),
                fields.code("category"),
                fields.code("product"),
                fields.code("team"),
                fields.code("priority"),
                fields.code("brand"),
                fields.code("region"));
        String comment = fields.text("comment", MAX_COMMENT);
        List<QuestionAnswer> answers = answers();
        fields.refuseOthers();
        if (answers.isEmpty() && fields.faultless()) {
            fields.faultBelow("", "no-answer", "at least one of nps, csat, ces, answers is needed");
        }
        if (!fields.faultless()) {
            return null;
        }
        return new SurveyResponse(
                complaintId, survey, invitation, answeredAt.at(), answeredAt.clamped(), dimensions, answers, comment);
    }

    private List<QuestionAnswer> answers() {
        List<QuestionAnswer> answers = new ArrayList<>();
        shortForm(Measure.NPS, "nps").ifPresent(answers::add);
        JsonNode csat = fields.take("csat");
        if (csat != null && csat.isObject()) {
            JsonMembers scaled = fields.element("/csat", csat);
            answer(scaled, Measure.CSAT, Measure.CSAT.defaultQuestion()).ifPresent(answers::add);
            scaled.refuseOthers();
        } else {
            shortForm(Measure.CSAT, "csat").ifPresent(answers::add);
        }
        shortForm(Measure.CES, "ces").ifPresent(answers::add);
        for (JsonMembers item : fields.objects("answers", MAX_ANSWERS)) {
            longForm(item).ifPresent(answers::add);
        }
        refuseRepeated(answers);
        return answers;
    }

    private void refuseRepeated(List<QuestionAnswer> answers) {
        record Question(Measure measure, String code) {}
        long distinct = answers.stream()
                .map(answer -> new Question(answer.measure(), answer.question()))
                .distinct()
                .count();
        if (distinct < answers.size()) {
            fields.faultBelow("", "repeated-question", "the same question is answered twice");
        }
    }

    private Optional<QuestionAnswer> shortForm(Measure measure, String name) {
        Integer score = whole(fields, name);
        return score == null
                ? Optional.empty()
                : judged(
                        fields,
                        name,
                        measure,
                        measure.defaultQuestion(),
                        score,
                        measure.defaultMin(),
                        measure.defaultMax());
    }

    private static @Nullable Integer whole(JsonMembers fields, String name) {
        return fields.integer(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static Optional<QuestionAnswer> longForm(JsonMembers item) {
        String name = item.line("measure", JsonMembers.MAX_CODE);
        String question = item.code("question");
        Measure measure =
                switch (name == null ? "" : name) {
                    case "nps" -> Measure.NPS;
                    case "csat" -> Measure.CSAT;
                    case "ces" -> Measure.CES;
                    default -> null;
                };
        Optional<QuestionAnswer> answer = Optional.empty();
        if (measure == null) {
            item.fault("measure", "unknown-value", "must be nps, csat or ces");
        } else {
            answer = answer(item, measure, question == null ? measure.defaultQuestion() : question);
            item.refuseOthers();
        }
        return answer;
    }

    private static Optional<QuestionAnswer> answer(JsonMembers item, Measure measure, String question) {
        Integer score = whole(item, "score");
        Integer min = whole(item, "scaleMin");
        Integer max = whole(item, "scaleMax");
        item.required("score", score);
        if (score == null) {
            return Optional.empty();
        }
        return judged(
                item,
                "score",
                measure,
                question,
                score,
                min == null ? measure.defaultMin() : min,
                max == null ? measure.defaultMax() : max);
    }

    private static Optional<QuestionAnswer> judged(
            JsonMembers fields, String name, Measure measure, String question, int score, int min, int max) {
        if (!measure.allowsScale(min, max)) {
            fields.fault("scaleMin", "scale-not-allowed", "the scale must be " + measure.allowedScales());
            return Optional.empty();
        }
        if (score < min || score > max) {
            fields.fault(name, "out-of-range", "must be " + min + " to " + max);
            return Optional.empty();
        }
        return Optional.of(new QuestionAnswer(measure, question, score, min, max));
    }
}
