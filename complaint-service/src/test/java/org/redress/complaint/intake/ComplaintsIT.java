package org.redress.complaint.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redress.complaint.Api;
import org.redress.complaint.Api.Reply;
import org.redress.complaint.RedressServers;

@QuarkusTest
@RedressServers
class ComplaintsIT {

    private static final String PATH = "/api/v1/complaints";

    @Inject
    AgroalDataSource dataSource;

    private Api api;
    private String run = "";

    @BeforeEach
    void client() {
        api = Api.machine(dataSource);
        run = UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void e8_plainJsonByExternalId() {
        String body = """
                {"externalId":"%s","source":"shop","channel":"web","subject":"Lost","text":"It never came.",
                 "customer":{"name":"Ada","email":"ada@example.org"}}""".formatted(run);
        Reply first = api.post(PATH, body);
        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        assertThat(first.header("Location")).isEqualTo(PATH + "/" + first.text("id"));
        assertThat(first.header("ETag")).isEqualTo("\"2\"");
        assertThat(first.text("status")).isEqualTo("new");
        assertThat(first.json().get("clocks")).hasSize(3);
        assertThat(first.json().get("duplicate").asBoolean()).isFalse();
        Reply again = api.post(PATH, body);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("duplicate").asBoolean()).isTrue();
        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertThat(again.text("number")).isEqualTo(first.text("number"));
        // and later events of the same source know it by that id
        assertThat(api.tell("assigned", "shop", "e-" + run, run, null, "{\"team\":\"x\"}")
                        .text("complaintId"))
                .isEqualTo(first.text("id"));
        // and the contact is for our own services only
        assertThat(api.get(first.header("Location") + "/contact").status()).isEqualTo(403);
        assertThat(Api.service(dataSource)
                        .get(first.header("Location") + "/contact")
                        .text("email"))
                .isEqualTo("ada@example.org");
    }

    @Test
    void e6_aDuplicateIsAnsweredAsTheFirst_whateverHappenedSince() {
        String body = "{\"externalId\":\"%s\",\"source\":\"shop\",\"channel\":\"web\"}".formatted(run);
        Reply first = api.post(PATH, body);
        api.tell("acknowledged", "shop", "a-" + run, run, null, "{}");
        api.tell("agent-replied", "shop", "b-" + run, run, null, "{\"text\":\"Here it is.\"}");
        api.tell("resolved", "shop", "c-" + run, run, null, "{\"outcome\":\"upheld\"}");
        api.tell("reopened", "shop", "d-" + run, run, null, "{}");

        Reply again = api.post(PATH, body);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.json().get("duplicate").asBoolean()).isTrue();
        ObjectNode repeated = (ObjectNode) again.json();
        repeated.put("duplicate", false);
        assertThat(repeated).isEqualTo(first.json());
    }

    @Test
    void e8_neitherExternalIdNorKey() {
        Reply reply = api.post(PATH, "{\"channel\":\"web\"}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("detail")).contains("externalId").contains("Idempotency-Key");
    }

    @Test
    void p3_idempotencyKeyReplaysByteForByte() {
        Reply first = api.post(PATH, "{\"channel\":\"web\",\"priority\":\"high\"}", "Idempotency-Key", run);
        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        Reply again =
                api.post(PATH, "{ \"priority\":\"high\", \"channel\":\"web\"}", "Idempotency-Key", "\"" + run + "\"");
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(api.post(PATH, "{\"channel\":\"mail\"}", "Idempotency-Key", run)
                        .status())
                .isEqualTo(422);
        assertThat(api.post(PATH, "{\"channel\":\"mail\"}", "Idempotency-Key", "x".repeat(256))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void i3_aThousandParallelPostsOfOneIdAreOneCase() {
        String body = "{\"externalId\":\"%s\",\"source\":\"shop\"}".formatted(run);
        List<CompletableFuture<Reply>> posts = IntStream.range(0, 1000)
                .mapToObj(i -> api.postAsync(PATH, body))
                .toList();
        List<Reply> replies = posts.stream().map(CompletableFuture::join).toList();
        assertThat(replies).allMatch(reply -> reply.status() == 200 || reply.status() == 201);
        assertThat(replies.stream().filter(reply -> reply.status() == 201)).hasSize(1);
        Set<String> ids = replies.stream().map(reply -> reply.text("id")).collect(Collectors.toSet());
        assertThat(ids).hasSize(1);
        assertThat(api.number("select count(*) from complaint where external_ref = ?", run))
                .isOne();
        assertThat(api.number(
                        "select count(*) from event_history where aggregate_id = ?::uuid and version = 1",
                        ids.iterator().next()))
                .isOne();
    }

    @Test
    void p3_parallelPostsOfOneKeyAreOneCase() {
        List<CompletableFuture<Reply>> posts = IntStream.range(0, 200)
                .mapToObj(i -> api.postAsync(PATH, "{\"brand\":\"%s\"}".formatted(run), "Idempotency-Key", run))
                .toList();
        List<Reply> replies = posts.stream().map(CompletableFuture::join).toList();
        assertThat(replies).allMatch(reply -> reply.status() == 201 || reply.status() == 409);
        assertThat(api.number("select count(*) from complaint where brand = ?", run))
                .isOne();
    }

    @Test
    void oneRefusedNeverFailsItsNeighbours() {
        // given a mix of good posts and posts that the service or the database refuses
        List<CompletableFuture<Reply>> posts = IntStream.range(0, 600)
                .mapToObj(i -> api.postAsync(
                        PATH,
                        i % 7 == 0
                                ? "{\"externalId\":\"%s-%d\",\"source\":\"shop\",\"wrong\":1}".formatted(run, i)
                                : "{\"externalId\":\"%s-%d\",\"source\":\"shop\"}".formatted(run, i)))
                .toList();
        List<Reply> replies = posts.stream().map(CompletableFuture::join).toList();
        for (int i = 0; i < 600; i++) {
            assertThat(replies.get(i).status()).isEqualTo(i % 7 == 0 ? 400 : 201);
        }
        assertThat(api.number("select count(*) from complaint where external_ref like ?", run + "-%"))
                .isEqualTo(600 - 86);
    }

    @Test
    void agentsMayWriteDownComplaintsAndOthersMayNot() {
        assertThat(Api.person(dataSource, "agent")
                        .post(PATH, "{\"channel\":\"phone\"}", "Idempotency-Key", run)
                        .status())
                .isEqualTo(201);
        assertThat(Api.person(dataSource, "auditor")
                        .post(PATH, "{}", "Idempotency-Key", run)
                        .status())
                .isEqualTo(403);
        assertThat(api.column(
                        "select source from complaint where id = ?::uuid",
                        Api.person(dataSource, "agent")
                                .post(PATH, "{\"channel\":\"phone\"}", "Idempotency-Key", run)
                                .text("id")))
                .containsExactly("console");
    }
}
