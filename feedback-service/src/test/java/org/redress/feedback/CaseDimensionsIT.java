package org.redress.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.redress.contract.Topic;
import org.redress.contract.complaint.Actor;
import org.redress.contract.complaint.ActorKind;
import org.redress.contract.complaint.CaseState;
import org.redress.contract.complaint.CaseStatus;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.contract.complaint.ComplaintFact;
import org.redress.contract.complaint.Dimensions;
import org.redress.contract.complaint.Stated;
import org.redress.contract.feedback.FeedbackEvent;
import org.redress.testing.RedressKafka;
import org.redress.testing.RedressPostgres;
import org.redress.testing.TestKeys;
import org.redress.testing.TopicProbe;

/** Answers are counted by the dimensions of their case, whichever comes first. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WithTestResource(RedressPostgres.class)
@WithTestResource(RedressKafka.class)
@WithTestResource(TestKeys.class)
class CaseDimensionsIT {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Inject
    FeedbackStage stage;

    private TopicProbe topics;

    @BeforeAll
    void open() {
        topics = new TopicProbe();
    }

    @AfterAll
    void close() {
        topics.close();
    }

    @Test
    void aSheetPostedBeforeItsCaseIsKnownFollowsTheCase() {
        UUID complaint = UUID.randomUUID();
        post(complaint, "early");
        assertThat(sheets(complaint, 1).getFirst().dimensions().category()).isEqualTo("posted");

        send(complaint, 1, "delivery");
        FeedbackEvent second = sheets(complaint, 2).get(1);
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.dimensions().category()).isEqualTo("delivery");
        assertThat(second.dimensions().channel()).isEqualTo("posted-channel");

        send(complaint, 3, "billing");
        send(complaint, 2, "late and old");
        send(complaint, 3, "billing");
        send(complaint, 4, "billing");
        post(complaint, "again");
        List<FeedbackEvent> all = sheets(complaint, 4);
        assertThat(all).extracting(FeedbackEvent::version).containsExactly(1, 2, 3, 4);
        assertThat(all)
                .extracting(event -> event.dimensions().category())
                .containsExactly("posted", "delivery", "billing", "billing");
    }

    @Test
    void anInvitationFollowsItsCaseToo() {
        UUID complaint = UUID.randomUUID();
        String told = FeedbackStage.event(
                        "redress-test",
                        complaint.toString(),
                        "{\"invitation\":\"%1$s\",\"complaintId\":\"%1$s\",\"category\":\"posted\",\"region\":\"DE\"}"
                                .formatted(complaint))
                .replace("feedback-answered", "invitation-sent");
        var answer = stage.batch(TestKeys.admin(), "", List.of(told));
        assertThat(answer.json().path("accepted").asInt()).as(answer.body()).isEqualTo(1);

        send(complaint, 1, "delivery");
        List<FeedbackEvent> all = sheets(complaint, 2);

        assertThat(all).extracting(FeedbackEvent::version).containsExactly(1, 2);
        assertThat(all)
                .extracting(event ->
                        event.dimensions().category() + " " + event.dimensions().region())
                .containsExactly("posted DE", "delivery DE");
        assertThat(all.getFirst().fact()).isEqualTo(all.getLast().fact());
    }

    @Test
    void i7_whoWasErasedLeavesScoresAndNoWords() throws Exception {
        UUID complaint = UUID.randomUUID();
        comment(complaint, "before");
        send(complaint, 1, "delivery");
        List<FeedbackEvent> before = sheets(complaint, 2);

        send(complaint, 2, "delivery", new ComplaintFact.PersonErased("request"));
        await().atMost(Duration.ofSeconds(20)).until(() -> comments(complaint).equals(List.of("null")));
        comment(complaint, "after");
        send(complaint, 2, "delivery", new ComplaintFact.PersonErased("request"));
        send(complaint, 3, "marker");

        List<FeedbackEvent> all = sheets(complaint, 4);
        assertThat(comments(complaint)).containsExactly("null", "null");
        assertThat(all).extracting(FeedbackEvent::version).containsExactly(1, 2, 3, 4);
        assertThat(all.subList(0, 2)).isEqualTo(before);
        assertThat(stage.get(TestKeys.agent(), "/api/v1/feedback?complaintId=" + complaint)
                        .body())
                .contains("\"score\":9")
                .doesNotContain("Anna")
                .doesNotContain("comment\"");
    }

    private void comment(UUID complaint, String id) {
        var answer = stage.post(
                TestKeys.agent(),
                "{\"externalId\":\"%s\",\"nps\":9,\"complaintId\":\"%s\",\"comment\":\"It is me, Anna\"}"
                        .formatted(complaint + id, complaint));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private List<String> comments(UUID complaint) throws SQLException {
        return stage.column("select comment from answer_sheet where complaint_id = ? order by sheet_id", complaint);
    }

    @Test
    void i5_poisonIsParkedAndTheNextRecordIsApplied() {
        UUID complaint = UUID.randomUUID();
        UUID poison = UUID.randomUUID();
        topics.send(
                Topic.COMPLAINTS.wireName(),
                complaint.toString(),
                poison,
                "org.redress.complaint.guessed.v1",
                NOW,
                "{}".getBytes(StandardCharsets.UTF_8));
        topics.sendRaw(Topic.COMPLAINTS.wireName(), complaint.toString(), "bytes".getBytes(StandardCharsets.UTF_8));
        send(complaint, 1, "after-poison");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        stage.column("select category from complaint_case where complaint_id = ?", complaint))
                .containsExactly("after-poison"));
        String parked = stage.get(TestKeys.ops(), "/api/v1/parked").body();
        assertThat(parked).contains(poison.toString()).contains("guessed");
    }

    private void post(UUID complaint, String id) {
        var answer = stage.post(
                TestKeys.agent(),
                "{\"externalId\":\"%s\",\"nps\":9,\"complaintId\":\"%s\",\"category\":\"posted\",\"channel\":\"posted-channel\"}"
                        .formatted(complaint + id, complaint));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private void send(UUID complaint, int version, String category) {
        send(complaint, version, category, new ComplaintFact.Classified(List.of("category")));
    }

    private void send(UUID complaint, int version, String category, ComplaintFact fact) {
        ComplaintEvent event = new ComplaintEvent(
                complaint,
                version,
                "C-2026-000001",
                NOW,
                NOW,
                new Actor(ActorKind.SYSTEM, "test"),
                new Dimensions("shop", null, category, null, null, "agent-7", null, null, null),
                new CaseState(
                        CaseStatus.NEW,
                        null,
                        NOW,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        0,
                        0,
                        null,
                        null,
                        Stated.NOTHING,
                        false,
                        null),
                fact);
        topics.send(
                Topic.COMPLAINTS.wireName(),
                complaint.toString(),
                UUID.randomUUID(),
                event.type().wireName(),
                NOW,
                event.write());
    }

    private List<FeedbackEvent> sheets(UUID complaint, int atLeast) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> topics.all(Topic.FEEDBACK.wireName()).stream()
                                .filter(seen -> seen.key().equals(complaint.toString()))
                                .map(seen -> FeedbackEvent.read(
                                        seen.type(), seen.value().getBytes(StandardCharsets.UTF_8)))
                                .toList(),
                        events -> events.size() >= atLeast);
    }
}
