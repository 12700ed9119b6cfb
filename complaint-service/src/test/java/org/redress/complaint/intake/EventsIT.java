package org.redress.complaint.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redress.complaint.Api;
import org.redress.complaint.Api.Reply;
import org.redress.complaint.RedressServers;

@QuarkusTest
@RedressServers
class EventsIT {

    private static final String PATH = "/api/v1/events";
    private static final String STRUCTURED = "application/cloudevents+json";

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Clock clock;

    private Api api;
    private String run = "";

    @BeforeEach
    void client() {
        api = Api.machine(dataSource);
        run = UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void structuredBinaryAndBatchGiveTheSame() {
        Reply structured =
                api.tell("received", "shop", run + "-1", run, "2026-03-01T08:00:00Z", "{\"channel\":\"phone\"}");
        assertThat(structured.status()).as(structured.toString()).isEqualTo(201);
        assertThat(structured.text("status")).isEqualTo("accepted");
        assertThat(structured.text("number")).matches("C-\\d{4}-\\d{6}");
        Reply binary = api.post(
                PATH,
                "{\"channel\":\"phone\"}",
                "ce-specversion",
                "1.0",
                "ce-type",
                "org.redress.intake.received.v1",
                "ce-source",
                "shop",
                "ce-id",
                run + "-1",
                "ce-subject",
                run);
        assertThat(binary.status()).as(binary.toString()).isEqualTo(200);
        assertThat(binary.json().get("duplicate").asBoolean()).isTrue();
        assertThat(binary.text("complaintId")).isEqualTo(structured.text("complaintId"));
        Reply batch = api.batch(List.of(Api.event("received", "shop", run + "-1", run, null, "{}")), "");
        assertThat(batch.json().get("duplicates").asInt()).isOne();
        assertThat(batch.json().get("results").get(0).get("complaintId").asText())
                .isEqualTo(structured.text("complaintId"));
        assertThat(api.number(
                        "select count(*) from event_history where aggregate_id = ?::uuid",
                        structured.text("complaintId")))
                .isEqualTo(2);
    }

    @Test
    void percentEncodedHeadersAreDecodedOnce() {
        Reply reply = api.post(
                PATH,
                "{}",
                "ce-specversion",
                "1.0",
                "ce-type",
                "org.redress.intake.received.v1",
                "ce-source",
                "shop",
                "ce-id",
                run,
                "ce-subject",
                "R%C3%A9clame%2520" + run);
        assertThat(reply.status()).isEqualTo(201);
        assertThat(api.column("select external_ref from complaint where id = ?::uuid", reply.text("complaintId")))
                .containsExactly("Réclame%20" + run);
    }

    @Test
    void a21_faultyEventsAreRefused() {
        assertThat(api.post(
                                PATH,
                                "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"s\"}",
                                "Content-Type",
                                STRUCTURED)
                        .status())
                .isEqualTo(400);
        assertThat(api.post(
                                PATH,
                                Api.event("received", "shop", run, run, null, "{}"),
                                "Content-Type",
                                STRUCTURED,
                                "ce-id",
                                "x")
                        .status())
                .isEqualTo(400);
        assertThat(api.post(
                                PATH,
                                "{}",
                                "ce-specversion",
                                "1.0",
                                "ce-type",
                                "org.redress.intake.received.v1",
                                "ce-source",
                                "shop",
                                "ce-id",
                                "%C0%A0")
                        .status())
                .isEqualTo(400);
        assertThat(api.post(PATH, "{}", "Content-Type", "text/plain").status()).isEqualTo(415);
        assertThat(api.tell("exploded", "shop", run, run, null, "{}").text("code"))
                .isEqualTo("unknown-type");
        Reply unknown = api.tell("received", "shop", run, run, null, "{\"version\":7,\"slaDueAt\":\"x\"}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().get("errors")).hasSize(2);
        assertThat(unknown.header("Content-Type")).startsWith("application/problem+json");
        assertThat(api.number("select count(*) from intake_key where event_id like ?", run + "%"))
                .isZero();
    }

    @Test
    void a21_timesThatCannotBeAreClampedAndFlagged() {
        String tooFar = clock.instant().plus(Duration.ofDays(2)).toString();
        Reply ahead = api.tell("received", "shop", run + "a", run + "a", tooFar, "{}");
        assertThat(ahead.json().get("timeClamped").asBoolean()).isTrue();
        Reply old = api.tell("received", "shop", run + "b", run + "b", "1970-01-01T00:00:00Z", "{}");
        assertThat(old.json().get("timeClamped").asBoolean()).isTrue();
        assertThat(api.get("/api/v1/complaints/" + old.text("complaintId")).text("receivedAt"))
                .isEqualTo("2000-01-01T00:00:00.000Z");
    }

    @Test
    void a22_jsonIsReadStrictly() {
        for (String body : List.of(
                "{\"specversion\":\"1.0\",\"specversion\":\"1.0\"}",
                "[".repeat(10_000),
                "{\"a\":1e400}",
                "{} {}",
                "\uFEFF{}",
                "{\"a\":NaN}")) {
            assertThat(api.post(PATH, body, "Content-Type", STRUCTURED).status())
                    .as(body.substring(0, 3))
                    .isEqualTo(400);
        }
        byte[] utf16 = Api.event("received", "shop", run, run, null, "{}").getBytes(StandardCharsets.UTF_16);
        assertThat(api.send("POST", PATH, utf16, "Content-Type", STRUCTURED).status())
                .isEqualTo(400);
        assertThat(api.tell("received", "shop", run, run, null, "{\"text\":\"\\u0000\"}")
                        .status())
                .isEqualTo(400);
        assertThat(api.tell("received", "shop", run, run, null, "{\"text\":\"\\ud800\"}")
                        .status())
                .isEqualTo(400);
        assertThat(api.tell("received", "shop", run, run, null, "{\"assignee\":\"jane@example.org\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void e3_batchLimits() {
        assertThat(api.batch(List.of(), "").toString())
                .isEqualTo("200 {\"accepted\":0,\"duplicates\":0,\"rejected\":0,\"results\":[]}");
        List<String> many = IntStream.range(0, 501)
                .mapToObj(i -> Api.event("received", "shop", run + "-" + i, run + "-" + i, null, "{}"))
                .toList();
        assertThat(api.batch(many, "").status()).isEqualTo(413);
        String large = "{\"text\":\"" + "x".repeat(1 << 20) + "\"}";
        assertThat(api.tell("received", "shop", run, run, null, large).status()).isEqualTo(413);
    }

    @Test
    void e4_oneBadOfAHundred() {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            events.add(Api.event(
                    "received", "shop", run + "-" + i, run + "-" + i, null, i == 40 ? "{\"nonsense\":1}" : "{}"));
        }
        Reply atomic = api.batch(events, "?atomic=true");
        assertThat(atomic.status()).isEqualTo(400);
        assertThat(atomic.json().get("results")).hasSize(1);
        assertThat(api.number("select count(*) from intake_key where event_id like ?", run + "%"))
                .isZero();
        Reply partial = api.batch(events, "");
        assertThat(partial.status()).isEqualTo(200);
        assertThat(partial.json().get("accepted").asInt()).isEqualTo(99);
        assertThat(partial.json().get("rejected").asInt()).isOne();
        assertThat(partial.json()
                        .get("results")
                        .get(40)
                        .get("problem")
                        .get("errors")
                        .get(0)
                        .get("pointer")
                        .asText())
                .isEqualTo("/data/nonsense");
        events.remove(40);
        assertThat(api.batch(events, "?atomic=true").json().get("duplicates").asInt())
                .isEqualTo(99);
    }

    @Test
    void e7_handshake() {
        Reply reply = api.send("OPTIONS", PATH, null, "WebHook-Request-Origin", "events.example.org");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("WebHook-Allowed-Origin")).isEqualTo("events.example.org");
        assertThat(reply.header("WebHook-Allowed-Rate")).isNotEmpty();
    }

    @Test
    void keysSpeakForTheirSourcesOnly() {
        Api bound = Api.machine(dataSource, List.of("events:write"), "bank");
        assertThat(bound.tell("received", "shop", run, run, null, "{}").status())
                .isEqualTo(403);
        assertThat(bound.tell("received", "bank", run, run, null, "{}").status())
                .isEqualTo(201);
        // and a known id of another source's case is just a reference of its own
        String foreign = api.tell("received", "shop", run, run, null, "{}").text("complaintId");
        assertThat(bound.tell("resolved", "bank", run + "-2", foreign, null, "{}")
                        .text("complaintId"))
                .isNotEqualTo(foreign);
        assertThat(api.tell("resolved", "helpdesk", run + "-3", foreign, null, "{}")
                        .text("complaintId"))
                .isEqualTo(foreign);
        assertThat(Api.machine(dataSource, List.of("complaints:read"))
                        .tell("received", "shop", run, run, null, "{}")
                        .status())
                .isEqualTo(403);
        assertThat(Api.nobody(dataSource)
                        .tell("received", "shop", run, run, null, "{}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aWholeLifeInTheWrongOrder() {
        String t = "2026-01-%02dT10:00:00Z";
        assertThat(api.tell("closed", "shop", run + "-6", run, t.formatted(20), "{\"sourceStatus\":\"done\"}")
                        .status())
                .isEqualTo(201);
        String id = api.tell("resolved", "shop", run + "-5", run, t.formatted(10), """
                        {"outcome":"upheld","rootCause":"courier","redress":{"kind":"refund","amount":12.50,"currency":"EUR"}}""")
                .text("complaintId");
        assertThat(api.get("/api/v1/complaints/" + id).json().has("receivedAt")).isFalse();
        api.tell("agent-replied", "shop", run + "-4", run, t.formatted(3), "{\"text\":\"We look into it.\"}");
        api.tell("assigned", "shop", run + "-3", run, t.formatted(2), "{\"team\":\"b\"}");
        api.tell("received", "shop", run + "-1", run, t.formatted(1), """
                {"team":"a","subject":"Parcel","text":"Lost","customer":{"name":"Ada"},"stated":{"deadlineAt":"2026-01-09T10:00:00Z","verdict":"met"}}""");
        Reply view = api.get("/api/v1/complaints/" + id);
        assertThat(view.text("status")).isEqualTo("closed");
        assertThat(view.text("receivedAt")).isEqualTo("2026-01-01T10:00:00.000Z");
        assertThat(view.text("resolvedAt")).isEqualTo("2026-01-10T10:00:00.000Z");
        assertThat(view.text("firstResponseAt")).isEqualTo("2026-01-03T10:00:00.000Z");
        assertThat(view.text("team")).isEqualTo("b");
        assertThat(view.json().get("transferCount").asInt()).isOne();
        assertThat(view.text("outcome")).isEqualTo("upheld");
        assertThat(view.json().get("redress").get("amount").asText()).isEqualTo("12.5");
        assertThat(view.json().get("historic").asBoolean()).isTrue();
        assertThat(view.json().get("stated").get("verdict").asText()).isEqualTo("met");
        assertThat(view.json().get("clocks")).hasSize(4);
        assertThat(view.json().get("clocks").get(2).get("state").asText()).isEqualTo("met");
        assertThat(view.json().get("clocks").get(3).get("state").asText()).isEqualTo("breached");
        assertThat(view.json().get("customer").get("name").asText()).isEqualTo("Ada");
        // no alert from history, no text and no name in events
        List<String> events = api.column("select data::text from event_history where aggregate_id = ?::uuid", id);
        assertThat(events).noneMatch(event -> event.contains("\"alert\":true"));
        assertThat(events)
                .noneMatch(event -> event.contains("Ada") || event.contains("Lost") || event.contains("Parcel"));
        Reply timeline = api.get("/api/v1/complaints/" + view.text("number") + "/timeline");
        assertThat(timeline.json().get("items").findValuesAsText("text")).contains("Lost", "We look into it.");
    }
}
