package org.redress.complaint.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redress.complaint.Api;
import org.redress.complaint.Api.Reply;
import org.redress.complaint.RedressServers;

@QuarkusTest
@RedressServers
class AgentActionsIT {

    private static final String PATH = "/api/v1/complaints";

    @Inject
    AgroalDataSource dataSource;

    private Api agent;
    private String id = "";

    @BeforeEach
    void newCase() {
        agent = Api.person(dataSource, "agent");
        Reply posted = agent.post(
                PATH,
                "{\"subject\":\"Lost\"}",
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(posted.status()).as(posted.toString()).isEqualTo(201);
        id = posted.text("id");
    }

    private Reply act(String move, String body, String... headers) {
        String tag = agent.get(PATH + "/" + id).header("ETag");
        String[] all = new String[headers.length + 2];
        all[0] = "If-Match";
        all[1] = tag;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return agent.post(PATH + "/" + id + "/" + move, body, all);
    }

    private List<String> allowed() {
        return agent.get(PATH + "/" + id)
                .json()
                .get("allowed")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void aWholeLifeByHand() {
        assertThat(allowed())
                .containsExactly(
                        "acknowledge",
                        "assign",
                        "reply",
                        "note",
                        "wait",
                        "resolve",
                        "withdraw",
                        "classify",
                        "step",
                        "merge");
        assertThat(act("acknowledge", "").text("acknowledgedAt")).isNotEmpty();
        Reply assigned = act("assign", "{\"team\":\"returns\",\"assignee\":\"agent-1\"}");
        assertThat(assigned.text("status")).isEqualTo("open");
        assertThat(assigned.text("assignee")).isEqualTo("agent-1");
        assertThat(act("note", "{\"text\":\"Asked the courier.\"}").json().has("firstResponseAt"))
                .isFalse();
        assertThat(act("reply", "{\"text\":\"We look into it.\"}").json().has("firstResponseAt"))
                .isTrue();
        Reply waiting = act("wait", "{}");
        assertThat(waiting.text("status")).isEqualTo("waiting-for-customer");
        assertThat(waiting.json().get("clocks").get(2).get("state").asText()).isEqualTo("paused");
        assertThat(waiting.json().get("clocks").get(2).has("remainingSeconds")).isTrue();
        assertThat(act("resume", "{}").text("status")).isEqualTo("open");
        assertThat(act("classify", "{\"category\":\"delivery\"}").text("category"))
                .isEqualTo("delivery");
        Reply resolved = act("resolve", """
                {"outcome":"upheld","rootCause":"courier","redress":{"kind":"refund","amount":5,"currency":"EUR"},"text":"Sorry."}""");
        assertThat(resolved.text("status")).isEqualTo("resolved");
        assertThat(resolved.json().get("clocks").findValuesAsText("state")).containsOnly("met");
        assertThat(act("reopen", "{\"reason\":\"He called again.\"}")
                        .json()
                        .get("reopenCount")
                        .asInt())
                .isOne();
        assertThat(act("resolve", "{\"outcome\":\"upheld\"}").text("status")).isEqualTo("resolved");
        assertThat(act("close", "").text("status")).isEqualTo("closed");
        assertThat(allowed()).containsExactly("note", "reopen", "classify", "step");
        JsonNode items = agent.get(PATH + "/" + id + "/timeline").json().get("items");
        assertThat(items.findValuesAsText("text"))
                .containsExactly("Asked the courier.", "We look into it.", "Sorry.", "He called again.");
        // prose stays here
        assertThat(agent.column("select data::text from event_history where aggregate_id = ?::uuid", id))
                .noneMatch(event -> event.contains("called"));
        int version = 0;
        for (JsonNode item : items) {
            version++;
            assertThat(item.get("version").asInt()).isEqualTo(version);
        }
    }

    @Test
    void illegalMovesSayWhatIsAllowed() {
        Reply reply = act("close", "{}");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text("type")).isEqualTo("https://redress.dev/problems/illegal-transition");
        assertThat(reply.json().get("allowed").valueStream().map(JsonNode::asText))
                .contains("resolve", "assign");
        assertThat(act("resume", "{}").status()).isEqualTo(409);
        assertThat(act("reopen", "{\"reason\":\"x\"}").status()).isEqualTo(409);
    }

    @Test
    void p2_aStaleChangeIsToldWhichFieldsAreDifferentNow() {
        act("assign", "{\"team\":\"billing\"}");

        Reply stale = agent.post(PATH + "/" + id + "/note", "{\"text\":\"x\"}", "If-Match", "\"2\"");

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().get("changed").valueStream().map(JsonNode::toString))
                .contains("{\"field\":\"team\",\"seen\":null,\"now\":\"billing\"}")
                .noneMatch(field -> field.contains("channel"));
    }

