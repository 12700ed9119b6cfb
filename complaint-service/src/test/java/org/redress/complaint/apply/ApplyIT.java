package org.redress.complaint.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redress.complaint.Api;
import org.redress.complaint.Api.Reply;
import org.redress.complaint.RedressServers;
import org.redress.complaint.casework.CaseRepository;
import org.redress.complaint.casework.ReassignmentBatch;
import org.redress.complaint.policies.Definition;

/** DEC-3: editing changes no open deadline; applying is explicit, shown before, recorded, and can be taken back. */
@QuarkusTest
@RedressServers
class ApplyIT {

    private static final String EVERY_DAY = Arrays.stream(DayOfWeek.values())
            .map(day -> "\"" + day + "\":[[\"00:00\",\"24:00\"]]")
            .collect(Collectors.joining(","));

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Clock clock;

    @Inject
    CaseRepository ledger;

    @Inject
    ApplyVersions versions;

    @Inject
    ApplicationStore store;

    private Api supervisor;
    private Api machine;
    private String run = "";
    private String policy = "";
    private String calendar = "";
    private Instant start = Instant.EPOCH;

    @BeforeEach
    void clients() {
        supervisor = Api.person(dataSource, "supervisor");
        machine = Api.machine(dataSource);
        run = UUID.randomUUID().toString().substring(0, 8);
        policy = "/api/v1/sla/policies/retail-" + run;
        calendar = "/api/v1/sla/calendars/office-" + run;
        start = clock.instant().minus(Duration.ofHours(4)).truncatedTo(ChronoUnit.SECONDS);
    }

    private JsonNode put(String path, String body, String... headers) {
        Reply reply = supervisor.send("PUT", path, body.getBytes(StandardCharsets.UTF_8), headers);
        assertThat(reply.status()).as(reply.toString()).isIn(200, 201);
        return reply.json();
    }

