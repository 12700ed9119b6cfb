package org.redress.complaint.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.redress.testing.SharedFolder;

/** The visible facts about clocks, by id, against the engine. */
class SlaFactsTest {

    @TestFactory
    Stream<DynamicTest> facts() throws IOException {
        JsonNode cases = new ObjectMapper()
                .readTree(SharedFolder.assumePresent("facts/sla_facts.json").toFile())
                .get("cases");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode fact : cases) {
            if (fact.get("kind").asText().equals("clocks")) {
                String id = fact.get("id").asText();
                int alternative = 0;
                for (JsonNode clock : fact.get("clocks")) {
                    alternative++;
                    tests.add(DynamicTest.dynamicTest(
                            id + " " + fact.get("title").asText() + " " + alternative, () -> check(fact, clock)));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(30);
        return tests.stream();
    }

    private static void check(JsonNode fact, JsonNode input) {
        Calendar calendar = new WeeklyWindows(fact.get("calendar"));
        JsonNode expected = input.get("expect");
        Instant start = Instant.parse(input.get("start").asText());
        Instant stop = input.has("stop") ? Instant.parse(input.get("stop").asText()) : null;
        List<Span> pauses = new ArrayList<>();
        fact.path("pauses")
                .forEach(pause -> pauses.add(new Span(
                        Instant.parse(pause.get("from").asText()),
                        Instant.parse(pause.get("to").asText()))));
        if (expected.has("elapsedMinutes") && stop != null) {
            assertThat(new CountedTime(calendar, pauses).between(start, stop))
                    .isEqualTo(Duration.ofMinutes(expected.get("elapsedMinutes").asLong()));
        }
        if (!input.has("targetMinutes")) {
            return;
        }
        SlaClock clock = read(calendar, input, start, stop, pauses);
        if (expected.has("deadline")) {
            assertThat(clock.dueAt())
                    .isEqualTo(Instant.parse(expected.get("deadline").asText()));
        }
        if (expected.has("verdict")) {
            assertThat(clock.state().name())
                    .isEqualToIgnoringCase(expected.get("verdict").asText());
        }
    }

    private static SlaClock read(
            Calendar calendar, JsonNode input, Instant start, @Nullable Instant stop, List<Span> pauses) {
        Duration target = Duration.ofMinutes(input.get("targetMinutes").asLong());
        ClockRule rule = new ClockRule(
                input.get("clock").asText(), target, ClockCondition.RESOLUTION, true, ReopenRule.RESUME, List.of());
        List<Settlement> settlements = stop == null ? List.of() : List.of(new Settlement(stop, null, false, null));
        CaseTimes times = new CaseTimes(start, null, null, pauses, settlements, null);
        return new SlaEngine(new SlaPolicy("facts/1", List.of(rule)), calendar)
                .read(times, List.of(), start, start)
                .clocks()
                .getFirst();
    }
}
