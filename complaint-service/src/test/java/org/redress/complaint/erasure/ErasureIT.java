package org.redress.complaint.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redress.complaint.Api;
import org.redress.complaint.Api.Reply;
import org.redress.complaint.RedressServers;
import org.redress.messaging.ChainVerifier;
import org.redress.testing.DatabaseSearch;

/** Invariant 7 and A40 over HTTP: who is erased leaves cases and figures, and no word; and does not come back. */
@QuarkusTest
@RedressServers
class ErasureIT {

    private static final String PATH = "/api/v1/complaints/";
    private static final String ERASURES = "/api/v1/persons/erasures";

    @Inject
    AgroalDataSource dataSource;

    @Inject
    ChainVerifier chains;

    @Inject
    Clock clock;

    private Api shop;
    private Api agent;
    private Api supervisor;
    private String mark = "";
    private String source = "";

    @BeforeEach
    void somebody() {
        shop = Api.machine(dataSource, List.of("events:write", "complaints:read", "complaints:write"));
        agent = Api.person(dataSource, "agent");
        supervisor = Api.person(dataSource, "supervisor");
        mark = "zq" + UUID.randomUUID().toString().substring(0, 8);
        source = "shop-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Everything that can tell of a person, with a mark in each. */
    private String customer(String name) {
        return """
                {"subject":"%1$s-subject","text":"%1$s-text","fields":{"contract":"%1$s-contract"},"customer":{"name":"%1$s-name",
                "email":"%2$s-%1$s@example.org","phone":"%1$s-phone","reference":"%1$s-customer"}}""".formatted(mark, name);
    }

    private String open(String id, @Nullable String time, String data) {
        Reply told = shop.tell("received", source, id, id + "-case", time, data);
        assertThat(told.status()).as(told.toString()).isEqualTo(201);
        return told.text("complaintId");
    }

    private Reply erase(String body) {
        return supervisor.post(ERASURES, body);
    }

    private String ago(int hours) {
        return clock.instant().minus(Duration.ofHours(hours)).toString();
    }

    private void erased(String id) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !agent.get(PATH + id).text("erasedAt").isEmpty());
    }

    @Test
    void i7_nothing_of_a_person_is_left_but_what_is_counted() throws Exception {
        String id = open(mark + "-event", ago(3), customer("Anna"));
        String other = open(mark + "-second", ago(2), customer("ANNA"));
        shop.tell(
                "customer-replied",
                source,
                mark + "-more",
                mark + "-event-case",
                ago(1),
                "{\"text\":\"%s\"}".formatted(mark));
        String stranger = open("other-" + mark.substring(2), ago(2), "{\"customer\":{\"name\":\"Bert\"}}");
        String number = agent.get(PATH + id).text("number");
        Reply noted = agent.post(
                PATH + number + "/note",
                "{\"text\":\"%s called\"}".formatted(mark),
                "If-Match",
                agent.get(PATH + id).header("ETag"),
                "Idempotency-Key",
                mark + "-key");
        assertThat(noted.status()).as(noted.toString()).isEqualTo(200);
        JsonNode before = agent.get(PATH + id).json();
        String cursor =
                agent.get("/api/v1/complaints?q=%s&limit=1".formatted(mark)).text("next");
        assertThat(cursor).isNotEmpty();
        assertThat(DatabaseSearch.hits(dataSource, mark)).isNotEmpty();

        Reply preview = supervisor.post(ERASURES + "/preview", "{\"complaint\":\"%s\"}".formatted(number));
        assertThat(preview.json().path("cases").asInt()).as(preview.toString()).isEqualTo(2);
        assertThat(preview.json().path("openCases").asInt()).isEqualTo(2);
        assertThat(preview.json().path("contacts").asInt()).isEqualTo(2);
        assertThat(preview.json().path("messages").asInt()).isEqualTo(4);
        assertThat(preview.json().path("fields").asInt()).isEqualTo(2);
        assertThat(preview.json().path("numbers").path(0).asText()).isEqualTo(number);
        Reply hasty = erase("{\"complaint\":\"%s\",\"cases\":1}".formatted(number));
        assertThat(hasty.status()).as(hasty.toString()).isEqualTo(409);
        Reply done = erase("{\"complaint\":\"%s\",\"cases\":2,\"reason\":\"retention\"}".formatted(number));

        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        assertThat(done.text("state")).isEqualTo("done");
        assertThat(done.json().path("erased").asInt()).isEqualTo(2);
        assertThat(done.json().path("messages").asInt()).isEqualTo(4);
        assertThat(supervisor.get(done.header("Location")).json()).isEqualTo(done.json());
        // then no table holds any of it, not even the keys that senders made up
        assertThat(DatabaseSearch.hits(dataSource, mark)).isEmpty();
        JsonNode after = agent.get(PATH + id).json();
        assertThat(after.path("erasedAt").asText()).isNotEmpty();
        for (String counted :
                List.of("number", "status", "receivedAt", "clocks", "channel", "transferCount", "nextDeadline")) {
            assertThat(after.path(counted)).as(counted).isEqualTo(before.path(counted));
        }
        assertThat(after.path("allowed").toString())
                .contains("resolve")
                .doesNotContain("reply")
                .doesNotContain("note");
        // and the chain of each history holds, with the erasure as its last event, by name of who did it
        assertThat(chains.verify().faults()).isEmpty();
        assertThat(shop.column(
                        "select type || ' ' || actor || ' ' || (data -> 'fact' ->> 'reason') from event_history where aggregate_id = ?::uuid order by version desc limit 1",
                        other))
                .containsExactly("org.redress.complaint.person-erased.v1 agent:supervisor-1 retention");
        // and whoever looked before sees nothing more (A40)
        assertThat(agent.get("/api/v1/complaints?q=%s".formatted(mark)).json().path("items"))
                .isEmpty();
        assertThat(agent.get("/api/v1/complaints?q=%s&limit=1&cursor=%s".formatted(mark, cursor))
                        .toString())
                .doesNotContain(mark + "-");
        assertThat(agent.get(PATH + id + "/timeline").toString()).doesNotContain(mark);
        assertThat(Api.service(dataSource).get(PATH + id + "/contact").status()).isEqualTo(404);
        // and the repeated move is answered without it, the repeated erasure changes nothing
        Reply again = agent.post(
                PATH + number + "/note",
                "{\"text\":\"%s called\"}".formatted(mark),
                "If-Match",
                "\"1\"",
                "Idempotency-Key",
                mark + "-key");
        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(again.toString()).doesNotContain(mark);
        assertThat(erase("{\"complaint\":\"%s\"}".formatted(number)).text("id")).isEqualTo(done.text("id"));
        assertThat(erase("{\"email\":\"anna-%s@EXAMPLE.org\"}".formatted(mark)).text("id"))
                .isEqualTo(done.text("id"));
        assertThat(agent.get(PATH + stranger).text("customerName")).isEqualTo("Bert");
    }

    @Test
    void what_is_told_again_of_somebody_erased_brings_nothing_back() throws Exception {
        String id = open(mark + "-event", ago(3), customer("Carla"));
        assertThat(erase("{\"email\":\"carla-%s@example.org\"}".formatted(mark)).status())
                .isEqualTo(200);
        int version = agent.get(PATH + id).json().path("version").asInt();

        // when the very event comes again, it is known
        Reply same = shop.tell("received", source, mark + "-event", mark + "-event-case", ago(3), customer("Carla"));
        assertThat(same.status()).as(same.toString()).isEqualTo(200);
        assertThat(same.text("complaintId")).isEqualTo(id);
        assertThat(agent.get(PATH + id).json().path("version").asInt()).isEqualTo(version);
        // when more is told of the case by the name its source gave it, the fact counts and the words do not
        Reply more = shop.tell(
                "customer-replied",
                source,
                mark + "-late",
                mark + "-event-case",
                null,
                "{\"text\":\"%s\"}".formatted(mark));
        assertThat(more.text("complaintId")).as(more.toString()).isEqualTo(id);
        Reply twice = shop.tell(
                "customer-replied",
                source,
                mark + "-late",
                mark + "-event-case",
                null,
                "{\"text\":\"%s\"}".formatted(mark));
        assertThat(twice.status()).as(twice.toString()).isEqualTo(200);
        Reply note = agent.post(
                PATH + id + "/note",
                "{\"text\":\"%s\"}".formatted(mark),
                "If-Match",
                agent.get(PATH + id).header("ETag"));
        assertThat(note.status()).as(note.toString()).isEqualTo(409);
        assertThat(note.text("type")).endsWith("person-erased");
        // when an old import brings another case of theirs, it is counted and erased
        String imported = open(mark + "-import", ago(4), customer("Carla"));
        erased(imported);
        assertThat(DatabaseSearch.hits(dataSource, mark)).isEmpty();
        assertThat(agent.get(PATH + imported).text("receivedAt")).isNotEmpty();
        // when they come back later of their own accord, they are a customer like any other
        String later = open(mark + "-new", null, customer("Carla"));
        assertThat(agent.get(PATH + later).text("customerName")).isEqualTo(mark + "-name");
        assertThat(chains.verify().faults()).isEmpty();
    }

    @Test
    void what_arrives_during_an_erasure_is_erased_too() {
        String id = open(mark + "-event", ago(3), customer("Dora"));
        List<CompletableFuture<Reply>> posts = IntStream.range(0, 120)
                .mapToObj(i -> {
                    if (i == 40) {
                        assertThat(erase("{\"complaint\":\"%s\"}".formatted(id)).status())
                                .isIn(200, 202);
                    }
                    return shop.postAsync(
                            "/api/v1/events",
                            Api.event(
                                    "received", source, mark + "-" + i, mark + "-case-" + i, ago(2), customer("Dora")),
                            "Content-Type",
                            "application/cloudevents+json");
                })
                .toList();
        assertThat(posts.stream().map(CompletableFuture::join).map(Reply::status))
                .containsOnly(201);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(DatabaseSearch.hits(dataSource, mark))
                .isEmpty());
        assertThat(shop.number("select count(*) from complaint where source = ? and erased_at is null", source))
                .isZero();
    }

    @Test
    void who_is_meant_must_be_said_and_known() {
        assertThat(faults("{}")).containsExactly("/complaint required");
        assertThat(faults("{\"reference\":\"K-1\"}")).containsExactly("/source required");
        assertThat(faults("{\"email\":\"a@b.cd\",\"cases\":0,\"reason\":\"He asked.\",\"name\":\"A\"}"))
                .containsExactlyInAnyOrder("/cases out-of-range", "/reason not-accepted", "/name unknown-field");
        assertThat(erase("{\"email\":\"nobody-%s@example.org\"}".formatted(mark))
                        .status())
                .isEqualTo(404);
        assertThat(erase("{\"complaint\":\"C-1999-000001\"}").status()).isEqualTo(404);
        assertThat(supervisor.get(ERASURES + "/" + UUID.randomUUID()).status()).isEqualTo(404);
        String id = open(mark + "-event", ago(3), customer("Emil"));
        Reply done = erase("{\"source\":\"%s\",\"reference\":\"%s-customer\"}".formatted(source, mark));
        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        assertThat(agent.get(PATH + id).text("erasedAt")).isNotEmpty();
        assertThat(supervisor.get(ERASURES).json().path("items").toString()).contains(done.text("id"));
    }

    private Stream<String> faults(String body) {
        Reply refused = erase(body);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        return refused.json()
                .path("errors")
                .valueStream()
                .map(error -> error.path("pointer").asText() + " "
                        + error.path("code").asText());
    }
}
