package org.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.redress.testing.TopicProbe;

/** A case of a source of its own, told over HTTP, and what the case, Kafka and the figures say of it. */
final class ToldCase {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningStack.Stack stack;
    private final String source;
    private final String reference;
    private final Instant start;
    private String id = "";

    /** Receives it at {@code start}. */
    ToldCase(RunningStack.Stack stack, String source, String reference, Instant start) throws Exception {
        this.stack = stack;
        this.source = source;
        this.reference = reference;
        this.start = start;
        tell("received", Duration.ZERO, "{}");
    }

    String id() {
        return id;
    }

    /** Tells something that happened so long after the receipt, whenever it is told. */
    void tell(String fact, Duration after, String data) throws Exception {
        HttpResponse<String> answer =
                stack.post("complaints", "/api/v1/events", "application/cloudevents+json", """
                {"specversion":"1.0","id":"%s","source":"%s","subject":"%s","type":"org.redress.intake.%s.v1","time":"%s","data":%s}
                """.formatted(
                                UUID.randomUUID(), source, reference, fact, start.plus(after), data));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        id = JSON.readTree(answer.body()).path("complaintId").asText();
    }

    JsonNode details() throws Exception {
        return stack.get("complaints", "/api/v1/complaints/" + id);
    }

    JsonNode clock(String code) throws Exception {
        for (JsonNode clock : details().path("clocks")) {
            if (clock.path("clock").asText().equals(code)) {
                return clock;
            }
        }
        throw new AssertionError("No clock " + code);
    }

    Instant dueAt(String code) throws Exception {
        return Instant.parse(clock(code).path("dueAt").asText());
    }

    /** What Kafka tells of a clock, in order: {@code sla-met met default/1}; waits until there is so much. */
    List<String> eventsOf(String code, int expected) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> read(code), events -> events.size() >= expected);
    }

    private List<String> read(String code) {
        List<String> events = new ArrayList<>();
        try (TopicProbe topics =
                new TopicProbe(stack.credentials().path("kafka").asText())) {
            for (TopicProbe.Seen seen : topics.all("redress.complaints.v1")) {
                if (seen.key().equals(id)) {
                    for (JsonNode clock : JSON.readTree(seen.value()).at("/fact/clocks")) {
                        if (clock.path("clock").asText().equals(code)) {
                            events.add(seen.type().replaceAll(".*complaint\\.|\\.v1", "") + " "
                                    + clock.path("state").asText() + " "
                                    + clock.path("policy").asText());
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }

    /** Waits until the figures of the source say so of a clock: met, breached, cancelled, running past due. */
    void awaitFigures(String code, int met, int breached, int cancelled, int pastDue) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode sla = metrics("sla").path("sla").path(code);
            assertThat(List.of(
                            sla.path("met").asInt(),
                            sla.path("breached").asInt(),
                            sla.path("cancelled").asInt(),
                            sla.path("runningPastDue").asInt()))
                    .as("met, breached, cancelled, running past due of %s: %s", code, sla)
                    .containsExactly(met, breached, cancelled, pastDue);
        });
    }

    JsonNode metrics(String metric) throws Exception {
        return stack.get("kpis", "/api/v1/kpis?from=2020-01-01&to=2100-01-01&source=" + source + "&metrics=" + metric)
                .at("/series/0/metrics");
    }
}
