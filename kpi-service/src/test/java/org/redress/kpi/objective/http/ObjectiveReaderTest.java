package org.redress.kpi.objective.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemException;
import org.redress.kpi.objective.ObjectiveSpec;

/** What is refused when an objective is saved, and why. */
class ObjectiveReaderTest {

    @Test
    void what_is_left_out_is_as_metrics_md_6_says_for_low_volumes() {
        ObjectiveSpec spec = read("{'name':'a','figure':'sla','of':'resolution','target':0.95}");
        assertThat(spec.periodDays()).isEqualTo(90);
        assertThat(spec.minimumCount()).isEqualTo(10);
        assertThat(spec.rules()).isEqualTo(ObjectiveSpec.usualRules(0.95));
        assertThat(read("{'name':'a','figure':'csat','target':0.8,'periodDays':3}")
                        .rules())
                .as("a rule that looks further back than the period makes no sense")
                .hasSize(2);
    }

    /** The greatest burn of each fact cannot be exceeded; what lies below it can. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"B-1, 0.99, 100", "B-2, 0.95, 20", "B-3, 0.9, 10"})
    void a_threshold_that_can_never_be_exceeded_is_refused_with_the_highest_possible(
            String fact, double slo, int maxBurn) {
        String rule =
                "{'name':'a','figure':'reopen','target':%s,'rules':[{'longMinutes':60,'shortMinutes':15,'burn':%s,'urgency':'page'}]}";
        assertThat(read(rule.formatted(slo, maxBurn - 0.1)).rules()).hasSize(1);
        Problem problem = refused(rule.formatted(slo, maxBurn));
        assertThat(problem.errors()).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo("/rules/0/burn");
            assertThat(error.code()).isEqualTo("unreachable");
            assertThat(error.message()).contains("must be below " + maxBurn);
        });
    }

    @Test
    void b_3_the_usual_fast_burn_of_14_4_is_refused_for_a_target_of_90_percent() {
        Problem problem = refused("{'name':'a','figure':'sla','of':'x','target':0.9,'periodDays':30,"
                + "'rules':[{'longMinutes':60,'shortMinutes':15,'budgetShare':0.02,'urgency':'page'}]}");
        assertThat(problem.errors()).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo("/rules/0/budgetShare");
            assertThat(error.message()).contains("of 14.4").contains("must be below 0.0138889");
        });
        ObjectiveSpec reachable = read("{'name':'a','figure':'sla','of':'x','target':0.95,'periodDays':30,"
                + "'rules':[{'longMinutes':60,'shortMinutes':15,'budgetShare':0.02,'urgency':'page'}]}");
        assertThat(reachable.rules().getFirst().burn()).isCloseTo(14.4, within(1e-9));
    }

    @Test
    void every_fault_is_named_with_its_place() {
        Problem problem =
                refused("{'figure':'sla','target':1,'periodDays':1.5,'colour':'red','filters':{'team':[],'shoe':['x']},"
                        + "'rules':[{'longMinutes':60,'shortMinutes':60,'burn':2,'urgency':'loud','x':1},{'longMinutes':20,'shortMinutes':15,"
                        + "'burn':2,'budgetShare':0.1,'urgency':'page'}]}");
        List<String> pointers =
                problem.errors().stream().map(Problem.FieldError::pointer).toList();
        assertThat(pointers)
                .contains("/name", "/of", "/target", "/periodDays", "/colour", "/filters/team", "/filters/shoe");
        problem = refused("{'name':'a','figure':'sla','of':'x','target':0.9,"
                + "'rules':[{'longMinutes':60,'shortMinutes':60,'burn':2,'urgency':'loud','x':1},{'longMinutes':20,'shortMinutes':15,"
                + "'burn':2,'budgetShare':0.1,'urgency':'page'}]}");
        assertThat(problem.errors())
                .extracting(Problem.FieldError::pointer)
                .containsExactlyInAnyOrder(
                        "/rules/0/shortMinutes",
                        "/rules/0/urgency",
                        "/rules/0/x",
                        "/rules/1/longMinutes",
                        "/rules/1/budgetShare");
        assertThat(refused("{'name':'a','figure':'nps','target':0.9}").errors())
                .extracting(Problem.FieldError::pointer)
                .containsExactly("/figure");
        assertThat(refused("[]").status()).isEqualTo(400);
        assertThat(refused("{").code()).isEqualTo("invalid-json");
    }

    private static ObjectiveSpec read(String json) {
        return ObjectiveReader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static Problem refused(String json) {
        return catchThrowableOfType(ProblemException.class, () -> read(json)).problem();
    }
}
