package org.redress.complaint.policies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redress.complaint.Api;
import org.redress.complaint.Api.Reply;
import org.redress.complaint.RedressServers;

/** Stored calendars and policies over HTTP, and what cases are given by them. */
@QuarkusTest
@RedressServers
class PoliciesIT {

    private static final String OFFICE = """
            {"zone":"Europe/Berlin","effectiveFrom":"2020-01-01T00:00:00Z","weekly":{"MONDAY":[["09:00","17:00"]],
             "TUESDAY":[["09:00","17:00"]],"WEDNESDAY":[["09:00","17:00"]],"THURSDAY":[["09:00","17:00"]],"FRIDAY":[["09:00","17:00"]]}}""";

    @Inject
    AgroalDataSource dataSource;

    private Api supervisor;
    private Api machine;
    private String run = "";
    private String calendars = "";
    private String policies = "";

    @BeforeEach
    void clients() {
        supervisor = Api.person(dataSource, "supervisor");
        machine = Api.machine(dataSource);
        run = UUID.randomUUID().toString().substring(0, 8);
        calendars = "/api/v1/sla/calendars/office-" + run;
        policies = "/api/v1/sla/policies/retail-" + run;
    }

    private Reply put(String path, String body, String... headers) {
        return supervisor.send("PUT", path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private JsonNode saved(String path, String body, String... headers) {
        Reply reply = put(path, body, headers);
        assertThat(reply.status()).as(reply.toString()).isIn(200, 201);
        return reply.json();
    }

    /** Two hours of the office for urgent cases of this source, a day for its others. */
    private String policy(String effectiveFrom, String urgent) {
        return """
                {"effectiveFrom":"%s","rules":[
                  {"name":"urgent","match":{"source":["src-%s"],"priority":["high","urgent"]},"clocks":[
                    {"clock":"first-response","calendar":"office-%s","target":{"unit":"business-time","duration":"%s"},"warnings":[50]}]},
                  {"name":"all","match":{"source":["src-%s"]},"clocks":[
                    {"clock":"first-response","target":{"unit":"elapsed-time","duration":"PT24H"}},
                    {"clock":"eight-weeks","target":{"unit":"weeks","quantity":8}}]}]}""".formatted(effectiveFrom, run, run, urgent, run);
    }

    private void tell(String id, String fact, String reference, String time, String data) {
        Reply told = machine.tell(fact, "src-" + run, id, reference, time, data);
        assertThat(told.status()).as(told.toString()).isEqualTo(201);
    }

    private String received(String reference, String time, String data) {
        tell("received-" + reference, "received", reference, time, data);
        return machine.column(
                        "select id::text from complaint where source = ? and external_ref = ?", "src-" + run, reference)
                .getFirst();
    }

    private JsonNode explain(String id) {
        Reply reply = machine.get("/api/v1/complaints/" + id + "/sla/explain");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.json();
    }

    private JsonNode clocks(String id) {
        return machine.get("/api/v1/complaints/" + id).json().get("clocks");
    }

    private List<String> refused(String path, String body) {
        Reply reply = put(path, body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        List<String> faults = new ArrayList<>();
        reply.json()
                .path("errors")
                .forEach(error -> faults.add(
                        error.get("pointer").asText() + " " + error.get("code").asText()));
        return faults;
    }

    @Test
    void p2_versionsAreAddedForTheOneThatWasRead() {
        Reply first = put(calendars, OFFICE, "If-None-Match", "*");
        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        assertThat(first.header("ETag")).isEqualTo("\"1\"");
        assertThat(first.text("savedBy")).isEqualTo("agent:supervisor-1");
        assertThat(put(calendars, OFFICE).status()).isEqualTo(428);
        assertThat(put(calendars, OFFICE, "If-None-Match", "*").status()).isEqualTo(412);
        assertThat(put(calendars, OFFICE, "If-Match", "\"2\"").header("ETag")).isEqualTo("\"1\"");
        Reply second = put(calendars, OFFICE.replace("17:00", "18:00"), "If-Match", "\"1\"");
        assertThat(second.status()).isEqualTo(200);
        assertThat(machine.get(calendars)
                        .json()
                        .at("/definition/weekly/MONDAY/0/1")
                        .asText())
                .isEqualTo("18:00");
        JsonNode versions = machine.get(calendars + "/versions").json().get("items");
        assertThat(versions.findValuesAsText("version")).containsExactly("2", "1");
        assertThat(versions.get(1).at("/definition/weekly/MONDAY/0/1").asText()).isEqualTo("17:00");
        assertThat(machine.get("/api/v1/sla/calendars").json().get("items").findValuesAsText("id"))
                .contains("office-" + run);
        assertThat(machine.get(policies).status()).isEqualTo(404);
    }

    @Test
    void supervisorsAndAdminsWriteTheOthersRead() {
        saved(calendars, OFFICE);
        for (String role : List.of("agent", "ops", "auditor")) {
            Api person = Api.person(dataSource, role);
            assertThat(person.get(calendars).status()).as(role).isEqualTo(200);
            assertThat(person.send("PUT", calendars, OFFICE.getBytes(StandardCharsets.UTF_8))
                            .status())
                    .as(role)
                    .isEqualTo(403);
        }
        assertThat(machine.send("PUT", calendars, OFFICE.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(403);
        assertThat(Api.person(dataSource, "admin")
                        .send("PUT", calendars, OFFICE.getBytes(StandardCharsets.UTF_8), "If-Match", "\"1\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void countriesRegionsAndDaysOfTheHolidayLibraryAreListed() {
        String holidays = "/api/v1/sla/holidays";
        assertThat(supervisor.get(holidays).json().at("/items").valueStream().map(each -> each.get("country")
                        .asText()))
                .contains("DE", "GB")
                .isSorted();
        assertThat(supervisor.get(holidays + "?language=de").response().body())
                .contains("{\"country\":\"DE\",\"name\":\"Deutschland\"}");

        JsonNode bavaria =
                supervisor.get(holidays + "/de?region=by&year=2026&language=de").json();

        assertThat(bavaria.get("name").asText()).isEqualTo("Deutschland");
        assertThat(bavaria.get("region").asText()).isEqualTo("by");
        assertThat(bavaria.get("regions").toString())
                .contains("{\"region\":\"by\",\"name\":\"Bayern\"}", "{\"region\":\"by/ag\"");
        assertThat(bavaria.get("days").toString()).contains("{\"date\":\"2026-01-06\",\"name\":\"Epiphany\"}");
        assertThat(supervisor.get(holidays + "/GB").json().has("region")).isFalse();
        assertThat(supervisor.get(holidays + "/XX").status()).isEqualTo(404);
        Reply region = supervisor.get(holidays + "/DE?region=atlantis");
        assertThat(region.status()).isEqualTo(400);
        assertThat(region.json().at("/errors/0/pointer").asText()).isEqualTo("query:region");
        assertThat(supervisor
                        .get(holidays + "/DE?year=1900")
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("query:year");
    }

    @Test
    void refusedWithPointersAsInASimulation() {
        assertThat(refused(calendars, "{\"zone\":\"UTC\",\"weekly\":{\"MONDAY\":[[\"09:00\",\"00:00\"]]}}"))
                .containsExactly("/weekly/MONDAY/0 end-not-after-start");
        assertThat(refused(calendars, "{\"zone\":\"UTC\",\"weekly\":{},\"version\":\"1\",\"id\":\"other\"}"))
                .containsExactlyInAnyOrder("/id contradiction", "/version read-only", "/weekly no-window");
        assertThat(refused("/api/v1/sla/policies/configured", "{}")).containsExactly("path:id malformed");
        assertThat(refused(policies, "{}")).containsExactly("/rules required");
        assertThat(refused(policies, """
                {"rules":[{"name":"a","match":{"colour":["red"],"channel":[]},"clocks":[{"clock":"resolution",
                  "calendar":"nowhere","target":{"unit":"business-time","duration":"PT1H"}}]},{"name":"a","match":{},"clocks":[]}]}"""))
                .containsExactlyInAnyOrder(
                        "/rules/0/match/colour unknown-field",
                        "/rules/0/match/channel required",
                        "/rules/0/clocks/0/calendar unknown-calendar",
                        "/rules/1/name twice",
                        "/rules/1/match required",
                        "/rules/1/clocks required");
        saved(calendars, "{\"zone\":\"UTC\",\"weekly\":{\"MONDAY\":[[\"09:00\",\"09:01\"]]}}");
        assertThat(refused(
                        policies,
                        "{\"default\":{\"clocks\":[{\"clock\":\"resolution\",\"calendar\":\"office-" + run
                                + "\",\"target\":{\"unit\":\"business-time\",\"duration\":\"P30000D\"}}]}}"))
                .containsExactly(" beyond-horizon");
    }

    @Test
    void dec3_aCaseKeepsWhatItsReceiptSelectedWhateverIsEdited() {
        saved(calendars, OFFICE);
        saved(policies, policy("2020-01-01T00:00:00Z", "PT2H"));
        // given a Wednesday at 16:30 in Berlin
        String id = received("r1", "2026-03-04T15:30:00Z", "{\"priority\":\"high\"}");
        assertThat(clocks(id).get(0).get("dueAt").asText()).startsWith("2026-03-05T09:30:00");
        assertThat(clocks(id).get(0).get("policy").asText()).isEqualTo("retail-" + run + "/1");
        // when both are edited and further events arrive
        saved(calendars, OFFICE.replace("\"09:00\"", "\"08:00\""), "If-Match", "\"1\"");
        saved(policies, policy("2020-01-01T00:00:00Z", "PT6H"), "If-Match", "\"1\"");
        tell("n1", "customer-replied", "r1", "2026-03-04T16:00:00Z", "{\"text\":\"Hello?\"}");
        // then the open deadline stands, and a new case of the same hour is given the new versions
        assertThat(clocks(id).get(0).get("dueAt").asText()).startsWith("2026-03-05T09:30:00");
        String later = received("r2", "2026-03-04T15:30:00Z", "{\"priority\":\"high\"}");
        assertThat(clocks(later).get(0).get("dueAt").asText()).startsWith("2026-03-05T12:30:00");
        assertThat(clocks(later).get(0).get("policy").asText()).isEqualTo("retail-" + run + "/2");
        // and a receipt before they were in force has the configured policy
        String early = received("r3", "2019-03-04T15:30:00Z", "{}");
        assertThat(clocks(early).get(0).get("policy").asText()).isEqualTo("default/1");
        assertThat(explain(early).at("/policy/id").asText()).isEqualTo("configured");
    }

    @Test
    void theFirstRuleThatMatchesWinsAndOrderOfArrivalDecidesNothing() {
        saved(calendars, OFFICE);
        saved(policies, policy("2020-01-01T00:00:00Z", "PT2H"));
        // the priority is raised after the receipt in event time, but the news of it comes first
        tell("c1", "classified", "r1", "2026-03-04T18:00:00Z", "{\"priority\":\"high\"}");
        String id = received("r1", "2026-03-04T15:30:00Z", "{\"priority\":\"low\"}");
        assertThat(explain(id).at("/policy/rule").asText()).isEqualTo("all");
        String other = received("r2", "2026-03-04T15:30:00Z", "{\"priority\":\"low\"}");
        tell("c2", "classified", "r2", "2026-03-04T18:00:00Z", "{\"priority\":\"high\"}");
        assertThat(explain(other).at("/policy/rule").asText()).isEqualTo("all");
        assertThat(clocks(other).findValuesAsText("clock")).containsExactly("first-response", "eight-weeks");
        assertThat(clocks(other).get(1).get("dueAt").asText()).startsWith("2026-04-30T00:00:00");
        // a regulatory clock ends with the event that its kind names
        tell("s2", "resolved", "r2", "2026-03-06T10:00:00Z", "{}");
        assertThat(clocks(other).get(1).get("state").asText()).isEqualTo("met");
    }

    @Test
    void explainSaysWhichRuleWhichValuesAndEveryStep() {
        saved(calendars, OFFICE);
        saved(policies, policy("2020-01-01T00:00:00Z", "PT2H"));
        String id = received("r1", "2026-03-04T15:30:00Z", "{\"priority\":\"high\"}");
        JsonNode explained = explain(id);
        assertThat(explained.at("/policy/rule").asText()).isEqualTo("urgent");
        assertThat(explained.at("/policy/version").asInt()).isOne();
        assertThat(explained.at("/policy/matched").findValuesAsText("attribute"))
                .containsExactly("priority", "source");
        assertThat(explained.at("/policy/matched/0/accepted").toString()).isEqualTo("[\"high\",\"urgent\"]");
        assertThat(explained.at("/policy/words").asText()).contains("priority was high");
        JsonNode clock = explained.get("clocks").get(0);
        assertThat(clock.get("calendar").asText()).isEqualTo("office-" + run);
        assertThat(clock.get("dueAt").asText()).startsWith("2026-03-05T09:30:00");
        assertThat(clock.at("/explanation/zone").asText()).isEqualTo("Europe/Berlin");
        assertThat(clock.at("/explanation/steps").findValuesAsText("kind"))
                .containsExactly("start", "counted", "closed", "counted", "due");
        assertThat(machine.get("/api/v1/complaints/C-1999-000001/sla/explain").status())
                .isEqualTo(404);
    }
}
