package org.redress.complaint.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.redress.complaint.sla.calendar.CheckedCalendar;
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
            tests(fact, tests);
        }
        assertThat(tests).hasSizeGreaterThan(45);
        return tests.stream();
    }

    private static void tests(JsonNode fact, List<DynamicTest> tests) {
        String name = fact.get("id").asText() + " " + fact.get("title").asText() + " ";
        switch (fact.get("kind").asText()) {
            case "clocks" -> {
                int alternative = 0;
                for (JsonNode clock : fact.get("clocks")) {
                    tests.add(DynamicTest.dynamicTest(name + ++alternative, () -> checkClock(fact, clock)));
                }
            }
            case "next_response" -> {
                for (JsonNode expected : fact.get("expect")) {
                    tests.add(DynamicTest.dynamicTest(
                            name + "after " + expected.get("afterMessage").asText(),
                            () -> checkExchanges(fact, expected)));
                }
            }
            case "calendar_validation" -> {
                for (int i = 0; i < fact.get("calendars").size(); i++) {
                    JsonNode calendar = fact.get("calendars").get(i);
                    boolean accepted = fact.get("expect").get(i).asText().equals("accepted");
                    tests.add(DynamicTest.dynamicTest(name + (i + 1), () -> assertThat(
                                    FactCalendars.read(calendar) instanceof CheckedCalendar.Accepted)
                            .isEqualTo(accepted)));
                }
            }
            default -> throw new IllegalStateException("A kind without a test: " + fact.get("kind"));
        }
    }

    private static void checkClock(JsonNode fact, JsonNode input) {
        JsonNode expected = input.get("expect");
        ClockReport clockReport = course(fact, input);
        if (expected.has("deadline")) {
            Instant deadline = Instant.parse(expected.get("deadline").asText());
            assertThat(clockReport.clock().dueAt()).isEqualTo(deadline);
            ExplainedStep last = clockReport.explanation().steps().getLast();
            assertThat(last.from()).isEqualTo(deadline);
            assertThat(last.total()).isEqualTo(clockReport.clock().budget());
        }
        if (expected.has("elapsedMinutes")) {
            assertThat(clockReport.elapsed())
                    .isEqualTo(Duration.ofMinutes(expected.get("elapsedMinutes").asLong()));
        }
        if (expected.has("marginMinutes")) {
            assertThat(clockReport.margin())
                    .isEqualTo(Duration.ofMinutes(expected.get("marginMinutes").asLong()));
        }
        if (expected.has("verdict")) {
            assertThat(clockReport.clock().state().name())
                    .isEqualToIgnoringCase(expected.get("verdict").asText());
        }
    }

    private static ClockReport course(JsonNode fact, JsonNode input) {
        Instant start = Instant.parse(input.get("start").asText());
        Instant stop = input.has("stop") ? Instant.parse(input.get("stop").asText()) : null;
        Instant closed =
                input.has("closedAt") ? Instant.parse(input.get("closedAt").asText()) : null;
        List<Interval> pauses = new ArrayList<>();
        fact.path("pauses")
                .forEach(pause -> pauses.add(new Interval(
                        Instant.parse(pause.get("from").asText()),
                        Instant.parse(pause.get("to").asText()))));
        List<Closure> settlements = stop == null ? List.of() : List.of(new Closure(stop, closed, null, null));
        CaseTimes times = new CaseTimes(start, null, null, pauses, settlements, null);
        Target target = input.has("targetMinutes")
                ? new Target.Counted(
                        Duration.ofMinutes(input.get("targetMinutes").asLong()))
                : new Target.Measured();
        return courses(fact, rule(input.get("clock").asText(), target, ClockCondition.RESOLUTION), times, start)
                .getFirst();
    }

    private static ClockRule rule(String clock, Target target, ClockCondition stop) {
        return new ClockRule(
                clock,
                target,
                null,
                Set.of(NamedEvent.RECEIVED, NamedEvent.CUSTOMER_MESSAGE),
                stop,
                Set.of(ClockRule.ANY_STATE),
                ReopenRule.RESUME,
                List.of(),
                Map.of(),
                null);
    }

    private static List<ClockReport> courses(JsonNode fact, ClockRule rule, CaseTimes times, Instant asOf) {
        return new SlaEngine(new SlaPolicy("facts/1", List.of(rule)), FactCalendars.accepted(fact.get("calendar")))
                .courses(times, List.of(), asOf, ZoneOffset.UTC);
    }

    private static void checkExchanges(JsonNode fact, JsonNode expected) {
        List<Contact> contacts = new ArrayList<>();
        for (int i = 0; i < expected.get("afterMessage").asInt(); i++) {
            JsonNode message = fact.get("messages").get(i);
            contacts.add(new Contact(
                    Instant.parse(message.get("at").asText()),
                    message.get("from").asText().equals("customer")));
        }
        Target target =
                new Target.Counted(Duration.ofMinutes(fact.get("targetMinutes").asLong()));
        Instant now = contacts.getLast().at();
        CaseTimes times = new CaseTimes(
                contacts.getFirst().at(), null, null, List.of(), List.of(), null, contacts, List.of(), List.of());
        List<ClockReport> courses = courses(fact, rule("next", target, ClockCondition.NEXT_RESPONSE), times, now);
        ClockReport last = courses.getLast();
        assertThat(last.clock().unanswered()).isEqualTo(expected.get("running").asBoolean());
        if (expected.has("deadline")) {
            assertThat(last.clock().dueAt())
                    .isEqualTo(Instant.parse(expected.get("deadline").asText()));
        }
        check(expected, "lastExchangeMinutes", last.elapsed());
        check(expected, "marginMinutes", last.margin());
        if (expected.has("verdict")) {
            assertThat(last.clock().state().name())
                    .isEqualToIgnoringCase(expected.get("verdict").asText());
        }
        check(
                expected,
                "longestExchangeMinutes",
                courses.stream()
                        .filter(clockReport -> !clockReport.clock().unanswered())
                        .map(ClockReport::elapsed)
                        .max(Duration::compareTo)
                        .orElse(null));
    }

    private static void check(JsonNode expected, String name, @Nullable Duration actual) {
        if (expected.has(name)) {
            assertThat(actual)
                    .as(name)
                    .isEqualTo(Duration.ofMinutes(expected.get(name).asLong()));
        }
    }
}
