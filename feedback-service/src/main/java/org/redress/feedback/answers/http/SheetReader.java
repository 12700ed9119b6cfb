package org.redress.feedback.answers.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.feedback.answers.AnswerSheet;
import org.redress.feedback.answers.Measure;
import org.redress.feedback.answers.SheetAnswer;
import org.redress.feedback.answers.SheetDimensions;
import org.redress.kit.cloudevents.EventTimes;
import org.redress.kit.cloudevents.EventTimes.BusinessTime;

/** Reads a posted sheet; finds every fault, so that a sender can repair all of them at once. */
final class SheetReader {

    static final int MAX_COMMENT = 10_000;

    private static final Set<String> DATA_FIELDS = Set.of(
            "complaintId",
            "survey",
            "invitation",
            "answeredAt",
            "channel",
            "category",
            "product",
            "team",
            "priority",
            "brand",
            "region",
            "nps",
            "csat",
            "ces",
            "answers",
            "comment");
    private static final Set<String> POST_FIELDS = Set.of("externalId", "source");

    private final Fields fields;
    private final EventTimes times;

    private SheetReader(Fields fields, EventTimes times) {
        this.fields = fields;
        this.times = times;
    }

    /**
     * A sheet, and what the simple form says beside it; or faults.
     *
     * @param sheet absent if there are faults
     */
    record Result(
            @Nullable AnswerSheet sheet,
            @Nullable String externalId,
            @Nullable String source,
            List<Fields.Fault> faults) {}

    /** The data of a CloudEvent; its own time holds unless the data names another. */
    static Result event(JsonNode data, @Nullable Instant eventTime, String source, EventTimes times, String pointer) {
        SheetReader reader = new SheetReader(new Fields(data, pointer), times);
        reader.fields.allowOnly(DATA_FIELDS, Set.of());
        AnswerSheet sheet = reader.sheet(eventTime, source);
        return new Result(sheet, null, null, reader.fields.faults());
    }

    /** The body of a simple post. */
    static Result post(JsonNode body, String defaultSource, EventTimes times) {
        SheetReader reader = new SheetReader(new Fields(body, ""), times);
        reader.fields.allowOnly(DATA_FIELDS, POST_FIELDS);
        String externalId = reader.fields.text("externalId", 255);
        String source = reader.fields.text("source", 255);
        AnswerSheet sheet = reader.sheet(null, source == null ? defaultSource : source);
        return new Result(sheet, externalId, source, reader.fields.faults());
    }

    private @Nullable AnswerSheet sheet(@Nullable Instant eventTime, String source) {
        UUID complaintId = fields.uuid("complaintId");
        String survey = fields.code("survey");
        String invitation = fields.text("invitation", 255);
        Instant stated = fields.time("answeredAt");
        BusinessTime answeredAt = times.believe(stated == null ? eventTime : stated);
        SheetDimensions dimensions = new SheetDimensions(
                source,
                fields.code("channel"),
                fields.code("category"),
                fields.code("product"),
                fields.code("team"),
                fields.code("priority"),
                fields.code("brand"),
                fields.code("region"));
        String comment = fields.text("comment", MAX_COMMENT);
        List<SheetAnswer> answers = answers();
        if (answers.isEmpty() && fields.faults().isEmpty()) {
            fields.fault("", "no-answer", "at least one of nps, csat, ces, answers is needed");
        }
        if (!fields.faults().isEmpty()) {
            return null;
        }
        return new AnswerSheet(
                complaintId, survey, invitation, answeredAt.at(), answeredAt.clamped(), dimensions, answers, comment);
    }

    private List<SheetAnswer> answers() {
        List<SheetAnswer> answers = new ArrayList<>();
        shortForm(Measure.NPS, "nps").ifPresent(answers::add);
        JsonNode csat = fields.node("csat");
        if (csat.isObject()) {
            Fields scaled = fields.child("csat", csat);
            scaled.allowOnly(Set.of("score", "scaleMin", "scaleMax"), Set.of());
            answer(scaled, Measure.CSAT, Measure.CSAT.defaultQuestion()).ifPresent(answers::add);
        } else {
            shortForm(Measure.CSAT, "csat").ifPresent(answers::add);
        }
        shortForm(Measure.CES, "ces").ifPresent(answers::add);
        JsonNode list = fields.node("answers");
        if (list.isArray()) {
            if (list.size() > 50) {
                fields.fault("/answers", "too-many", "at most 50 answers");
                return answers;
            }
            for (int i = 0; i < list.size(); i++) {
                longForm(fields.child("answers/" + i, list.get(i))).ifPresent(answers::add);
            }
        } else if (!list.isMissingNode()) {
            fields.fault("/answers", "wrong-type", "must be an array");
        }
        refuseRepeated(answers);
        return answers;
    }

    private void refuseRepeated(List<SheetAnswer> answers) {
        record Question(Measure measure, String code) {}
        long distinct = answers.stream()
                .map(answer -> new Question(answer.measure(), answer.question()))
                .distinct()
                .count();
        if (distinct < answers.size()) {
            fields.fault("", "repeated-question", "the same question is answered twice");
        }
    }

    private Optional<SheetAnswer> shortForm(Measure measure, String name) {
        Integer score = fields.integer(name);
        return score == null
                ? Optional.empty()
                : judged(
                        fields,
                        "/" + name,
                        measure,
                        measure.defaultQuestion(),
                        score,
                        measure.defaultMin(),
                        measure.defaultMax());
    }

    private Optional<SheetAnswer> longForm(Fields item) {
        item.allowOnly(Set.of("measure", "question", "score", "scaleMin", "scaleMax"), Set.of());
        Measure measure =
                switch (item.node("measure").asText("")) {
                    case "nps" -> Measure.NPS;
                    case "csat" -> Measure.CSAT;
                    case "ces" -> Measure.CES;
                    default -> null;
                };
        if (measure == null) {
            item.fault("/measure", "unknown-value", "must be nps, csat or ces");
            return Optional.empty();
        }
        String question = item.code("question");
        return answer(item, measure, question == null ? measure.defaultQuestion() : question);
    }

    private static Optional<SheetAnswer> answer(Fields item, Measure measure, String question) {
        Integer score = item.integer("score");
        Integer min = item.integer("scaleMin");
        Integer max = item.integer("scaleMax");
        if (score == null) {
            item.fault("/score", "required", "score is missing");
            return Optional.empty();
        }
        return judged(
                item,
                "/score",
                measure,
                question,
                score,
                min == null ? measure.defaultMin() : min,
                max == null ? measure.defaultMax() : max);
    }

    private static Optional<SheetAnswer> judged(
            Fields fields, String pointer, Measure measure, String question, int score, int min, int max) {
        if (!measure.allowsScale(min, max)) {
            fields.fault("/scaleMin", "scale-not-allowed", "the scale must be " + measure.allowedScales());
            return Optional.empty();
        }
        if (score < min || score > max) {
            fields.fault(pointer, "out-of-range", "must be " + min + " to " + max);
            return Optional.empty();
        }
        return Optional.of(new SheetAnswer(measure, question, score, min, max));
    }
}
