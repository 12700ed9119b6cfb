package org.redress.feedback.answers.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.feedback.answers.Measure;
import org.redress.feedback.answers.QuestionAnswer;
import org.redress.kit.cloudevents.EventTimes;
import org.redress.kit.cloudevents.StrictJson;
import org.redress.kit.cloudevents.StrictJson.NotStrictJsonException;
import org.redress.kit.problem.Problem.FieldError;

class SurveyResponseReaderTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final EventTimes times = new EventTimes(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void shortFormsGetTheUsualQuestionsAndScales() {
        SurveyResponseReader.Result result = post("{'nps':9,'csat':4,'ces':7}");

        assertThat(result.faults()).isEmpty();
        assertThat(result.sheet()).isNotNull();
        assertThat(result.sheet().answers())
                .containsExactly(
                        new QuestionAnswer(Measure.NPS, "recommend", 9, 0, 10),
                        new QuestionAnswer(Measure.CSAT, "satisfaction", 4, 1, 5),
                        new QuestionAnswer(Measure.CES, "effort", 7, 1, 7));
        assertThat(result.sheet().answeredAt()).isEqualTo(NOW);
        assertThat(result.sheet().dimensions().source()).isEqualTo("own");
    }

    @Test
    void longFormsNameQuestionAndScale() {
        SurveyResponseReader.Result result = post(
                "{'answers':[{'measure':'nps','question':'intention','score':0,'scaleMin':0,'scaleMax':10},"
                        + "{'measure':'csat','question':'shop','score':8,'scaleMin':0,'scaleMax':10}],"
                        + "'csat':{'score':2,'scaleMin':1,'scaleMax':3},'answeredAt':'2026-02-01T09:00:00+01:00','source':'till'}");

        assertThat(result.faults()).isEmpty();
        assertThat(result.sheet()).isNotNull();
        assertThat(result.sheet().answers())
                .containsExactly(
                        new QuestionAnswer(Measure.CSAT, "satisfaction", 2, 1, 3),
                        new QuestionAnswer(Measure.NPS, "intention", 0, 0, 10),
                        new QuestionAnswer(Measure.CSAT, "shop", 8, 0, 10));
        assertThat(result.sheet().answeredAt()).isEqualTo(Instant.parse("2026-02-01T08:00:00Z"));
        assertThat(result.sheet().dimensions().source()).isEqualTo("till");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'nps':11} | /nps | out-of-range",
                "{'nps':-1} | /nps | out-of-range",
                "{'csat':0} | /csat | out-of-range",
                "{'ces':8} | /ces | out-of-range",
                "{'nps':9.5} | /nps | wrong-type",
                "{'nps':'9'} | /nps | wrong-type",
                "{'nps':true} | /nps | wrong-type",
                "{} | `` | no-answer",
                "{'comment':'only words'} | `` | no-answer",
                "{'nps':9,'stars':5} | /stars | unknown-field",
                "{'nps':9,'complaintId':'C-2026-000001'} | /complaintId | malformed",
                "{'nps':9,'answeredAt':'2026-02-01T09:00:00'} | /answeredAt | malformed",
                "{'nps':9,'channel':''} | /channel | empty",
                "{'nps':9,'channel':7} | /channel | wrong-type",
                "{'csat':{'score':8}} | /csat/score | out-of-range",
                "{'csat':{'scaleMax':7}} | /csat/score | required",
                "{'answers':{}} | /answers | wrong-type",
                "{'answers':[{'measure':'stars','score':1}]} | /answers/0/measure | unknown-value",
                "{'answers':[{'measure':'nps','score':5,'scaleMin':1,'scaleMax':5}]} | /answers/0/scaleMin | scale-not-allowed",
                "{'nps':9,'answers':[{'measure':'nps','score':5}]} | `` | repeated-question",
                "[] | `` | wrong-type"
            })
    void faultsCarryTheirPointer(String json, String pointer, String code) {
        SurveyResponseReader.Result result = post(json);

        assertThat(result.sheet()).isNull();
        assertThat(result.faults())
                .extracting(FieldError::pointer, FieldError::code)
                .contains(org.assertj.core.groups.Tuple.tuple(pointer == null ? "" : pointer, code));
    }

    @Test
    void allFaultsAreFoundAtOnce() {
        SurveyResponseReader.Result result = post("{'nps':11,'ces':0,'team':1}");

        assertThat(result.faults()).extracting(FieldError::pointer).containsExactly("/team", "/nps", "/ces");
    }

    @Test
    void e9_timesThatCannotBeBelievedAreClampedAndFlagged() {
        SurveyResponseReader.Result future = post("{'nps':9,'answeredAt':'2027-02-01T09:00:00Z'}");

        assertThat(future.sheet()).isNotNull();
        assertThat(future.sheet().answeredAt()).isEqualTo(NOW);
        assertThat(future.sheet().timeClamped()).isTrue();
    }

    @Test
    void externalIdBelongsToTheSimpleFormOnly() {
        SurveyResponseReader.Result post = post("{'nps':9,'externalId':'a-1'}");
        SurveyResponseReader.Result event =
                SurveyResponseReader.event(json("{'nps':9,'externalId':'a-1'}"), NOW, "shop", times, "/data");

        assertThat(post.externalId()).isEqualTo("a-1");
        assertThat(event.faults()).extracting(FieldError::pointer).containsExactly("/data/externalId");
    }

    private SurveyResponseReader.Result post(String json) {
        return SurveyResponseReader.post(json(json), "own", times);
    }

    private static JsonNode json(String text) {
        try {
            return StrictJson.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        } catch (NotStrictJsonException e) {
            throw new AssertionError(e);
        }
    }
}
