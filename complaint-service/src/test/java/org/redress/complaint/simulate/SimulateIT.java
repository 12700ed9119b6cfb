package org.redress.complaint.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.redress.complaint.Api;
import org.redress.complaint.RedressServers;

/** The form of the simulation, and what it refuses. */
@QuarkusTest
@RedressServers
class SimulateIT {

    private static final String PATH = "/api/v1/sla/simulate";
    private static final String OFFICE = """
            {"zone":"Europe/Berlin","weekly":{"MONDAY":[["09:00","17:00"]],"TUESDAY":[["09:00","17:00"]],
             "WEDNESDAY":[["09:00","17:00"]],"THURSDAY":[["09:00","17:00"]],"FRIDAY":[["09:00","17:00"]]}}""";

    @Inject
    AgroalDataSource dataSource;

    private JsonNode simulate(String body) {
        Api.Reply reply = Api.person(dataSource, "agent").post(PATH, body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.json();
    }

    private List<String> refused(String body) {
        Api.Reply reply = Api.person(dataSource, "agent").post(PATH, body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        List<String> faults = new ArrayList<>();
        reply.json()
                .path("errors")
                .forEach(error -> faults.add(
                        error.get("pointer").asText() + " " + error.get("code").asText()));
        return faults;
    }

    private static String clock(String more) {
        return """
                {"calendar":%s,"receivedAt":"2026-03-02T08:00:00Z","policy":{"clocks":[{"clock":"resolution",%s}]}}""".formatted(OFFICE, more);
    }

    private static final String TWO_HOURS = "\"target\":{\"unit\":\"business-time\",\"duration\":\"PT2H\"}";

    @Test
    void peopleAndReadingMachinesMay() {
        String body = "{\"calendar\":" + OFFICE + "}";
        for (String role : List.of("agent", "supervisor", "ops", "admin", "auditor")) {
            assertThat(Api.person(dataSource, role).post(PATH, body).status())
                    .as(role)
                    .isEqualTo(200);
        }
        assertThat(Api.machine(dataSource, List.of("complaints:read"))
                        .post(PATH, body)
                        .status())
                .isEqualTo(200);
        assertThat(Api.machine(dataSource, List.of("events:write"))
                        .post(PATH, body)
                        .status())
                .isEqualTo(403);
        assertThat(Api.nobody(dataSource).post(PATH, body).status()).isEqualTo(401);
    }

    @Test
    void calendarsAloneAreChecked() {
        JsonNode answer = simulate("{\"calendar\":" + OFFICE + "}");
        assertThat(answer.get("calendars").get(0).get("zone").asText()).isEqualTo("Europe/Berlin");
        assertThat(answer.get("clocks")).isEmpty();
    }

    @Test
    void f34_calendarsAreRefusedWithPointers() {
        assertThat(refused("""
                {"calendar":{"zone":"Europe/Nowhere","weekly":{"MONDAY":[["09:00","00:00"],["09:00","12:00"],["11:00","13:00"]],
                 "FUNDAY":[]},"holidays":["2026-02-30"],"exceptions":[{"date":"2026-12-24","windows":[["1","2"]]}],
                 "publicHolidays":{"country":"XX"}}}
                """))
                .containsExactlyInAnyOrder(
                        "/calendar/weekly/FUNDAY unknown-field",
                        "/calendar/holidays/0 malformed",
                        "/calendar/exceptions/0/windows/0 malformed",
                        "/calendar/publicHolidays/country unknown-country",
                        "/calendar/zone unknown-zone",
                        "/calendar/weekly/MONDAY/0 end-not-after-start",
                        "/calendar/weekly/MONDAY/2 overlap");
        assertThat(refused("{\"calendar\":{\"zone\":\"UTC\",\"weekly\":{}}}"))
                .containsExactly("/calendar/weekly no-window");
        assertThat(refused("{\"calendar\":{\"zone\":\"UTC\"}}")).containsExactly("/calendar/weekly required");
        assertThat(refused("{\"calendars\":[{\"zone\":\"UTC\",\"weekend\":[\"SUNDAY\"],\"weekly\":{}}]}"))
                .containsExactlyInAnyOrder("/calendars/0/id required", "/calendars/0/weekend contradiction");
        assertThat(
                        refused(
                                "{\"calendar\":{\"zone\":\"Europe/Berlin\",\"weekend\":[],\"publicHolidays\":{\"country\":\"DE\",\"region\":\"xx\"}}}"))
                .containsExactly("/calendar/publicHolidays/region unknown-region");
    }

    @Test
    void targetsAndClocksAreRefusedWithPointers() {
        assertThat(refused("{}")).containsExactly("/policy required");
        assertThat(refused("[]")).contains(" wrong-type");
        assertThat(refused("{\"calendar\":" + OFFICE + ",\"extra\":1}")).containsExactly("/extra unknown-field");
        assertThat(refused(clock("\"target\":{\"unit\":\"fortnights\",\"quantity\":2}")))
                .containsExactly("/policy/clocks/0/target/unit not-accepted");
        assertThat(refused(clock("\"target\":{\"unit\":\"weeks\",\"duration\":\"PT2H\"}")))
                .containsExactlyInAnyOrder(
                        "/policy/clocks/0/target/duration contradiction", "/policy/clocks/0/target/quantity required");
        assertThat(refused(clock("\"target\":{\"unit\":\"elapsed-time\",\"duration\":\"PT0S\"}")))
                .containsExactly("/policy/clocks/0/target/duration out-of-range");
        assertThat(refused(clock("\"target\":{\"unit\":\"business-days\",\"quantity\":0}")))
                .containsExactly("/policy/clocks/0/target/quantity out-of-range");
        assertThat(refused(clock(TWO_HOURS + ",\"warnings\":[50,50]")))
                .containsExactly("/policy/clocks/0/warnings/1 out-of-range");
        assertThat(refused(clock(TWO_HOURS + ",\"calendar\":\"other\"")))
                .containsExactly("/policy/clocks/0/calendar unknown-calendar");
        assertThat(refused(clock(TWO_HOURS + ",\"exemptIf\":\"other\"")))
                .containsExactly("/policy/clocks/0/exemptIf unknown-clock");
        assertThat(refused(clock(TWO_HOURS + ",\"replacedBy\":[{\"event\":\"letter\",\"clock\":\"resolution\"}]")))
                .containsExactly("/policy/clocks/0/replacedBy unknown-clock");
        assertThat(refused("""
                {"receivedAt":"2026-03-02T08:00:00","policy":{"clocks":[{"clock":"a",%s},{"clock":"a",%s}]},
                 "events":[{"type":"resolved"},{"type":"policy-applied","at":"2026-03-02T08:00:00Z","version":"2"},
                           {"type":"note","at":"2026-03-02T08:00:00Z","text":"x"},{"type":"received","at":"2026-03-02T08:00:00Z"}],
                 "pauses":[{"from":"2026-03-03T08:00:00Z","to":"2026-03-02T08:00:00Z"}]}
                """.formatted(TWO_HOURS, TWO_HOURS)))
                .containsExactlyInAnyOrder(
                        "/policy/clocks/0/calendar required",
                        "/policy/clocks/1/calendar required",
                        "/policy/clocks/1/clock twice",
                        "/events/0/at required",
                        "/events/1/version unknown-version",
                        "/events/2/text unknown-field",
                        "/events/3/type not-accepted",
                        "/pauses/0/to end-before-start",
                        "/receivedAt malformed");
        assertThat(refused(clock("\"target\":{\"unit\":\"business-time\",\"duration\":\"PT800000H\"}")))
                .containsExactly("/policy beyond-horizon");
    }

    @Test
    void c4_wallTimes() {
        JsonNode times = simulate("""
                {"zone":"Europe/Berlin","localTimes":[{"local":"2025-03-30T02:30"},{"local":"2025-10-26T02:30:15"},
                 {"local":"2025-10-26T24:00"},{"local":"2011-12-30T09:00","zone":"Pacific/Apia"}]}
                """).get("localTimes");
        assertThat(times)
                .extracting(time -> time.get("instant").asText() + " "
                        + time.get("existence").asText())
                .containsExactly(
                        "2025-03-30T01:30:00.000Z skipped",
                        "2025-10-26T00:30:15.000Z twice",
                        "2025-10-26T23:00:00.000Z once",
                        "2011-12-30T19:00:00.000Z skipped");
        assertThat(refused("{\"localTimes\":[{\"local\":\"2025-03-30T02:30Z\"},{\"zone\":\"UTC\"}]}"))
                .containsExactly("/localTimes/0/local malformed", "/localTimes/1/local required");
    }

    @Test
    void dec3_f2_f10_versionsCountOnceTheyAreApplied() {
        String body = """
                {"calendars":[{"id":"berlin","version":"1","zone":"Europe/Berlin","weekly":{"WEDNESDAY":[["08:00","20:00"]]}},
                              {"id":"berlin","version":"2","zone":"Europe/Berlin","weekly":{"WEDNESDAY":[["04:00","20:00"]]}}],
                 "policies":[{"version":"1","clocks":[{"clock":"first-response","target":{"unit":"business-time","duration":"PT1H"}},
                                                      {"clock":"acknowledgement","target":{"unit":"business-time","duration":"PT1H"}}]},
                             {"version":"2","clocks":[{"clock":"first-response","target":{"unit":"business-time","duration":"PT2H"}},
                                                      {"clock":"acknowledgement","target":{"unit":"business-time","duration":"PT2H"}}]}],
                 "receivedAt":"2016-11-01T13:56:21Z",
                 "events":[{"type":"acknowledged","at":"2016-11-01T14:00:00Z"}%s]}
                """;
        String calendarApplied =
                ",{\"type\":\"calendar-applied\",\"at\":\"2016-11-01T15:00:00Z\",\"calendar\":\"berlin\",\"version\":\"2\"}";
        String policyApplied = ",{\"type\":\"policy-applied\",\"at\":\"2016-11-01T16:00:00Z\",\"version\":\"2\"}";
        assertThat(duesOf(simulate(body.formatted(""))))
                .containsExactly("2016-11-02T08:00:00.000Z 1/1", "2016-11-02T08:00:00.000Z 1/1");
        assertThat(duesOf(simulate(body.formatted(calendarApplied))))
                .containsExactly("2016-11-02T04:00:00.000Z 1/2", "2016-11-02T08:00:00.000Z 1/1");
        assertThat(duesOf(simulate(body.formatted(calendarApplied + policyApplied))))
                .containsExactly("2016-11-02T05:00:00.000Z 2/2", "2016-11-02T08:00:00.000Z 1/1");
    }

    private static List<String> duesOf(JsonNode answer) {
        List<String> dues = new ArrayList<>();
        answer.get("clocks")
                .forEach(clock -> dues.add(clock.get("dueAt").asText() + " "
                        + clock.get("policyVersion").asText() + "/"
                        + clock.get("calendarVersion").asText()));
        return dues;
    }

    @Test
    void theReceiptSelectsAmongDatedVersions() {
        String body = """
                {"zone":"Europe/London","policies":[
                   {"version":"8-weeks","clocks":[{"clock":"letter","target":{"unit":"weeks","quantity":8}}]},
                   {"version":"6-weeks","effectiveFrom":"2026-04-08T00:00:00+01:00",
                    "clocks":[{"clock":"letter","target":{"unit":"weeks","quantity":6}}]}],
                 "receivedOn":"%s"}
                """;
        assertThat(simulate(body.formatted("2026-04-08")).at("/clocks/0/dueOn").asText())
                .isEqualTo("2026-05-20");
        assertThat(simulate(body.formatted("2026-04-07")).at("/clocks/0/dueOn").asText())
                .isEqualTo("2026-06-02");
    }

    @Test
    void aHoldingReplyAndALane() {
        JsonNode clocks = simulate("""
                {"calendar":{"zone":"Europe/London","weekend":["SATURDAY","SUNDAY"],"publicHolidays":{"country":"GB","region":"eng"}},
                 "policy":{"clocks":[
                   {"clock":"lane","target":{"unit":"business-days","quantity":3,"cutOff":"close-of-business"}},
                   {"clock":"final-15","target":{"unit":"business-days","quantity":15},"stoppedBy":["final-response"],
                    "replacedBy":[{"event":"holding-reply","clock":"final-35"}],"exemptIf":"lane"},
                   {"clock":"final-35","target":{"unit":"business-days","quantity":35},"stoppedBy":["final-response"]}]},
                 "receivedOn":"2026-12-24",
                 "events":[{"type":"holding-reply","at":"2027-01-18T10:00:00Z"}]}
                """).get("clocks");
        assertThat(clocks)
                .extracting(clock -> clock.get("clock").asText() + " "
                        + clock.get("state").asText() + " " + clock.get("dueOn").asText())
                .containsExactly("lane breached 2026-12-31", "final-15 met 2027-01-19", "final-35 running 2027-02-16");
        assertThat(clocks.get(1).get("stoppedBy").asText()).isEqualTo("holding-reply");
        assertThat(clocks.get(1).get("replacedBy").asText()).isEqualTo("final-35");
    }

    @Test
    void pausesWarningsAndReopening() {
        JsonNode clock = simulate("""
                {"calendar":%s,"receivedAt":"2026-03-02T08:00:00Z",
                 "policy":{"clocks":[{"clock":"resolution","warnings":[50,75],"target":{"unit":"business-time","duration":"PT8H"}}]},
                 "events":[{"type":"pause","at":"2026-03-02T09:00:00Z","state":"waiting-for-parts"},
                           {"type":"resume","at":"2026-03-02T10:00:00Z"},
                           {"type":"status-changed","at":"2026-03-02T11:00:00Z","status":"waiting-for-customer"},
                           {"type":"customer-message","at":"2026-03-02T12:00:00Z"},
                           {"type":"resolved","at":"2026-03-02T13:00:00Z"},
                           {"type":"closed","at":"2026-03-02T14:00:00Z"},
                           {"type":"reopened","at":"2026-03-03T08:00:00Z"}],
                 "asOf":"2026-03-03T10:00:00Z"}
                """.formatted(OFFICE)).at("/clocks/0");
        assertThat(clock.get("state").asText()).isEqualTo("running");
        assertThat(clock.get("elapsedSeconds").asInt()).isEqualTo(5 * 3600);
        assertThat(clock.get("marginSeconds").asInt()).isEqualTo(3 * 3600);
        assertThat(clock.get("dueAt").asText()).isEqualTo("2026-03-03T13:00:00.000Z");
        assertThat(clock.get("warnings"))
                .extracting(warning -> warning.get("passed").asBoolean())
                .containsExactly(true, false);
        JsonNode steps = clock.at("/explanation/steps");
        assertThat(steps.get(0).get("kind").asText()).isEqualTo("start");
        assertThat(steps.get(steps.size() - 1).get("words").asText())
                .isEqualTo("8 h used up: due Tue 3 Mar 2026 14:00 (UTC+01:00).");
        assertThat(steps.get(steps.size() - 1).get("totalSeconds").asInt()).isEqualTo(8 * 3600);
    }

    @Test
    void whatIsKnownAtAnInstant() {
        String body = """
                {"calendar":%s,"receivedAt":"2026-03-02T08:00:00Z",
                 "policy":{"clocks":[{"clock":"resolution","target":{"unit":"business-time","duration":"PT2H"}}]},
                 "pauses":[{"from":"2026-03-02T09:00:00Z","to":"2026-03-02T09:30:00.250Z"}],
                 "events":[{"type":"merged","at":"2026-03-02T10:00:00Z"}],"asOf":"%s"}
                """;
        JsonNode paused =
                simulate(body.formatted(OFFICE, "2026-03-02T09:10:00Z")).at("/clocks/0");
        assertThat(paused.get("state").asText()).isEqualTo("paused");
        assertThat(paused.has("dueAt")).isFalse();
        assertThat(paused.get("marginSeconds").asInt()).isEqualTo(3600);
        JsonNode running =
                simulate(body.formatted(OFFICE, "2026-03-02T09:59:00Z")).at("/clocks/0");
        assertThat(running.get("dueAt").asText()).isEqualTo("2026-03-02T10:30:00.250Z");
        assertThat(running.get("elapsedSeconds").decimalValue()).isEqualByComparingTo("5339.75");
        JsonNode merged =
                simulate(body.formatted(OFFICE, "2026-03-02T11:00:00Z")).at("/clocks/0");
        assertThat(merged.get("verdict").asText()).isEqualTo("cancelled");
        assertThat(merged.get("stoppedBy").asText()).isEqualTo("merged");
    }
}
