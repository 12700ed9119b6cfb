package org.redress.kpi.query.cases.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.redress.kpi.cell.AnswerCounter;
import org.redress.kpi.cell.ClockCounter;
import org.redress.kpi.cell.Measure;
import org.redress.kpi.query.Metric;
import org.redress.kpi.query.cases.CaseSets;

/** Whoever adds a measure or a figure says here too which facts it counts. */
class CohortsTest {

    @Test
    void every_measure_says_in_SQL_which_facts_it_counts() throws Exception {
        List<String> measures = new ArrayList<>(
                List.of(Measure.outcome("upheld"), Measure.answer(new AnswerCounter("nps", "recommend", 0, 10, 9))));
        measures.addAll(List.of(
                Measure.rootCause("packaging"),
                Measure.redress("refund", "EUR"),
                Measure.redress("apology", null),
                Measure.troubleAfter(7),
                Measure.clockTime("resolution"),
                Measure.countedTime("resolution")));
        Arrays.stream(ClockCounter.values()).forEach(tally -> measures.add(Measure.sla("resolution", tally)));
        for (Field field : Measure.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                measures.add((String) field.get(null));
            }
        }

        assertThat(measures).hasSizeGreaterThan(20).allSatisfy(measure -> assertThat(Cohorts.of(measure))
                .as("the facts behind %s, see Cohorts", measure)
                .isPresent());
    }

    @Test
    void every_figure_says_what_is_behind_its_parts() {
        assertThat(CaseSets.listed()).as("figures with lists, see CaseSets").containsExactlyInAnyOrder(Metric.values());
    }
}
