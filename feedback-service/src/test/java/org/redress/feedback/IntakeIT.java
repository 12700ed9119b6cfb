package org.redress.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.redress.contract.Topic;
import org.redress.contract.feedback.FeedbackEvent;
import org.redress.contract.feedback.FeedbackFact;
import org.redress.feedback.FeedbackStage.Answer;
import org.redress.testing.RedressKafka;
import org.redress.testing.RedressPostgres;
import org.redress.testing.TestKeys;
import org.redress.testing.TopicProbe;

/** Answers over HTTP, into real PostgreSQL and out on real Kafka. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WithTestResource(RedressPostgres.class)
@WithTestResource(RedressKafka.class)
@WithTestResource(TestKeys.class)
class IntakeIT {

    @Inject
    FeedbackStage stage;

    private TopicProbe topics;
    private String source;
    private String key;

    @BeforeAll
    void open() {
        topics = new TopicProbe();
    }

    @AfterAll
    void close() {
        topics.close();
    }

    @BeforeEach
    void newSource() throws SQLException {
        source = "shop-" + UUID.randomUUID();
        String fresh = stage.apiKey(source);
        key = fresh;
        // Keys reach the memory of the service within a second.
        await().atMost(Duration.ofSeconds(10))
                .until(() -> stage.post(fresh, "{}").status() == 400);
    }

    @Test
    void aPostIsRecordedOnceAndPublishedWithoutItsComment() {
        String body =
                "{\"externalId\":\"a-1\",\"nps\":9,\"channel\":\"web\",\"comment\":\"Frau Muster was very kind\"}";

        Answer first = stage.post(key, body);
        Answer second = stage.post(key, body);
        Answer other = stage.post(key, "{\"externalId\":\"a-1\",\"nps\":1}");

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.json().path("duplicate").asBoolean()).isFalse();
        assertThat(first.header("Location")).isEqualTo("/api/v1/feedback/" + id(first));
        for (Answer again : List.of(second, other)) {
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.json().path("duplicate").asBoolean()).isTrue();
            assertThat(id(again)).isEqualTo(id(first));
        }
        List<TopicProbe.Seen> published = published(id(first), 1);
        assertThat(published).hasSize(1);
        assertThat(published.getFirst().value()).doesNotContain("Muster");
        FeedbackEvent event = read(published.getFirst());
        assertThat(published.getFirst().key()).isEqualTo(event.feedbackId().toString());
        assertThat(event.comment()).isTrue();
        assertThat(event.version()).isEqualTo(1);
        assertThat(event.dimensions().source()).isEqualTo(source);
        assertThat(event.dimensions().channel()).isEqualTo("web");
        JsonNode read =
                stage.get(TestKeys.agent(), "/api/v1/feedback/" + id(first)).json();
        assertThat(read.path("comment").asText()).isEqualTo("Frau Muster was very kind");
        assertThat(read.path("answers").path(0).path("score").asInt()).isEqualTo(9);
    }

    @Test
    void p3_anIdempotencyKeyReplaysTheAnswerByteByByte() {
        String idempotencyKey = UUID.randomUUID().toString();

        Answer first = stage.post(key, "{\"nps\":7,\"channel\":\"web\"}", "Idempotency-Key", idempotencyKey);
        Answer replayed = stage.post(key, "{\"channel\":\"web\", \"nps\":7}", "Idempotency-Key", idempotencyKey);
        Answer mismatch = stage.post(key, "{\"nps\":8}", "Idempotency-Key", idempotencyKey);

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(replayed.body()).isEqualTo(first.body());
        assertThat(replayed.status()).isEqualTo(201);
        assertThat(replayed.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(mismatch.status()).isEqualTo(422);
        assertThat(published(id(first), 1)).hasSize(1);
    }

    @Test
    void e8_withoutExternalIdOrKeyTheAnswerNamesBothWays() {
        Answer refused = stage.post(key, "{\"nps\":7}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.body()).contains("externalId").contains("Idempotency-Key");
    }

    @Test
    void p1_faultsAreProblemsWithPointers() {
        Answer refused = stage.post(key, "{\"externalId\":\"f-1\",\"nps\":11,\"team\":7}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").findValuesAsText("pointer")).containsExactly("/team", "/nps");
        assertThat(refused.json().path("type").asText()).isEqualTo("https://redress.dev/problems/invalid-feedback");
    }

    @Test
    void e1_e2_e3_oneEventInAllThreeModesIsOneRow() throws SQLException {
        String event = FeedbackStage.event(source, "m-1", "{\"csat\":4}");

        Answer structured = stage.send("POST", "/api/v1/events", key, "application/cloudevents+json", event);
        Answer binary = stage.send(
                "POST",
                "/api/v1/events",
                key,
                "application/json",
                "{\"csat\":4}",
                "ce-specversion",
                "1.0",
                "ce-id",
                "m-1",
                "ce-source",
                source,
                "ce-type",
                "org.redress.intake.feedback-answered.v1");
        Answer batch = stage.batch(key, "", List.of(event));

        assertThat(structured.status()).as(structured.body()).isEqualTo(201);
        assertThat(structured.json().path("status").asText()).isEqualTo("accepted");
        assertThat(binary.status()).as(binary.body()).isEqualTo(200);
        assertThat(binary.json().path("status").asText()).isEqualTo("duplicate");
        assertThat(batch.json().path("duplicates").asInt()).isEqualTo(1);
        assertThat(stage.number("select count(*) from answer_sheet where source = ?", source))
                .isEqualTo(1);
    }

    @Test
    void e4_oneBadEventOfAHundredLeavesNinetyNine() throws SQLException {
        List<String> events = IntStream.range(0, 100)
                .mapToObj(i -> FeedbackStage.event(source, "b-" + i, i == 42 ? "{\"nps\":99}" : "{\"nps\":9}"))
                .toList();

        Answer atomic = stage.batch(key, "?atomic=true", events);
        long afterAtomic = stage.number("select count(*) from answer_sheet where source = ?", source);
        Answer partial = stage.batch(key, "", events);

        assertThat(atomic.status()).as(atomic.body()).isEqualTo(422);
        assertThat(atomic.json().path("results").path(0).path("index").asInt()).isEqualTo(42);
        assertThat(afterAtomic).isZero();
        assertThat(partial.status()).isEqualTo(200);
        assertThat(partial.json().path("accepted").asInt()).isEqualTo(99);
        assertThat(partial.json().path("rejected").asInt()).isEqualTo(1);
        JsonNode bad = partial.json().path("results").path(42);
        assertThat(bad.path("id").asText()).isEqualTo("b-42");
        assertThat(bad.path("status").asText()).isEqualTo("rejected");
        assertThat(bad.path("problem").path("errors").path(0).path("pointer").asText())
                .isEqualTo("/data/nps");
        assertThat(stage.number("select count(*) from answer_sheet where source = ?", source))
                .isEqualTo(99);
    }

    @Test
    void aBatchMayRepeatItselfAndMayBeEmpty() {
        String event = FeedbackStage.event(source, "r-1", "{\"nps\":9}");

        Answer repeated = stage.batch(key, "", List.of(event, event, event));
        Answer empty = stage.batch(key, "", List.of());

        assertThat(repeated.json().path("accepted").asInt()).isEqualTo(1);
        assertThat(repeated.json().path("duplicates").asInt()).isEqualTo(2);
        assertThat(empty.status()).isEqualTo(200);
        assertThat(empty.json().path("results")).isEmpty();
    }

    @Test
    void aKeyPostsAsItsOwnSourcesOnly() {
        Answer single = stage.post(key, "{\"externalId\":\"s-1\",\"nps\":9,\"source\":\"other\"}");
        Answer batch = stage.batch(key, "", List.of(FeedbackStage.event("other", "s-1", "{\"nps\":9}"), unknownType()));

        assertThat(single.status()).isEqualTo(403);
        assertThat(batch.json().path("results").findValuesAsText("code"))
                .contains("source-not-allowed", "unknown-type");
    }

    @Test
    void oneSheetPerComplaintIsCounted() throws SQLException {
        UUID complaint = UUID.randomUUID();
        Answer first = stage.post(key, about(complaint, "c-1", 3, "2026-02-01T08:00:00Z"));
        Answer later = stage.post(key, about(complaint, "c-2", 9, "2026-02-03T08:00:00Z"));
        Answer earlier = stage.post(key, about(complaint, "c-3", 6, "2026-02-02T08:00:00Z"));

        assertThat(first.json().path("version").asInt()).isEqualTo(1);
        assertThat(later.json().path("version").asInt()).isEqualTo(2);
        assertThat(earlier.json().has("version")).isFalse();
        assertThat(id(later)).isEqualTo(id(first)).isEqualTo(id(earlier));
        assertThat(published(id(first), 2))
                .allSatisfy(seen -> assertThat(seen.key()).isEqualTo(complaint.toString()))
                .extracting(seen -> read(seen).version())
                .containsExactly(1, 2);
        JsonNode items = stage.get(TestKeys.agent(), "/api/v1/feedback?complaintId=" + complaint)
                .json()
                .path("items");
        assertThat(items.findValuesAsText("counted")).containsExactly("false", "true", "false");
    }

    @Test
    void i3_writersThatOverlapRecordEachAnswerOnceAndNumberSheetsWithoutGaps() throws Exception {
        List<UUID> complaints =
                IntStream.range(0, 5).mapToObj(i -> UUID.randomUUID()).toList();
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            for (int client = 0; client < 8; client++) {
                int offset = client * 20;
                List<String> events = IntStream.range(0, 60)
                        .map(i -> (i + offset) % 100)
                        .mapToObj(i -> FeedbackStage.event(
                                source,
                                "o-" + i,
                                "{\"nps\":%d,\"complaintId\":\"%s\"}".formatted(i % 11, complaints.get(i % 5))))
                        .toList();
                answers.add(clients.submit(() -> stage.batch(key, "", events)));
            }
        }

        int accepted = 0;
        for (Future<Answer> answer : answers) {
            assertThat(answer.get().status()).as(answer.get().body()).isEqualTo(200);
            accepted += answer.get().json().path("accepted").asInt();
        }
        assertThat(accepted).isEqualTo(100);
        for (UUID complaint : complaints) {
            assertThat(stage.column(
                            "select version from answer_sheet where complaint_id = ? order by version", complaint))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 20)
                            .mapToObj(Integer::toString)
                            .toList());
        }
    }

    @Test
    void p4_pagesShowEachSheetOnceAndForgedCursorsAreRefused() {
        UUID complaint = UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            stage.post(key, about(complaint, "p-" + i, i, "2026-02-0" + (i + 1) + "T08:00:00Z"));
        }
        String agent = TestKeys.agent();
        List<String> seen = new ArrayList<>();
        String path = "/api/v1/feedback?limit=2&complaintId=" + complaint;
        String cursor = "";
        do {
            JsonNode page = stage.get(agent, path + cursor).json();
            page.path("items").forEach(item -> seen.add(item.path("sheetId").asText()));
            cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        assertThat(stage.get(agent, path + "&cursor=AAAA").status()).isEqualTo(400);
        assertThat(stage.get(agent, "/api/v1/feedback?limit=0").status()).isEqualTo(400);
        assertThat(stage.get(agent, "/api/v1/feedback?complaintId=7").status()).isEqualTo(400);
    }

    @Test
    void i3_i5_theLifeOfAnInvitationIsTheSameInWhateverOrderItIsTold() {
        Random random = new Random(7);
        for (int round = 0; round < 5; round++) {
            List<String> life = life("inv-" + round);
            List<String> arriving = new ArrayList<>(life);
            arriving.addAll(life);
            Collections.shuffle(arriving, random);
            Set<String> ids = new HashSet<>();
            int accepted = 0;
            while (!arriving.isEmpty()) {
                List<String> batch = arriving.subList(0, Math.min(arriving.size(), 1 + random.nextInt(5)));
                Answer answer = stage.batch(key, "", batch);
                batch.clear();
                assertThat(answer.json().path("rejected").asInt())
                        .as(answer.body())
                        .isZero();
                accepted += answer.json().path("accepted").asInt();
                answer.json()
                        .path("results")
                        .forEach(result -> ids.add(result.path("feedbackId").asText()));
            }

            assertThat(accepted).isEqualTo(life.size());
            assertThat(ids).as("the invitation and the sheet").hasSize(2);
            FeedbackFact whole =
                    new FeedbackFact.InvitationChanged(hour(8), hour(9), hour(10), hour(11), null, hour(23), hour(12));
            FeedbackEvent last = await().atMost(Duration.ofSeconds(20))
                    .until(
                            () -> lastOfInvitation(ids),
                            found -> found.isPresent() && found.get().fact().equals(whole))
                    .orElseThrow();
            assertThat(last.survey()).isEqualTo("spring");
            assertThat(last.dimensions().channel()).isEqualTo("e-mail");
            assertThat(last.dimensions().source()).isEqualTo(source);
            JsonNode read = stage.get(TestKeys.agent(), "/api/v1/feedback/invitations/" + last.feedbackId())
                    .json();
            assertThat(read.path("version").asInt()).isEqualTo(last.version());
            assertThat(read.path("survey").asText()).isEqualTo("spring");
            assertThat(read.path("channel").asText()).isEqualTo("e-mail");
            assertThat(Instant.parse(read.path("deliveredAt").asText())).isEqualTo(hour(9));
            assertThat(read.has("dismissedAt")).isFalse();
        }
    }

    /** The survey is told by the first report in time; the second delivery is later than the first. */
    private List<String> life(String invitation) {
        String data = "{\"invitation\":\"" + invitation + "\"";
        return List.of(
                told("sent", invitation, 8, data + ",\"survey\":\"spring\",\"channel\":\"e-mail\"}"),
                told("delivered", invitation, 9, data + ",\"survey\":\"summer\"}"),
                told("delivered", invitation + "-again", 15, data + "}"),
                told("bounced", invitation, 10, data + "}"),
                told("opened", invitation, 11, data + "}"),
                told("expired", invitation, 23, data + "}"),
                FeedbackStage.event(source, invitation, data + ",\"nps\":9,\"answeredAt\":\"" + hour(12) + "\"}"));
    }

    private Optional<FeedbackEvent> lastOfInvitation(Set<String> ids) {
        return topics.all(Topic.FEEDBACK.wireName()).stream()
                .filter(seen -> seen.type().contains("invitation-changed"))
                .map(IntakeIT::read)
                .filter(event -> ids.contains(event.feedbackId().toString()))
                .max(Comparator.comparing(FeedbackEvent::version));
    }

    @Test
    void newsOfAnInvitationIsRefusedWithPointersAndToldOnce() {
        Answer nameless = stage.send(
                "POST",
                "/api/v1/events",
                key,
                "application/cloudevents+json",
                told("opened", "o-1", 8, "{\"team\":7,\"nps\":9}"));
        String event = told("opened", "o-2", 8, "{\"invitation\":\"once\"}");
        Answer first = stage.send("POST", "/api/v1/events", key, "application/cloudevents+json", event);
        Answer second = stage.send("POST", "/api/v1/events", key, "application/cloudevents+json", event);
        Answer answered = stage.batch(key, "", List.of(told("answered", "o-3", 8, "{\"invitation\":\"once\"}")));

        assertThat(nameless.status()).isEqualTo(400);
        assertThat(nameless.json().path("type").asText()).endsWith("/invalid-invitation");
        assertThat(nameless.json().path("errors").findValuesAsText("pointer")).contains("/data/nps", "/data/team");
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.json().path("version").asInt()).isEqualTo(1);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().path("duplicate").asBoolean()).isTrue();
        assertThat(second.json().path("version").asInt()).isEqualTo(1);
        assertThat(answered.body()).as("an answer tells that itself").contains("unknown-type");
        assertThat(stage.get(TestKeys.agent(), "/api/v1/feedback/invitations/" + new UUID(7, 7))
                        .status())
                .isEqualTo(404);
        assertThat(stage.get(TestKeys.agent(), "/api/v1/feedback/invitations/once")
                        .status())
                .isEqualTo(404);
    }

    private static Instant hour(int hour) {
        return Instant.parse("2026-03-01T00:00:00Z").plus(Duration.ofHours(hour));
    }

    private String told(String step, String id, int hour, String data) {
        return FeedbackStage.event(source, id, data)
                .replace("feedback-answered", "invitation-" + step)
                .replace("2026-03-01T08:00:00Z", hour(hour).toString());
    }

    @Test
    void accessIsDeniedByDefault() {
        assertThat(stage.post("", "{\"externalId\":\"x\",\"nps\":9}").status()).isEqualTo(401);
        assertThat(stage.post(TestKeys.auditor(), "{\"externalId\":\"x\",\"nps\":9}")
                        .status())
                .isEqualTo(403);
        assertThat(stage.get(key, "/api/v1/feedback").status()).isEqualTo(403);
        assertThat(stage.get(TestKeys.auditor(), "/api/v1/feedback").status()).isEqualTo(200);
        assertThat(stage.get(TestKeys.agent(), "/api/v1/feedback/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        Answer handshake =
                stage.send("OPTIONS", "/api/v1/events", "", "", "", "WebHook-Request-Origin", "events.example.org");
        assertThat(handshake.header("WebHook-Allowed-Origin")).isEqualTo("events.example.org");
    }

    private List<TopicProbe.Seen> published(String feedbackId, int atLeast) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> topics.all(Topic.FEEDBACK.wireName()).stream()
                                .filter(seen -> seen.value().contains(feedbackId))
                                .toList(),
                        seen -> seen.size() >= atLeast);
    }

    private static FeedbackEvent read(TopicProbe.Seen seen) {
        return FeedbackEvent.read(seen.type(), seen.value().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String id(Answer answer) {
        return answer.json().path("id").asText();
    }

    private String unknownType() {
        return FeedbackStage.event(source, "t-1", "{\"nps\":9}").replace("feedback-answered", "feedback-guessed");
    }

    private static String about(UUID complaint, String externalId, int nps, String answeredAt) {
        return "{\"externalId\":\"%s\",\"nps\":%d,\"complaintId\":\"%s\",\"answeredAt\":\"%s\"}"
                .formatted(externalId, nps, complaint, answeredAt);
    }
}
