package org.redress.complaint.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redress.complaint.Api;
import org.redress.complaint.Api.Reply;
import org.redress.complaint.RedressServers;

/** Duplicates: merged by agents and by other systems, refused where it makes no sense, and taken back. */
@QuarkusTest
@RedressServers
class MergeIT {

    private static final String PATH = "/api/v1/complaints/";

    @Inject
    AgroalDataSource dataSource;

    private Api agent;
    private Api machine;
    private String source = "";

    @BeforeEach
    void clients() {
        agent = Api.person(dataSource, "agent");
        machine = Api.machine(dataSource);
        source = "merge-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private String received(String reference) {
        Reply reply = machine.tell("received", source, "in-" + reference, reference, null, "{}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.text("complaintId");
    }

    private Reply merge(String id, String into) {
        return act(id, "merge", "{\"into\":\"" + into + "\",\"reason\":\"duplicate\"}");
    }

    private Reply act(String id, String move, String body) {
        return agent.post(
                PATH + id + "/" + move, body, "If-Match", agent.get(PATH + id).header("ETag"));
    }

    private Reply told(String id, String reference, String into) {
        return machine.tell("merged", source, id, reference, null, "{\"into\":\"" + into + "\"}");
    }

    private static List<String> texts(JsonNode array, String field) {
        return array.findValuesAsText(field);
    }

    private static void assertCannot(Reply refused, String pointer, String why) {
        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("https://redress.dev/problems/cannot-merge");
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo(why);
    }

    @Test
    void dec9_anAgentMergesADuplicateAndItsClocksAreCancelled() {
        String duplicate = received("a");
        String survivor = received("b");

        Reply merged = merge(duplicate, agent.get(PATH + survivor).text("number"));

        assertThat(merged.status()).as(merged.toString()).isEqualTo(200);
        assertThat(merged.text("status")).isEqualTo("merged");
        assertThat(merged.text("mergedInto")).isEqualTo(survivor);
        assertThat(merged.text("closedAt")).isNotEmpty();
        assertThat(texts(merged.json().get("clocks"), "state")).containsOnly("cancelled");
        assertThat(merged.json().has("nextDeadline")).isFalse();
        assertThat(merged.json().get("allowed").valueStream().map(JsonNode::asText))
                .containsExactly("note", "reopen", "classify", "step");
        // the history and the timeline tell it
        JsonNode items = agent.get(PATH + duplicate + "/timeline").json().get("items");
        assertThat(texts(items, "type"))
                .containsExactly(
                        "org.redress.complaint.received.v1",
                        "org.redress.complaint.sla-started.v1",
                        "org.redress.complaint.merged.v1",
                        "org.redress.complaint.sla-cancelled.v1");
        assertThat(items.at("/2/fact/into").asText()).isEqualTo(survivor);
        assertThat(items.at("/2/fact/reason").asText()).isEqualTo("duplicate");
        assertThat(agent.column(
                        "select data -> 'state' ->> 'mergedInto' from event_history where aggregate_id = ?::uuid and version = 4",
                        duplicate))
                .containsExactly(survivor);
        // the survivor goes on as it was, the queue of open cases has only it
        assertThat(agent.get(PATH + survivor).text("status")).isEqualTo("new");
        assertThat(texts(
                        agent.get("/api/v1/complaints?source=" + source + "&status=merged")
                                .json(),
                        "id"))
                .containsExactly(duplicate);
    }

    @Test
    void mergingIntoItselfIntoADuplicateOrIntoNothingIsRefused() {
        String first = received("a");
        String second = received("b");
        String third = received("c");

        assertCannot(merge(first, first), "/into", "itself");
        assertCannot(merge(first, UUID.randomUUID().toString()), "/into", "unknown");
        assertThat(merge(first, second).status()).isEqualTo(200);
        Reply intoDuplicate = merge(third, first);
        assertCannot(intoDuplicate, "/into", "merged");
        assertThat(intoDuplicate.text("mergedInto")).isEqualTo(second);
        assertCannot(merge(second, first), "/into", "merged");

        Reply again = merge(first, third);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("type")).isEqualTo("https://redress.dev/problems/illegal-transition");
        Reply nothing = act(third, "merge", "{}");
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.json().at("/errors/0/pointer").asText()).isEqualTo("/into");
        assertThat(agent.get(PATH + third).text("status")).isEqualTo("new");
    }

    @Test
    void aMergeIsTakenBackByReopening() {
        String duplicate = received("a");
        String survivor = received("b");
        merge(duplicate, survivor);

        Reply reopened = act(duplicate, "reopen", "{\"reason\":\"Not the same parcel.\"}");

        assertThat(reopened.status()).as(reopened.toString()).isEqualTo(200);
        assertThat(reopened.text("status")).isEqualTo("open");
        assertThat(reopened.json().has("mergedInto")).isFalse();
        assertThat(texts(reopened.json().get("clocks"), "state")).containsOnly("running");
        // and now it may be the survivor
        assertThat(merge(survivor, duplicate).status()).isEqualTo(200);
    }

    @Test
    void theTimelineOfTheSurvivorNamesItsDuplicatesWhileTheyAreMerged() {
        String first = received("a");
        String second = received("b");
        String survivor = received("c");
        String elsewhere = received("d");
        assertThat(merge(first, survivor).status()).isEqualTo(200);
        assertThat(merge(second, survivor).status()).isEqualTo(200);

        JsonNode duplicates = duplicates(survivor);

        assertThat(texts(duplicates, "id")).containsExactly(first, second);
        assertThat(duplicates.at("/0/number").asText())
                .isEqualTo(agent.get(PATH + first).text("number"));
        assertThat(duplicates.at("/0/actor").asText()).isEqualTo("agent:agent-1");
        assertThat(duplicates.at("/0/reason").asText()).isEqualTo("duplicate");
        assertThat(duplicates.at("/0/mergedAt").asText())
                .isEqualTo(agent.get(PATH + first).text("closedAt"));
        assertThat(duplicates(first)).isEmpty();
        // one is reopened, the other found its way to another case
        act(first, "reopen", "{\"reason\":\"Not the same parcel.\"}");
        act(second, "reopen", "{\"reason\":\"Not the same parcel.\"}");
        assertThat(merge(second, elsewhere).status()).isEqualTo(200);
        assertThat(duplicates(survivor)).isEmpty();
        assertThat(texts(duplicates(elsewhere), "id")).containsExactly(second);
        // and back: named once
        act(second, "reopen", "{\"reason\":\"The same after all.\"}");
        assertThat(merge(second, survivor).status()).isEqualTo(200);
        assertThat(texts(duplicates(survivor), "id")).containsExactly(second);
    }

    private JsonNode duplicates(String id) {
        return agent.get(PATH + id + "/timeline").json().get("duplicates");
    }

    @Test
    void anotherSystemTellsOfADuplicateByItsOwnReferences() {
        String duplicate = received("a");
        String survivor = received("b");

        Reply merged = told("m1", "a", "b");

        assertThat(merged.status()).as(merged.toString()).isEqualTo(201);
        assertThat(agent.get(PATH + duplicate).text("mergedInto")).isEqualTo(survivor);
        assertThat(told("m1", "a", "b").status()).isEqualTo(200);
        assertCannot(told("m2", "b", "a"), "/data/into", "merged");
        assertCannot(told("m3", "b", "b"), "/data/into", "itself");
        assertCannot(told("m4", "b", "nobody"), "/data/into", "unknown");
        Reply missing = machine.tell("merged", source, "m5", "b", null, "{}");
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.json().at("/errors/0/pointer").asText()).isEqualTo("/data/into");
        // what was refused is not remembered: once the survivor is there, the same event is recorded
        String late = received("nobody");
        assertThat(told("m4", "b", "nobody").status()).isEqualTo(201);
        assertThat(agent.get(PATH + survivor).text("mergedInto")).isEqualTo(late);
    }

    @Test
    void aBatchMayOpenBothCasesAndMergeThem() {
        Reply batch = machine.batch(
                List.of(
                        Api.event("received", source, "1", "x", null, "{}"),
                        Api.event("received", source, "2", "y", null, "{}"),
                        Api.event("merged", source, "3", "x", null, "{\"into\":\"y\"}"),
                        Api.event("merged", source, "4", "y", null, "{\"into\":\"x\"}")),
                "");

        assertThat(batch.json().get("results").valueStream().map(result -> result.get("status")
                        .asText()))
                .containsExactly("accepted", "accepted", "accepted", "rejected");
        String survivor = batch.json().at("/results/1/complaintId").asText();
        assertThat(agent.get(PATH + batch.json().at("/results/0/complaintId").asText())
                        .text("mergedInto"))
                .isEqualTo(survivor);
        assertThat(agent.get(PATH + survivor).text("status")).isEqualTo("new");
    }

    @Test
    void aBatchThatStandsOrFallsAsAWholeFallsWithAMergeThatIsRefused() {
        Reply batch = machine.batch(
                List.of(
                        Api.event("received", source, "1", "x", null, "{}"),
                        Api.event("merged", source, "2", "x", null, "{\"into\":\"x\"}")),
                "?atomic=true");

        assertCannot(batch, "/data/into", "itself");
        assertThat(batch.text("event")).isEqualTo("2");
        assertThat(agent.number("select count(*) from complaint where source = ?", source))
                .isZero();
    }

    @Test
    void oneSourceCannotMergeIntoTheCasesOfAnother() {
        String foreign = received("a");
        Api other = Api.machine(dataSource, List.of("events:write"), source + "-other");
        other.tell("received", source + "-other", "1", "mine", null, "{}");

        Reply refused = other.tell("merged", source + "-other", "2", "mine", null, "{\"into\":\"" + foreign + "\"}");

        assertCannot(refused, "/data/into", "unknown");
    }

    @Test
    void ofTwoCasesThatAreMergedIntoEachOtherAtOnceOneGoesOn() {
        for (int round = 0; round < 10; round++) {
            String one = received("one" + round);
            String other = received("other" + round);
            String oneTag = agent.get(PATH + one).header("ETag");
            String otherTag = agent.get(PATH + other).header("ETag");
            CompletableFuture<Reply> there =
                    agent.postAsync(PATH + one + "/merge", "{\"into\":\"" + other + "\"}", "If-Match", oneTag);
            CompletableFuture<Reply> back =
                    agent.postAsync(PATH + other + "/merge", "{\"into\":\"" + one + "\"}", "If-Match", otherTag);

            assertThat(List.of(there.join().status(), back.join().status())).containsExactlyInAnyOrder(200, 409);
        }
    }
}