    private JsonNode ok(Reply reply, int status) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        return reply.json();
    }

    private String hours(int firstResponse, int resolution) {
        return """
                {"effectiveFrom":"2020-01-01T00:00:00Z","rules":[{"name":"all","match":{"source":["src-%s"]},"clocks":[
                  {"clock":"first-response","target":{"unit":"elapsed-time","duration":"PT%dH"},"warnings":[50]},
                  {"clock":"resolution","target":{"unit":"elapsed-time","duration":"PT%dH"}}]}]}""".formatted(run, firstResponse, resolution);
    }

    private void tell(String fact, String reference, @Nullable Instant at, String data) {
        Reply told =
                machine.tell(fact, "src-" + run, fact + reference, reference, at == null ? null : at.toString(), data);
        assertThat(told.status()).as(told.toString()).isEqualTo(201);
    }

    private String received(String reference) {
        tell("received", reference, start, "{}");
        return machine.column(
                        "select id::text from complaint where source = ? and external_ref = ?", "src-" + run, reference)
                .getFirst();
    }

    private JsonNode kase(String id) {
        return ok(machine.get("/api/v1/complaints/" + id), 200);
    }

    private Instant due(String id, int clockIndex) {
        return Instant.parse(kase(id).at("/clocks/" + clockIndex + "/dueAt").asText());
    }

    private JsonNode finished(JsonNode application, String state) {
        String path = "/api/v1/sla/applications/" + application.get("id").asText();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> machine.get(path).text("state").equals(state));
        return machine.get(path).json();
    }

    private List<String> events(String id, String type) {
        return machine.column(
                "select data::text from event_history where aggregate_id = ?::uuid and type = ? order by version",
                UUID.fromString(id),
                "org.redress.complaint." + type + ".v1");
    }

    @Test
    void dec3_previewCountsWhatApplyingThenDoesAndUndoTakesBack() {
        put(policy, hours(24, 100));
        String open = received("r1");
        String answered = received("r2");
        tell("agent-replied", "r2", start.plus(Duration.ofHours(1)), "{\"text\":\"We look into it.\"}");
        String resolved = received("r3");
        tell("resolved", "r3", start.plus(Duration.ofHours(2)), "{}");
        // when a draft with two hours for a response is shown
        JsonNode preview = ok(supervisor.post(policy + "/preview", hours(2, 200)), 200);
        // then nothing is stored, and it counts the open ones
        assertThat(machine.get(policy).text("version")).isEqualTo("1");
        assertThat(preview.get("open").asLong()).isGreaterThanOrEqualTo(2);
        assertThat(preview.get("matched").asLong()).isEqualTo(2);
        assertThat(preview.get("moved").asLong()).isEqualTo(2);
        assertThat(preview.get("overdue").asLong()).isOne();
        assertThat(preview.at("/overdueCases/0/href").asText()).isEqualTo("/api/v1/complaints/" + open);
        assertThat(preview.at("/overdueCases/0/clock").asText()).isEqualTo("first-response");
        assertThat(preview.at("/clocks/0/earlier").asLong()).isOne();
        assertThat(preview.at("/clocks/0/minSeconds").asLong()).isEqualTo(-22 * 3600);
        assertThat(preview.at("/clocks/1/later").asLong()).isEqualTo(2);
        assertThat(preview.at("/clocks/1/medianSeconds").asLong()).isEqualTo(100 * 3600);
        // when it is saved, nothing moves
        put(policy, hours(2, 200), "If-Match", "\"1\"");
        assertThat(due(open, 0)).isEqualTo(start.plus(Duration.ofDays(1)));
        // and when it is applied, it does what was shown
        Reply accepted = supervisor.post(policy + "/apply", "{\"version\":2}");
        JsonNode application = finished(ok(accepted, 202), "done");
        assertThat(accepted.header("Location")).endsWith(application.get("id").asText());
        assertThat(application.get("requestedBy").asText()).isEqualTo("agent:supervisor-1");
        assertThat(application.get("changed").asInt()).isEqualTo(2);
        assertThat(application.get("moved").asInt()).isEqualTo(2);
        assertThat(application.get("overdue").asInt()).isOne();
        assertThat(due(open, 0)).isEqualTo(start.plus(Duration.ofHours(2)));
        assertThat(kase(open).at("/clocks/0/state").asText()).isEqualTo("breached");
        assertThat(kase(open).at("/clocks/0/policy").asText()).isEqualTo("retail-" + run + "/2");
        assertThat(due(answered, 1)).isEqualTo(start.plus(Duration.ofHours(200)));
        // and what had ended keeps its verdict and its target
        assertThat(kase(answered).at("/clocks/0/state").asText()).isEqualTo("met");
        assertThat(kase(answered).at("/clocks/0/policy").asText()).isEqualTo("retail-" + run + "/1");
        assertThat(kase(resolved).at("/clocks/1/policy").asText()).isEqualTo("retail-" + run + "/1");
        assertThat(events(resolved, "sla-applied")).isEmpty();
        // and one event of each case says why, by whom, and alerts nobody
        assertThat(events(open, "sla-applied")).singleElement().satisfies(event -> assertThat(event)
                .contains(
                        "retail-" + run + "/2",
                        "supervisor-1",
                        application.get("id").asText())
                .doesNotContain("\"alert\": true", "\"alert\":true"));
        assertThat(events(open, "sla-breached")).isEmpty();
        // and the explanation names the version
        JsonNode explained = ok(machine.get("/api/v1/complaints/" + answered + "/sla/explain"), 200);
        assertThat(explained.at("/policy/version").asInt()).isEqualTo(2);
        assertThat(explained.at("/kept/0/clock").asText()).isEqualTo("first-response");
        // when it is taken back, twice, the previous pins come back
        String undo = "/api/v1/sla/applications/" + application.get("id").asText() + "/undo";
        ok(supervisor.post(undo, ""), 202);
        ok(supervisor.post(undo, ""), 202);
        JsonNode undone = finished(application, "undone");
        assertThat(undone.get("restored").asInt()).isEqualTo(2);
        assertThat(undone.get("undoneBy").asText()).isEqualTo("agent:supervisor-1");
        assertThat(due(open, 0)).isEqualTo(start.plus(Duration.ofDays(1)));
        assertThat(kase(open).at("/clocks/0/state").asText()).isEqualTo("running");
        assertThat(due(answered, 1)).isEqualTo(start.plus(Duration.ofHours(100)));
        assertThat(events(open, "sla-applied")).hasSize(2);
    }

    @Test
    void appliedAgainNothingChangesAndWhatMatchesNoMoreKeepsItsPin() {
        put(policy, hours(24, 100));
        String id = received("r1");
        put(policy, hours(24, 200), "If-Match", "\"1\"");
        finished(ok(supervisor.post(policy + "/apply", "{\"version\":2}"), 202), "done");
        JsonNode again = finished(ok(supervisor.post(policy + "/apply", "{\"version\":2}"), 202), "done");
        assertThat(again.get("changed").asInt()).isZero();
        assertThat(events(id, "sla-applied")).hasSize(1);
        put(policy, hours(1, 1).replace("src-" + run, "other-" + run), "If-Match", "\"2\"");
        JsonNode third = finished(ok(supervisor.post(policy + "/apply", "{\"version\":3}"), 202), "done");
        assertThat(third.get("changed").asInt()).isZero();
        assertThat(kase(id).at("/clocks/1/policy").asText()).isEqualTo("retail-" + run + "/2");
    }

    @Test
    void clocksThatFallAwayAreToldAsCancelledAndComeBack() {
        put(policy, hours(24, 100));
        String id = received("r1");
        String only = """
                {"effectiveFrom":"2020-01-01T00:00:00Z","rules":[{"name":"all","match":{"source":["src-%s"]},"clocks":[
                  {"clock":"eight-weeks","target":{"unit":"weeks","quantity":8}}]}]}""".formatted(run);
        JsonNode preview = ok(supervisor.post(policy + "/preview", only), 200);
        assertThat(preview.get("clocks").findValuesAsText("clock"))
                .containsExactly("eight-weeks", "first-response", "resolution");
        assertThat(preview.at("/clocks/0/begin").asInt()).isOne();
        assertThat(preview.at("/clocks/1/fallAway").asInt()).isOne();
        put(policy, only, "If-Match", "\"1\"");
        JsonNode application = finished(ok(supervisor.post(policy + "/apply", "{\"version\":2}"), 202), "done");
        assertThat(kase(id).get("clocks").findValuesAsText("clock")).containsExactly("eight-weeks");
        assertThat(events(id, "sla-applied").getFirst()).contains("cancelled");
        ok(supervisor.post("/api/v1/sla/applications/" + application.get("id").asText() + "/undo", ""), 202);
        finished(application, "undone");
        assertThat(kase(id).get("clocks").findValuesAsText("clock")).containsExactly("first-response", "resolution");
        assertThat(due(id, 0)).isEqualTo(start.plus(Duration.ofDays(1)));
    }

    @Test
    void aCalendarIsShownAndAppliedToTheCasesThatHaveIt() {
        String week = "{\"zone\":\"UTC\",\"effectiveFrom\":\"2020-01-01T00:00:00Z\",\"weekly\":{" + EVERY_DAY + "}}";
        put(calendar, week);
        put(policy, """
                {"effectiveFrom":"2020-01-01T00:00:00Z","rules":[{"name":"all","match":{"source":["src-%s"]},"clocks":[
                  {"clock":"resolution","calendar":"office-%s","target":{"unit":"business-time","duration":"PT96H"}}]}]}""".formatted(run, run));
        String id = received("r1");
        Instant before = due(id, 0);
        assertThat(before).isEqualTo(start.plus(Duration.ofDays(4)));
        String closed = week.replace("24:00", "12:00");
        JsonNode preview = ok(supervisor.post(calendar + "/preview", closed), 200);
        assertThat(preview.get("matched").asInt()).isOne();
        assertThat(preview.at("/clocks/0/later").asInt()).isOne();
        put(calendar, closed, "If-Match", "\"1\"");
        assertThat(due(id, 0)).isEqualTo(before);
        finished(ok(supervisor.post(calendar + "/apply", "{\"version\":2}"), 202), "done");
        assertThat(Duration.between(before, due(id, 0)).toSeconds())
                .isEqualTo(preview.at("/clocks/0/minSeconds").asLong());
    }

    @Test
    void aProcessThatDiesInTheMiddleLeavesNothingTwice() throws SQLException {
        put(policy, hours(24, 100));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(received("r" + i));
        }
        put(policy, hours(2, 200), "If-Match", "\"1\"");
        Application asked =
                store.request(Definition.Kind.POLICY, "retail-" + run, 2, clock.instant(), "agent:supervisor-1");
        // when a transaction fails after its cases were written
        boolean died = false;
        while (!died && versions.one(asked.id()).state() == Application.State.RUNNING) {
            try {
                ledger.repin(new Dying());
            } catch (IllegalStateException e) {
                died = true;
            }
        }
        // then others resume it, and each case was changed once
        await().atMost(Duration.ofSeconds(60))
                .until(() -> versions.one(asked.id()).state() == Application.State.DONE);
        assertThat(versions.one(asked.id()).changed()).isEqualTo(5);
        for (String id : ids) {
            assertThat(events(id, "sla-applied")).hasSize(1);
        }
    }

    /** Dies where everything is written and nothing committed. */
    private final class Dying implements ReassignmentBatch {

        @Override
        public @Nullable Part begin(Connection transaction) throws SQLException {
            return versions.begin(transaction);
        }

        @Override
        public void end(Connection transaction, Part part, Tally tally) {
            throw new IllegalStateException("died");
        }
    }

    @Test
    void refusedWithReasonsAndOnlyForThoseWhoMay() {
        put(policy, hours(24, 100));
        assertThat(supervisor
                        .post(policy + "/apply", "{\"version\":2}")
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/version");
        assertThat(supervisor.post(policy + "/apply", "{}").status()).isEqualTo(400);
        assertThat(supervisor.post(policy + "-none/apply", "{\"version\":1}").status())
                .isEqualTo(404);
        assertThat(supervisor
                        .post(policy + "/preview", "{}")
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/rules");
        assertThat(supervisor.post("/api/v1/sla/applications/nothing/undo", "").status())
                .isEqualTo(404);
        for (String role : List.of("agent", "auditor", "ops")) {
            assertThat(Api.person(dataSource, role)
                            .post(policy + "/apply", "{\"version\":1}")
                            .status())
                    .as(role)
                    .isEqualTo(403);
        }
        assertThat(machine.post(policy + "/preview", hours(1, 1)).status()).isEqualTo(403);
    }
}
