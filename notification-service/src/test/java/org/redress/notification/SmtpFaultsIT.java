package org.redress.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redress.notification.delivery.Bundle;
import org.redress.notification.delivery.Deliveries;
import org.redress.notification.delivery.Delivery;
import org.redress.notification.delivery.DeliveryConfig;
import org.redress.notification.delivery.DeliveryMetrics;
import org.redress.notification.delivery.Facts;
import org.redress.notification.delivery.Rule;
import org.redress.notification.delivery.Step;
import org.redress.notification.delivery.StepResult;
import org.redress.notification.delivery.StepRunner;
import org.redress.notification.delivery.StepWorkers;
import org.redress.testing.RedressKafka;
import org.redress.testing.RedressPostgres;
import org.redress.testing.SmtpSink;
import org.redress.testing.SmtpSink.Mode;
import org.redress.testing.SmtpSink.Received;
import org.redress.testing.TestDatabase;
import org.redress.testing.TestKeys;

/** F4, F28, A32: mail servers that misbehave, a worker that dies, many workers, many mails to one address. */
@QuarkusTest
@WithTestResource(RedressPostgres.class)
@WithTestResource(RedressKafka.class)
@WithTestResource(TestKeys.class)
@WithTestResource(SmtpSink.class)
@WithTestResource(ComplaintStub.class)
class SmtpFaultsIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    NotificationStage stage;

    @Inject
    Deliveries deliveries;

    @Inject
    Instance<StepRunner> runners;

    @Inject
    DeliveryConfig config;

    @Inject
    DeliveryMetrics metrics;

    @SuppressWarnings("NullAway.Init") // filled by the test resource
    SmtpSink smtp;

    @SuppressWarnings("NullAway.Init")
    ComplaintStub complaints;

    @BeforeEach
    void reset() throws SQLException {
        stage.reset();
        smtp.reset();
        complaints.reset();
    }

    @Test
    void f28_a451IsTriedAgainUntilItIsTaken() throws SQLException {
        smtp.behave(Mode.TEMPORARY_FAILURE);
        UUID complaint = receivedBy("busy@example.org");
        await().atMost(SOON).untilAsserted(() -> assertThat(attempts(complaint)).isGreaterThan(1));
        assertThat(lastError(complaint)).isEqualTo("smtp: recipient answered with 451");

        smtp.behave(Mode.ACCEPT);
        delivered(complaint);
        assertThat(smtp.accepted()).hasSize(1);
    }

    @Test
    void f28_a550EndsTheDeliveryAndBarsTheAddress() throws SQLException {
        smtp.behave(Mode.UNKNOWN_RECIPIENT);
        UUID first = receivedBy("gone@example.org");
        ended(first, "blocked recipient-refused");
        assertThat(lastError(first)).isEqualTo("smtp: recipient answered with 550");

        smtp.behave(Mode.ACCEPT);
        UUID second = receivedBy("Gone+2@example.org");
        ended(second, "suppressed address-barred");
        assertThat(smtp.accepted()).isEmpty();

        String id = stage.column("select id from delivery where complaint_id = ?", first)
                .getFirst();
        assertThat(stage.call("POST", "/api/v1/deliveries/" + id + ":retry", TestKeys.agent())
                        .statusCode())
                .isEqualTo(403);
        assertThat(stage.call("POST", "/api/v1/deliveries/" + id + ":retry", TestKeys.ops())
                        .statusCode())
                .isEqualTo(200);
        delivered(first);
        assertThat(stage.call("POST", "/api/v1/deliveries/" + id + ":retry", TestKeys.ops())
                        .statusCode())
                .isEqualTo(409);
        assertThat(stage.call("GET", "/api/v1/deliveries?state=suppressed&complaintId=" + second, TestKeys.ops())
                        .body())
                .contains("address-barred")
                .doesNotContain("example.org");
    }

    @Test
    void f28_refusedContentBlocksWithoutBarringTheAddress() throws SQLException {
        smtp.behave(Mode.REFUSED_CONTENT);
        ended(receivedBy("picky@example.org"), "blocked message-refused");

        smtp.behave(Mode.ACCEPT);
        delivered(receivedBy("picky@example.org"));
    }

    @Test
    void f28_dataWithoutAnAnswerIsSentAgainUnderTheSameName() throws SQLException {
        smtp.behave(Mode.DROP_AFTER_DATA);
        UUID complaint = receivedBy("drop@example.org");
        await().atMost(SOON).until(() -> !smtp.dropped().isEmpty());
        smtp.behave(Mode.ACCEPT);

        delivered(complaint);
        assertThat(smtp.accepted()).hasSize(1);
        assertThat(smtp.dropped()).allSatisfy(mail -> assertThat(mail.header("Message-ID"))
                .isEqualTo(smtp.accepted().getFirst().header("Message-ID")));
    }

    @Test
    void f28_aSilentServerDelaysNothingElseAndTheQueueDrainsAfterwards() throws Exception {
        // Given a mail that is out, whose second step still fails
        complaints.answerEventsWith(503);
        UUID confirming = receivedBy("confirming@example.org");
        await().atMost(SOON).untilAsserted(() -> assertThat(smtp.accepted()).hasSize(1));

        // When the mail server falls silent and much is to be told
        smtp.behave(Mode.HANG);
        long begun = System.nanoTime();
        List<UUID> waiting = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            waiting.add(receivedBy("silent" + i + "@example.org"));
        }
        complaints.answerEventsWith(201);

        // Then the consumer goes on, and so does the other step
        await().atMost(SOON).untilAsserted(() -> assertThat(stage.column("""
                                select count(*) from delivery where state = 'pending' and step = 'send'
                                """)).containsExactly("30"));
        delivered(confirming);
        long meanwhile = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
        assertThat(meanwhile).as("seconds with a silent server").isLessThan(20);
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        stage.column("select count(*) from delivery where channel_down and last_error is not null"))
                .doesNotContain("0"));

        // And when it speaks again, everything goes out at once, each mail once
        smtp.behave(Mode.ACCEPT);
        for (UUID complaint : waiting) {
            delivered(complaint);
        }
        assertThat(recipients()).hasSize(31);
        assertThat(smtp.accepted()).hasSize(31);
    }

    @Test
    void f28_aDeadServerIsNoticedWhenItIsBack() throws SQLException {
        smtp.close();
        List<UUID> waiting = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            waiting.add(receivedBy("dead" + i + "@example.org"));
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(attempts(waiting.getFirst())).isGreaterThan(0));

        smtp.reopen();
        for (UUID complaint : waiting) {
            delivered(complaint);
        }
        assertThat(smtp.accepted()).hasSize(10);
    }

    @Test
    void f4_aMailWhoseEndWasNotStoredIsSentAtMostTwiceUnderOneName() throws Exception {
        TestDatabase database = database();
        CompletableFuture<Void> cut = new CompletableFuture<>();
        smtp.onAccepted(() -> {
            if (!cut.isDone()) {
                cutOff(database);
                cut.complete(null);
            }
        });
        smtp.behave(Mode.ACCEPT_THEN_HOOK);
        UUID complaint = receivedBy("crash@example.org");
        cut.get(30, TimeUnit.SECONDS);
        // The worker has its 250 and cannot store it; for the database it never came back.
        await().pollDelay(Duration.ofSeconds(2)).atMost(SOON).until(() -> true);
        database.open();

        delivered(complaint);
        List<Received> mails = smtp.accepted();
        assertThat(mails).hasSize(2);
        assertThat(mails.get(1).header("Message-ID")).isEqualTo(mails.get(0).header("Message-ID"));
        assertThat(complaints.events()).hasSize(1);
    }

    @Test
    void i7_twoInstancesDeliverEachMessageOnce() {
        List<StepWorkers> second = runners.stream()
                .map(runner -> new StepWorkers(deliveries, runner, config, metrics))
                .toList();
        second.forEach(StepWorkers::start);
        try {
            for (int i = 0; i < 150; i++) {
                receivedBy("one-of-many-" + i + "@example.org");
            }
            // The last step of a delivery: the complaint-service hears of it.
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(complaints.events()).hasSizeGreaterThanOrEqualTo(150));
        } finally {
            second.forEach(StepWorkers::close);
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(smtp.accepted()).hasSize(150));
        assertThat(recipients()).hasSize(150);
        assertThat(complaints.events()).hasSize(150);
    }

    @Test
    void a32_oneMailboxGetsAtMostThreeMailsAnHour() {
        List<String> variants =
                List.of("victim@example.org", "Victim@Example.org", "victim+1@example.org", "VICTIM+x@example.org");
        for (int i = 0; i < 200; i++) {
            receivedBy(variants.get(i % variants.size()));
        }

        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(stage.column("""
                                select count(*) from delivery where reason = 'recipient-cap'
                                  and created_at > now() - interval '90 seconds'
                                """)).containsExactly("197"));
        assertThat(smtp.accepted()).hasSize(3);
    }

    @Test
    void aLeaseThatIsOverCannotStoreAnEnd() throws SQLException {
        smtp.behave(Mode.TEMPORARY_FAILURE);
        UUID complaint = receivedBy("frozen@example.org");
        await().atMost(SOON).untilAsserted(() -> assertThat(attempts(complaint)).isGreaterThan(0));
        Bundle late = new Bundle(
                UUID.randomUUID(),
                UUID.randomUUID(),
                List.of(new Delivery(
                        UUID.randomUUID(),
                        Rule.ACKNOWLEDGE_RECEIPT,
                        complaint,
                        new Facts(null, null, null, null, null, null, null),
                        1,
                        false,
                        Duration.ZERO,
                        null)));

        assertThat(deliveries.finish(late, new StepResult.Done(), Step.CONFIRM)).isFalse();
    }

    private UUID receivedBy(String address) {
        UUID complaint = UUID.randomUUID();
        complaints.contact(complaint, "{\"email\":\"" + address + "\"}");
        stage.received(complaint, false);
        return complaint;
    }

    private void delivered(UUID complaint) {
        ended(complaint, "delivered");
    }

    private void ended(UUID complaint, String state) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stage.states(complaint)).containsExactly(state));
    }

    private int attempts(UUID complaint) throws SQLException {
        List<String> attempts = stage.column("select attempts from delivery where complaint_id = ?", complaint);
        return attempts.isEmpty() ? 0 : Integer.parseInt(attempts.getFirst());
    }

    private String lastError(UUID complaint) throws SQLException {
        return stage.column("select last_error from delivery where complaint_id = ?", complaint)
                .getFirst();
    }

    private Set<String> recipients() {
        return smtp.accepted().stream().flatMap(mail -> mail.to().stream()).collect(Collectors.toSet());
    }

    private static TestDatabase database() {
        var settings = ConfigProvider.getConfig();
        String url = settings.getValue("quarkus.datasource.jdbc.url", String.class);
        String name = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
        return new TestDatabase(
                name,
                url,
                settings.getValue("quarkus.datasource.username", String.class),
                settings.getValue("quarkus.datasource.password", String.class));
    }

    private static void cutOff(TestDatabase database) {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
