package org.redress.complaint.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.redress.complaint.Api;
import org.redress.complaint.RedressServers;
import org.redress.testing.SharedFolder;

/** Every visible fact and vector, by id, over HTTP. */
@QuarkusTest
@RedressServers
class SimulateFactsIT {

    private static final String PATH = "/api/v1/sla/simulate";

    @Inject
    AgroalDataSource dataSource;

    private Api api() {
        return Api.person(dataSource, "agent");
    }

    @TestFactory
    Stream<DynamicTest> facts() throws IOException {
        JsonNode cases = file("facts/sla_facts.json").get("cases");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode fact : cases) {
            String name = fact.get("id").asText() + " " + fact.get("title").asText();
            tests.add(DynamicTest.dynamicTest(name, () -> check(fact)));
        }
        assertThat(tests).hasSizeGreaterThan(25);
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> vectors() throws IOException {
        JsonNode file = file("facts/regulatory_vectors.json");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode vector : file.get("vectors")) {
            String name = vector.get("id").asText() + " " + vector.get("rule").asText();
            tests.add(DynamicTest.dynamicTest(name, () -> checkVector(file, vector)));
        }
        assertThat(tests).hasSizeGreaterThan(30);
        return tests.stream();
    }

    private static JsonNode file(String name) throws IOException {
        return Facts.MAPPER.readTree(SharedFolder.assumePresent(name).toFile());
    }

    private void check(JsonNode fact) {
        switch (fact.get("kind").asText()) {
            case "clocks" -> fact.get("clocks").forEach(clock -> checkClock(fact, clock));
            case "next_response" -> fact.get("expect").forEach(expected -> checkExchange(fact, expected));
            case "calendar_validation" -> checkCalendars(fact);
            case "local_time" -> throw new IllegalStateException("Not among the visible facts so far");
            default -> throw new IllegalStateException("A kind without a test: " + fact.get("kind"));
        }
    }

    private JsonNode answer(ObjectNode request) {
        Api.Reply reply = api().post(PATH, request.toString());
        assertThat(reply.status()).as("%s to %s", reply, request).isEqualTo(200);
        return reply.json();
    }

    private void checkClock(JsonNode fact, JsonNode input) {
        JsonNode expected = input.get("expect");
        JsonNode clock = answer(Facts.clocks(fact, input)).get("clocks").get(0);
        if (expected.has("deadline")) {
            assertThat(Instant.parse(clock.get("dueAt").asText()))
                    .isEqualTo(Instant.parse(expected.get("deadline").asText()));
        }
        checkMinutes(expected, "elapsedMinutes", clock.path("elapsedSeconds"));
        checkMinutes(expected, "marginMinutes", clock.path("marginSeconds"));
        if (expected.has("verdict")) {
            assertThat(clock.get("verdict").asText())
                    .isEqualTo(expected.get("verdict").asText());
        }
        if (input.has("policyVersion")) {
            assertThat(input.get("policyVersion").asText())
                    .startsWith(clock.get("policyVersion").asText());
        }
    }

    private static void checkMinutes(JsonNode expected, String name, JsonNode seconds) {
        if (expected.has(name)) {
            assertThat(seconds.decimalValue())
                    .as(name)
                    .isEqualByComparingTo(BigDecimal.valueOf(expected.get(name).asLong() * 60));
        }
    }

    private void checkExchange(JsonNode fact, JsonNode expected) {
        JsonNode answer =
                answer(Facts.nextResponse(fact, expected.get("afterMessage").asInt()));
        JsonNode exchanges = answer.get("exchanges").get(0);
        assertThat(exchanges.get("running")).isEqualTo(expected.get("running"));
        if (expected.has("deadline")) {
            JsonNode clocks = answer.get("clocks");
            assertThat(Instant.parse(clocks.get(clocks.size() - 1).get("dueAt").asText()))
                    .isEqualTo(Instant.parse(expected.get("deadline").asText()));
        }
        checkMinutes(expected, "lastExchangeMinutes", exchanges.path("lastSeconds"));
        checkMinutes(expected, "marginMinutes", exchanges.path("lastMarginSeconds"));
        checkMinutes(expected, "longestExchangeMinutes", exchanges.path("longestSeconds"));
        if (expected.has("verdict")) {
            assertThat(exchanges.get("lastVerdict").asText())
                    .isEqualTo(expected.get("verdict").asText());
        }
    }

    private void checkCalendars(JsonNode fact) {
        ArrayNode calendars = (ArrayNode) fact.get("calendars");
        for (int i = 0; i < calendars.size(); i++) {
            ObjectNode request = Facts.MAPPER.createObjectNode();
            request.set("calendar", calendars.get(i));
            Api.Reply reply = api().post(PATH, request.toString());
            boolean rejected = fact.get("expect").get(i).asText().equals("rejected");
            assertThat(reply.status()).as(reply.toString()).isEqualTo(rejected ? 400 : 200);
            if (rejected) {
                assertThat(reply.json().get("errors").get(0).get("pointer").asText())
                        .startsWith("/calendar/weekly");
            }
        }
    }

    private void checkVector(JsonNode file, JsonNode vector) {
        JsonNode clock = answer(Facts.vector(file, vector)).get("clocks").get(0);
        String due = vector.get("due").asText();
        if (due.length() == 10) {
            assertThat(clock.get("dueOn").asText()).isEqualTo(due);
        } else {
            assertThat(Instant.parse(clock.get("dueAt").asText()))
                    .isEqualTo(OffsetDateTime.parse(due).toInstant());
        }
    }
}
