package org.redress.complaint.policies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redress.complaint.Api;
import org.redress.complaint.Api.Reply;
import org.redress.complaint.RedressServers;

/** Packs as stored policies, and the steps that their rules know, for real cases. */
@QuarkusTest
@RedressServers
class PackPoliciesIT {

    @Inject
    AgroalDataSource dataSource;

    private Api supervisor;
    private Api machine;
    private String run = "";
    private String policy = "";

    @BeforeEach
    void clients() {
        supervisor = Api.person(dataSource, "supervisor");
        machine = Api.machine(dataSource, List.of("events:write", "complaints:read", "complaints:write"));
        run = UUID.randomUUID().toString().substring(0, 8);
        policy = "/api/v1/sla/policies/packed-" + run;
    }

    private Reply put(String body, String... headers) {
        return supervisor.send("PUT", policy, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private void tell(String id, String fact, String time, String data) {
        Reply told = machine.tell(fact, "src-" + run, id, "r1", time, data);
        assertThat(told.status()).as(told.toString()).isEqualTo(201);
    }

    private String received(String time, String data) {
        tell("e1", "received", time, data);
        return machine.column("select id::text from complaint where source = ?", "src-" + run)
                .getFirst();
    }

    private JsonNode clocks(String id) {
        return machine.get("/api/v1/complaints/" + id + "/sla/explain").json().get("clocks");
    }

    @Test
    void fca9_aHoldingReplyPutsTheLongerClockInPlaceOfARealCase() {
        Reply saved = put("""
                {"pack":"uk-fca-disp","variant":"payment-services","effectiveFrom":"2026-01-01T00:00:00Z","match":{"source":["src-%s"]}}""".formatted(run));
        assertThat(saved.status()).as(saved.toString()).isEqualTo(201);
        assertThat(saved.json().at("/definition/rules/0/name").asText()).isEqualTo("uk-fca-disp");
        assertThat(machine.get("/api/v1/sla/calendars/england-wales").status()).isEqualTo(200);
        String id = received("2026-10-01T09:00:00Z", "{}");
        assertThat(clocks(id).findValuesAsText("clock"))
                .contains("final-response-15-days")
                .doesNotContain("final-response-35-days");
        // when the holding reply is told
        tell("e2", "step-taken", "2026-10-20T10:00:00Z", "{\"step\":\"holding-reply\"}");
        // then as in the simulation of the same pack and events
        JsonNode simulated = supervisor.post("/api/v1/sla/simulate", """
                {"pack":"uk-fca-disp","variant":"payment-services","receivedAt":"2026-10-01T09:00:00Z",
                 "events":[{"type":"holding-reply","at":"2026-10-20T10:00:00Z"}],"asOf":"2026-11-01T00:00:00Z"}""").json().get("clocks");
        JsonNode real = clocks(id);
        assertThat(real.findValuesAsText("clock")).isEqualTo(simulated.findValuesAsText("clock"));
        assertThat(real.findValuesAsText("dueAt")).isEqualTo(simulated.findValuesAsText("dueAt"));
        assertThat(real.findValuesAsText("stoppedBy")).isEqualTo(simulated.findValuesAsText("stoppedBy"));
        assertThat(real.findValuesAsText("confidence")).isEqualTo(simulated.findValuesAsText("confidence"));
        // and it is told
        assertThat(machine.column(
                        "select data -> 'fact' ->> 'step' from event_history where aggregate_id = ?::uuid and type = ?",
                        UUID.fromString(id),
                        "org.redress.complaint.step-taken.v1"))
                .containsExactly("holding-reply");
        // when an agent says at the desk that the final response was sent
        String etag = machine.get("/api/v1/complaints/" + id).header("ETag");
        Reply moved = Api.person(dataSource, "agent")
                .post("/api/v1/complaints/" + id + "/step", "{\"step\":\"final-response\"}", "If-Match", etag);
        assertThat(moved.status()).as(moved.toString()).isEqualTo(200);
        assertThat(clocks(id).findValuesAsText("stoppedBy")).contains("holding-reply", "final-response");
    }

    @Test
    void versionsOfAPackFollowItsDates() {
        Reply saved = put("""
                {"pack":"uk-ofcom","effectiveFrom":"2025-01-01T00:00:00Z","position":7,"match":{"source":["src-%s"]}}""".formatted(run));
        assertThat(saved.status()).as(saved.toString()).isIn(200, 201);
        JsonNode versions = machine.get(policy + "/versions").json().get("items");
        assertThat(versions.findValuesAsText("effectiveFrom")).contains("2026-04-07T23:00:00Z", "2025-01-01T00:00:00Z");
        assertThat(versions.findValuesAsText("position")).containsOnly("7");
        String id = received("2026-03-01T09:00:00Z", "{}");
        assertThat(clocks(id).findValuesAsText("clock")).containsExactly("dispute-resolution-8-weeks");
        assertThat(put("{\"pack\":\"uk-ofcom\"}").status()).isEqualTo(428);
        // from now on there is only the later one
        assertThat(put("{\"pack\":\"uk-ofcom\",\"active\":false}", "If-Match", "\"2\"")
                        .status())
                .isEqualTo(200);
        assertThat(machine.get(policy).text("version")).isEqualTo("3");
    }

    @Test
    void tierJurisdictionAndCustomFieldsAreToldAndMatched() {
        Reply saved = put("""
                {"effectiveFrom":"2020-01-01T00:00:00Z","rules":[{"name":"gold","match":{"source":["src-%s"],"customerTier":["gold"],"jurisdiction":["AT"],"fields.contract":["premium"]},
                  "clocks":[{"clock":"first-response","target":{"unit":"elapsed-time","duration":"PT1H"}}]}]}""".formatted(run));
        assertThat(saved.status()).as(saved.toString()).isEqualTo(201);
        String id = received(
                "2026-10-01T09:00:00Z",
                "{\"customerTier\":\"gold\",\"jurisdiction\":\"AT\",\"fields\":{\"contract\":\"premium\"}}");
        JsonNode explained =
                machine.get("/api/v1/complaints/" + id + "/sla/explain").json();
        assertThat(explained.at("/policy/rule").asText()).isEqualTo("gold");
        JsonNode kase = machine.get("/api/v1/complaints/" + id).json();
        assertThat(kase.get("customerTier").asText()).isEqualTo("gold");
        assertThat(kase.get("jurisdiction").asText()).isEqualTo("AT");
        assertThat(kase.at("/fields/contract").asText()).isEqualTo("premium");
        assertThat(explained.at("/policy/words").asText()).contains("fields.contract was premium");
        // simple JSON tells the same, and what is no custom field is refused
        Reply posted = machine.post("/api/v1/complaints", """
                {"externalId":"r2","source":"src-%s","receivedAt":"2026-10-01T09:00:00Z","customerTier":"gold","jurisdiction":"AT",
                 "fields":{"contract":"premium"}}""".formatted(run));
        assertThat(posted.status()).as(posted.toString()).isEqualTo(201);
        assertThat(posted.json().at("/clocks/0/dueAt").asText()).startsWith("2026-10-01T10:00:00");
        Reply refused =
                machine.post("/api/v1/complaints", "{\"externalId\":\"r3\",\"fields\":{\"a b\":\"x\",\"n\":1}}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("errors").findValuesAsText("pointer")).contains("/fields/a b", "/fields/n");
    }

    @Test
    void refusedWithReasons() {
        assertThat(put("{\"pack\":\"nowhere\"}").json().at("/errors/0/pointer").asText())
                .isEqualTo("/pack");
        assertThat(put("{\"pack\":\"uk-nhs\",\"variant\":\"moon\"}")
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/variant");
        assertThat(put("{\"pack\":\"uk-nhs\",\"colour\":1}")
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/colour");
        for (String step : List.of("{\"step\":\"resolved\"}", "{\"step\":\"Two Words\"}", "{}")) {
            Reply told = machine.tell("step-taken", "src-" + run, "e" + step.hashCode(), "r9", null, step);
            assertThat(told.status()).as(step).isEqualTo(400);
            assertThat(told.json().at("/errors/0/pointer").asText()).as(step).endsWith("/step");
        }
    }
}
