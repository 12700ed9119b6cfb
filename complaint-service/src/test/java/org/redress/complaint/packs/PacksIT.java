package org.redress.complaint.packs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.redress.complaint.Api;
import org.redress.complaint.RedressServers;

/** Packs over HTTP: read, and asked through the simulation. */
@QuarkusTest
@RedressServers
class PacksIT {

    private static final String PACKS = "/api/v1/sla/packs";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Packs packs;

    private Api api() {
        return Api.person(dataSource, "agent");
    }

    private JsonNode simulate(String body) {
        Api.Reply reply = api().post("/api/v1/sla/simulate", body);
        assertThat(reply.status()).as("%s to %s", reply, body).isEqualTo(200);
        return reply.json();
    }

    private List<String> refused(String body) {
        Api.Reply reply = api().post("/api/v1/sla/simulate", body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        List<String> faults = new ArrayList<>();
        reply.json()
                .path("errors")
                .forEach(error -> faults.add(
                        error.get("pointer").asText() + " " + error.get("code").asText()));
        return faults;
    }

    private static JsonNode clock(JsonNode answer, String code) {
        for (JsonNode clock : answer.get("clocks")) {
            if (clock.get("clock").asText().equals(code)) {
                return clock;
            }
        }
        throw new AssertionError("No clock " + code + " in " + answer);
    }

    private static String told(String... eventsAndTimes) {
        ArrayNode events = MAPPER.createArrayNode();
        for (int i = 0; i < eventsAndTimes.length; i += 2) {
            events.addObject().put("type", eventsAndTimes[i]).put("at", eventsAndTimes[i + 1]);
        }
        return events.toString();
    }

    @TestFactory
    Stream<DynamicTest> vectors() throws IOException {
        List<AskedVector> all = AskedVector.all();
        assertThat(all).hasSizeGreaterThan(30);
        return all.stream()
                .map(vector -> DynamicTest.dynamicTest(vector.name(), () -> {
                    ObjectNode request = MAPPER.createObjectNode()
                            .put("pack", vector.pack())
                            .put("variant", vector.variant())
                            .put("receivedOn", vector.start().toString());
                    ArrayNode events = request.putArray("events");
                    for (AskedVector.Told told : vector.events()) {
                        events.addObject()
                                .put("type", told.event())
                                .put("at", vector.start().plusDays(told.day()) + "T15:00:00Z");
                    }
                    JsonNode answer = simulate(request.toString());
                    JsonNode clock = clock(answer, vector.clock());
                    assertThat(clock.get("dueOn").asText())
                            .isEqualTo(vector.due().toString());
                    assertThat(clock.at("/grounds/rules/0/section").asText()).isNotBlank();
                    assertThat(answer.at("/pack/id").asText()).isEqualTo(vector.pack());
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyPackIsReadAndAsked() {
        return packs.ids().stream()
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    Api.Reply reply = api().get(PACKS + "/" + id);
                    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
                    JsonNode pack = reply.json();
                    assertThat(pack.get("id").asText()).isEqualTo(id);
                    assertThat(api().get(PACKS + "/" + id, "If-None-Match", reply.header("ETag"))
                                    .status())
                            .isEqualTo(304);
                    for (JsonNode rule : pack.get("rules")) {
                        boolean seen = rule.get("marks").toString().equals("[\"P\"]") && !rule.has("toConfirm");
                        assertThat(rule.get("confidence").asText()).isEqualTo(seen ? "confirmed" : "unconfirmed");
                        assertThat(rule.at("/source/section").asText()).isNotBlank();
                    }
                    for (JsonNode variant : pack.get("variants")) {
                        asked(pack, variant);
                    }
                }));
    }

    /** What a pack shows is what may be posted: its calendars and policies give the same clocks as its name. */
    private void asked(JsonNode pack, JsonNode variant) {
        ObjectNode named = MAPPER.createObjectNode()
                .put("pack", pack.get("id").asText())
                .put("variant", variant.get("id").asText())
                .put("receivedOn", "2026-11-20");
        named.set("events", startingEvents());
        ObjectNode whole = MAPPER.createObjectNode().put("receivedOn", "2026-11-20");
        whole.set("calendars", pack.get("calendars"));
        whole.set("policies", variant.get("policies"));
        whole.set("events", startingEvents());
        JsonNode answer = simulate(named.toString());
        JsonNode same = simulate(whole.toString());
        assertThat(answer.get("clocks")).isNotEmpty().hasSameSizeAs(same.get("clocks"));
        for (int i = 0; i < answer.get("clocks").size(); i++) {
            JsonNode clock = answer.get("clocks").get(i);
            assertThat(clock.get("dueAt")).isEqualTo(same.get("clocks").get(i).get("dueAt"));
            boolean confirmed = true;
            for (JsonNode rule : clock.at("/grounds/rules")) {
                confirmed &= rule.get("confidence").asText().equals("confirmed");
            }
            assertThat(clock.at("/grounds/confidence").asText()).isEqualTo(confirmed ? "confirmed" : "unconfirmed");
            assertThat(same.get("clocks").get(i).has("grounds")).isFalse();
        }
    }

    private static ArrayNode startingEvents() {
        ArrayNode events = MAPPER.createArrayNode();
        for (String event : List.of("sent-to-company", "acknowledged")) {
            events.addObject().put("type", event).put("at", "2026-11-20T15:00:00Z");
        }
        return events;
    }

    @Test
    void packsAreListedWithWhatIsUnconfirmed() {
        Api.Reply reply = api().get(PACKS);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("items"))
                .extracting(item -> item.get("id").asText())
                .containsExactly(
                        "uk-fca-disp",
                        "au-asic-rg271",
                        "us-cfpb",
                        "eu-psd2",
                        "uk-ofgem",
                        "uk-ofcom",
                        "uk-nhs",
                        "iso-10002");
        assertThat(reply.json().at("/items/1/unconfirmedRules"))
                .isEqualTo(reply.json().at("/items/1/rules"));
        assertThat(api().get(PACKS, "If-None-Match", reply.header("ETag")).status())
                .isEqualTo(304);
        assertThat(api().get(PACKS + "/uk-nothing").status()).isEqualTo(404);
    }

    @Test
    void peopleAndReadingMachinesMay() {
        for (String path : List.of(PACKS, PACKS + "/uk-fca-disp")) {
            for (String role : List.of("agent", "supervisor", "ops", "admin", "auditor")) {
                assertThat(Api.person(dataSource, role).get(path).status())
                        .as(role)
                        .isEqualTo(200);
            }
            assertThat(Api.machine(dataSource, List.of("complaints:read"))
                            .get(path)
                            .status())
                    .isEqualTo(200);
            assertThat(Api.machine(dataSource, List.of("events:write"))
                            .get(path)
                            .status())
                    .isEqualTo(403);
            assertThat(Api.nobody(dataSource).get(path).status()).isEqualTo(401);
        }
    }

    @Test
    void whatNamesNoPackIsRefused() {
        assertThat(refused("{\"pack\":\"uk-nothing\",\"receivedOn\":\"2026-11-20\"}"))
                .containsExactly("/pack not-accepted");
        assertThat(refused("{\"pack\":\"uk-nhs\",\"variant\":\"mars\",\"receivedOn\":\"2026-11-20\"}"))
                .containsExactly("/variant not-accepted");
        assertThat(refused("{\"variant\":\"england\",\"receivedOn\":\"2026-11-20\",\"localTimes\":[]}"))
                .contains("/variant contradiction");
        assertThat(
                        refused(
                                "{\"pack\":\"uk-nhs\",\"policy\":{\"clocks\":[{\"clock\":\"a\"}]},\"receivedOn\":\"2026-11-20\"}"))
                .containsExactly("/pack contradiction");
        assertThat(refused("{\"pack\":\"uk-nhs\"}")).containsExactly("/receivedAt required");
    }

    @Test
    void ukFcaDisp_theLaneExemptsAndTheLetterReplaces() {
        String start = "{\"pack\":\"uk-fca-disp\",\"receivedAt\":\"2026-11-20T10:00:00Z\",\"events\":";
        JsonNode lane = simulate(start + told("acceptance-indicated", "2026-11-24T10:00:00Z") + "}");
        assertThat(clock(lane, "summary-resolution").get("state").asText()).isEqualTo("met");
        assertThat(clock(lane, "final-response-8-weeks").get("state").asText()).isEqualTo("cancelled");
        assertThat(clock(lane, "summary-resolution-communication").get("state").asText())
                .isEqualTo("running");
        JsonNode letter = simulate(start + told("eight-week-letter", "2027-01-15T23:00:00Z") + "}");
        assertThat(clock(letter, "final-response-8-weeks").get("stoppedBy").asText())
                .isEqualTo("eight-week-letter");
        assertThat(clock(letter, "final-response-8-weeks").get("state").asText())
                .isEqualTo("met");
        assertThat(clock(letter, "final-response-after-letter")
                        .at("/grounds/confidence")
                        .asText())
                .isEqualTo("unconfirmed");
        JsonNode closed =
                simulate(start + told("resolved", "2026-11-23T10:00:00Z", "closed", "2026-11-24T10:00:00Z") + "}");
        assertThat(clock(closed, "summary-resolution").get("state").asText())
                .as("a unilateral close takes no lane")
                .isEqualTo("running");
        assertThat(clock(closed, "final-response-8-weeks")
                        .at("/grounds/confidence")
                        .asText())
                .isEqualTo("confirmed");
    }

    @Test
    void auAsicRg271_theReceiptDecidesAndTheLaneIsClosedByARequest() {
        assertThat(simulate("{\"pack\":\"au-asic-rg271\",\"receivedOn\":\"2021-10-04\"}")
                        .get("clocks"))
                .isEmpty();
        String start = "{\"pack\":\"au-asic-rg271\",\"receivedAt\":\"2026-10-03T12:00:00+10:00\",\"events\":";
        JsonNode early = simulate(start + told("early-closure", "2026-10-06T01:00:00Z") + "}");
        assertThat(clock(early, "written-response").get("state").asText()).isEqualTo("cancelled");
        assertThat(clock(early, "acknowledgement-24-hours").get("dueAt").asText())
                .as("R68")
                .isEqualTo("2026-10-04T02:00:00.000Z");
        JsonNode wanted = simulate(start
                + told("written-response-requested", "2026-10-06T00:00:00Z", "early-closure", "2026-10-06T01:00:00Z")
                + "}");
        assertThat(clock(wanted, "written-response").get("state").asText()).isEqualTo("running");
        JsonNode delayed = simulate(start + told("delay-notification", "2026-10-30T00:00:00Z") + "}");
        assertThat(clock(delayed, "written-response").get("replacedBy").asText())
                .isEqualTo("written-response-after-delay");
        JsonNode referred = simulate(
                start + told("afca-referral", "2026-12-01T00:00:00Z", "afca-extension", "2026-12-10T00:00:00Z") + "}");
        assertThat(clock(referred, "afca-referral-extended").get("dueOn").asText())
                .isEqualTo("2026-12-29");
    }

    @Test
    void usCfpb_nothingRunsBeforeItIsSent() {
        assertThat(simulate("{\"pack\":\"us-cfpb\",\"receivedOn\":\"2026-04-02\"}")
                        .get("clocks"))
                .isEmpty();
        JsonNode silent = simulate(
                "{\"pack\":\"us-cfpb\",\"receivedOn\":\"2026-04-02\",\"asOf\":\"2026-06-01T00:00:00Z\",\"events\":"
                        + told("sent-to-company", "2026-04-02T15:00:00Z") + "}");
        assertThat(clock(silent, "response").get("state").asText()).isEqualTo("breached");
        assertThat(clock(silent, "no-response").get("dueOn").asText()).isEqualTo("2026-05-02");
    }

    @Test
    void euPsd2_theProvidersCalendarTakesThePlaceOfOurs() {
        String start = "\"pack\":\"eu-psd2\",\"receivedOn\":\"2026-12-24\"}";
        assertThat(clock(simulate("{" + start), "final-reply-15-days")
                        .get("dueOn")
                        .asText())
                .isEqualTo("2027-01-14");
        JsonNode own = simulate(
                "{\"calendars\":[{\"id\":\"provider\",\"zone\":\"Europe/London\",\"weekend\":[\"SATURDAY\",\"SUNDAY\"],"
                        + "\"publicHolidays\":{\"country\":\"GB\",\"region\":\"eng\"}}]," + start);
        assertThat(clock(own, "final-reply-15-days").get("dueOn").asText()).isEqualTo("2027-01-19");
    }

    @Test
    void ukOfgem_aResolutionVoidsTheLetter() {
        JsonNode answer = simulate("{\"pack\":\"uk-ofgem\",\"receivedAt\":\"2026-11-20T10:00:00Z\",\"events\":"
                + told("resolved", "2026-11-24T10:00:00Z") + "}");
        assertThat(clock(answer, "published-count").get("state").asText()).isEqualTo("breached");
        assertThat(clock(answer, "published-count").at("/grounds/basis").asText())
                .isEqualTo("count");
        assertThat(clock(answer, "signposting").get("state").asText()).isEqualTo("cancelled");
    }

    @Test
    void ukOfcom_theReceiptSelectsEightOrSixWeeks() {
        assertThat(clock(
                                simulate("{\"pack\":\"uk-ofcom\",\"receivedOn\":\"2026-04-07\"}"),
                                "dispute-resolution-8-weeks")
                        .get("dueOn")
                        .asText())
                .isEqualTo("2026-06-02");
    }

    @Test
    void ukNhs_scotlandWaivesBothAndEnglandAgreesOnMore() {
        JsonNode early = simulate(
                "{\"pack\":\"uk-nhs\",\"variant\":\"scotland\",\"receivedAt\":\"2026-11-20T10:00:00Z\",\"events\":"
                        + told("resolved", "2026-11-24T10:00:00Z") + "}");
        assertThat(clock(early, "acknowledgement").get("state").asText()).isEqualTo("cancelled");
        assertThat(clock(early, "report").get("state").asText()).isEqualTo("cancelled");
        JsonNode agreed = simulate("{\"pack\":\"uk-nhs\",\"receivedAt\":\"2026-11-20T10:00:00Z\",\"events\":"
                + told("extension-agreed", "2027-05-19T10:00:00Z") + "}");
        assertThat(clock(agreed, "response").get("replacedBy").asText()).isEqualTo("response-as-agreed");
        assertThat(clock(agreed, "response-or-reason").get("state").asText()).isEqualTo("met");
    }

    @Test
    void iso10002_measuresOnly() {
        JsonNode answer = simulate("{\"pack\":\"iso-10002\",\"receivedAt\":\"2026-11-20T10:00:00Z\",\"events\":"
                + told("acknowledged", "2026-11-20T10:05:00Z") + "}");
        assertThat(clock(answer, "acknowledgement").get("state").asText()).isEqualTo("stopped");
        assertThat(clock(answer, "acknowledgement").get("elapsedSeconds").asInt())
                .isEqualTo(300);
        assertThat(clock(answer, "decision").has("dueAt")).isFalse();
    }
}