    @Test
    void p2_conditionalRequests() {
        String path = PATH + "/" + id;
        assertThat(agent.post(path + "/note", "{\"text\":\"x\"}").status()).isEqualTo(428);
        Reply stale = agent.post(path + "/note", "{\"text\":\"x\"}", "If-Match", "\"1\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.header("ETag")).isEqualTo("\"2\"");
        assertThat(agent.post(path + "/note", "{\"text\":\"x\"}", "If-Match", "W/\"2\"")
                        .status())
                .isEqualTo(412);
        assertThat(agent.post(path + "/note", "{\"text\":\"x\"}", "If-Match", "*")
                        .status())
                .isEqualTo(200);
        Reply unchanged = agent.get(path, "If-None-Match", "\"3\"");
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.response().body()).isEmpty();
    }

    @Test
    void ofTwoWritersOneWins() {
        for (int round = 0; round < 20; round++) {
            String tag = agent.get(PATH + "/" + id).header("ETag");
            List<CompletableFuture<Reply>> both = IntStream.range(0, 2)
                    .mapToObj(i -> agent.postAsync(PATH + "/" + id + "/note", "{\"text\":\"x\"}", "If-Match", tag))
                    .toList();
            assertThat(both.stream().map(CompletableFuture::join).map(Reply::status))
                    .containsExactlyInAnyOrder(200, 412);
        }
    }

    @Test
    void keyedMovesHappenOnce() {
        String key = UUID.randomUUID().toString();
        Reply first = act("note", "{\"text\":\"once\"}", "Idempotency-Key", key);
        assertThat(first.status()).isEqualTo(200);
        Reply again = act("note", "{\"text\":\"once\"}", "Idempotency-Key", key);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(agent.number("select count(*) from message where complaint_id = ?::uuid", id))
                .isOne();
    }

    @Test
    void p3_aKeyedMoveThatWasRefusedStaysRefused() {
        String key = UUID.randomUUID().toString();
        Reply refused = act("reopen", "{\"reason\":\"x\"}", "Idempotency-Key", key);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(act("resolve", "{\"outcome\":\"upheld\"}").status()).isEqualTo(200);

        Reply again = act("reopen", "{\"reason\":\"x\"}", "Idempotency-Key", key);
        assertThat(again.status()).as("possible by now, but answered before").isEqualTo(409);
        assertThat(again.response().body()).isEqualTo(refused.response().body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
    }

    @Test
    void bodiesAreReadStrictly() {
        assertThat(act("note", "{}").json().get("errors").get(0).get("pointer").asText())
                .isEqualTo("/text");
        assertThat(act("assign", "{}").status()).isEqualTo(400);
        assertThat(act("assign", "{\"assignee\":\"ada@example.org\"}").status()).isEqualTo(400);
        assertThat(act("resolve", "{\"outcome\":\"x\",\"version\":9}").status()).isEqualTo(400);
        assertThat(act("resolve", "{\"outcome\":\"x\",\"redress\":{\"kind\":\"refund\",\"currency\":\"euros\"}}")
                        .status())
                .isEqualTo(400);
        assertThat(agent.post(PATH + "/" + UUID.randomUUID() + "/note", "{\"text\":\"x\"}", "If-Match", "*")
                        .status())
                .isEqualTo(404);
        assertThat(agent.get(PATH + "/C-1999-000001").status()).isEqualTo(404);
    }

    @Test
    void rolesDecideWhoMayMove() {
        String path = PATH + "/" + id;
        assertThat(Api.person(dataSource, "auditor").get(path).status()).isEqualTo(200);
        assertThat(Api.person(dataSource, "auditor")
                        .post(path + "/note", "{\"text\":\"x\"}", "If-Match", "*")
                        .status())
                .isEqualTo(403);
        assertThat(Api.person(dataSource, "ops")
                        .post(path + "/resolve", "{\"outcome\":\"x\"}", "If-Match", "*")
                        .status())
                .isEqualTo(403);
        assertThat(Api.nobody(dataSource).get(path).status()).isEqualTo(401);
        Reply automatic = Api.service(dataSource).post(path + "/acknowledge", "", "If-Match", "*");
        assertThat(automatic.status()).isEqualTo(200);
        assertThat(agent.column(
                        "select data -> 'fact' ->> 'automatic' from event_history where aggregate_id = ?::uuid and type like '%acknowledged%'",
                        id))
                .containsExactly("true");
    }
}
