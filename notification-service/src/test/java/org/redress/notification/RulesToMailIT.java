package org.redress.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redress.contract.alert.AlertFact;
import org.redress.contract.alert.BurnWindow;
import org.redress.contract.alert.RecoveryReason;
import org.redress.contract.alert.Severity;
import org.redress.contract.complaint.ClockState;
import org.redress.contract.complaint.ComplaintFact;
import org.redress.testing.RedressKafka;
import org.redress.testing.RedressPostgres;
import org.redress.testing.SmtpSink;
import org.redress.testing.SmtpSink.Received;
import org.redress.testing.TestKeys;

/** From events on real Kafka over rows in real PostgreSQL to mails at a real SMTP server: each rule, and what must not be sent. */
@QuarkusTest
@WithTestResource(RedressPostgres.class)
@WithTestResource(RedressKafka.class)
@WithTestResource(TestKeys.class)
@WithTestResource(SmtpSink.class)
@WithTestResource(ComplaintStub.class)
class RulesToMailIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    NotificationStage stage;

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
    void aCustomerHearsThatTheComplaintArrivedAndTheCaseLearnsOfIt() throws Exception {
        UUID complaint = UUID.randomUUID();
        complaints.contact(complaint, "{\"name\":\"Anna Muster\",\"email\":\"anna@example.org\"}");
        stage.received(complaint, false);
        stage.clocks(
                complaint,
                2,
                new ComplaintFact.SlaStarted(List.of(stage.clock(
                        "first-response", ClockState.RUNNING, true, Instant.parse("2026-07-01T12:00:00Z")))));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stage.states(complaint)).containsExactly("delivered"));

        String id = stage.column("select id from delivery where complaint_id = ?", complaint)
                .getFirst();
        Received mail = onlyMail();
        assertThat(mail.to()).containsExactly("anna@example.org");
        assertThat(mail.header("Subject")).hasValueSatisfying(subject -> assertThat(subject)
                .contains(NotificationStage.number(complaint))
                .doesNotContain("Muster"));
        assertThat(mail.header("Auto-Submitted")).contains("auto-generated");
        assertThat(mail.header("Message-ID")).contains("<" + id + "@redress.example>");
        assertThat(text(mail)).contains("You will hear from us by 1 July 2026").contains("14:00");
        JsonNode event = new ObjectMapper().readTree(complaints.events().getFirst());
        assertThat(complaints.events()).hasSize(1);
        assertThat(event.path("id").asText()).isEqualTo(id);
        assertThat(event.path("type").asText()).isEqualTo("org.redress.intake.acknowledged.v1");
        assertThat(event.path("subject").asText()).isEqualTo(complaint.toString());
        assertThat(event.path("data").path("automatic").asBoolean()).isTrue();
        assertThat(complaints.authorizations()).allSatisfy(header -> {
            assertThat(header).startsWith("Bearer ");
            String claims =
                    new String(Base64.getUrlDecoder().decode(header.split("\\.", -1)[1]), StandardCharsets.UTF_8);
            assertThat(claims).contains("\"redress-service\"").contains("notification-service");
        });
        assertThat(stage.column("select delivery::text from delivery where complaint_id = ?", complaint))
                .allSatisfy(row -> assertThat(row).doesNotContain("anna").doesNotContain("Muster"));
        assertThat(stage.metrics())
                .contains("notification_deliveries_total{channel=\"e-mail\",outcome=\"sent\"")
                .contains("notification_delivery_duration_seconds_count{channel=\"e-mail\"");
    }

    @Test
    void i7_whoWasErasedIsNotWrittenToAndLeavesNoHash() throws Exception {
        UUID written = UUID.randomUUID();
        complaints.contact(written, "{\"email\":\"dora@example.org\"}");
        stage.received(written, false);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stage.states(written)).containsExactly("delivered"));
        assertThat(stage.column("select count(*) from mail_sent")).containsExactly("1");
        UUID waiting = UUID.randomUUID();
        smtp.reset();

        // received and erased lie one behind the other: the mail is not out before the erasure is read
        stage.received(waiting, false);
        stage.clocks(waiting, 2, new ComplaintFact.PersonErased("request"));
        stage.clocks(written, 2, new ComplaintFact.PersonErased("request"));
        stage.replay();

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(stage.column("select count(*) from mail_sent")).containsExactly("0");
            assertThat(stage.states(waiting))
                    .hasSize(1)
                    .first()
                    .asString()
                    .isIn("suppressed person-erased", "suppressed no-contact");
        });
        assertThat(stage.states(written)).containsExactly("delivered");
        assertThat(smtp.accepted()).isEmpty();
    }

    @Test
    void germanCustomersAreAnsweredInGerman() throws SQLException {
        UUID complaint = UUID.randomUUID();
        complaints.contact(complaint, "{\"email\":\"bernd@example.org\",\"language\":\"de-AT\"}");
        stage.received(complaint, false);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stage.states(complaint)).containsExactly("delivered"));
        assertThat(text(onlyMail())).contains("vielen Dank für Ihre Nachricht").doesNotContain("{");
    }

    @Test
    void withoutAnAddressItIsSuppressedAndHistoryIsNotToldAtAll() throws SQLException {
        UUID nameless = UUID.randomUUID();
        UUID broken = UUID.randomUUID();
        UUID historic = UUID.randomUUID();
        complaints.contact(nameless, "{\"name\":\"Carla\"}");
        complaints.contact(broken, "{\"email\":\"x@example.org\\r\\nBcc: all@example.org\"}");
        stage.received(historic, true);
        UUID unknown = stage.received();
        stage.received(nameless, false);
        stage.received(broken, false);

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(stage.states(unknown)).containsExactly("suppressed no-contact");
            assertThat(stage.states(nameless)).containsExactly("suppressed no-address");
            assertThat(stage.states(broken)).containsExactly("suppressed invalid-address");
        });
        assertThat(stage.states(historic)).isEmpty();
        assertThat(smtp.accepted()).isEmpty();
        assertThat(complaints.events()).isEmpty();
    }

    @Test
    void operationsHearOncePerClockOfWarningsAndBreachesThatAlert() throws SQLException {
        UUID complaint = UUID.randomUUID();
        Instant due = stage.now().plusSeconds(900);
        ComplaintFact warning = new ComplaintFact.SlaWarned(List.of(
                stage.clock("resolution", ClockState.RUNNING, true, due),
                stage.clock("first-response", ClockState.RUNNING, false, due)));
        stage.clocks(complaint, 2, warning);
        stage.clocks(complaint, 3, warning);
        await().atMost(SOON).until(() -> smtp.accepted().size() == 1);
        stage.clocks(
                complaint,
                4,
                new ComplaintFact.SlaBreached(List.of(stage.clock("resolution", ClockState.BREACHED, true, due))));
        await().atMost(SOON).until(() -> smtp.accepted().size() == 2);

        assertThat(smtp.accepted()).allSatisfy(mail -> assertThat(mail.to()).containsExactly("ops@redress.example"));
        Received warned = smtp.accepted().getFirst();
        assertThat(warned.header("Subject")).contains("Deadline close: " + NotificationStage.number(complaint));
        assertThat(text(warned)).contains("resolution").contains("https://redress.example/cases/" + complaint);
        assertThat(text(warned)).doesNotContain("first-response");
        assertThat(smtp.accepted().get(1).header("Subject"))
                .contains("Deadline missed: " + NotificationStage.number(complaint));
        assertThat(stage.states(complaint)).containsExactly("delivered", "delivered");
    }

    @Test
    void manyBreachesMakeFewMails() {
        for (int i = 0; i < 60; i++) {
            stage.clocks(
                    UUID.randomUUID(),
                    2,
                    new ComplaintFact.SlaBreached(
                            List.of(stage.clock("resolution", ClockState.BREACHED, true, stage.now()))));
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(stage.column("""
                                select count(*) from delivery where rule = 'report-breach' and state = 'delivered'
                                """)).containsExactly("60"));
        List<Received> mails = smtp.accepted();
        assertThat(mails).hasSizeBetween(1, 12);
        assertThat(mails.stream()
                        .map(mail -> mail.header("Message-ID").orElse(""))
                        .distinct())
                .hasSameSizeAs(mails);
        assertThat(mails.stream().mapToInt(RulesToMailIT::count).sum()).isEqualTo(60);
    }

    @Test
    void whatIsNoLongerTrueIsNotTold() throws SQLException {
        UUID overtaken = UUID.randomUUID();
        UUID settled = UUID.randomUUID();
        Instant due = stage.now().plusSeconds(900);
        stage.clocks(
                overtaken,
                2,
                new ComplaintFact.SlaWarned(List.of(stage.clock("resolution", ClockState.RUNNING, true, due))));
        stage.clocks(
                overtaken,
                3,
                new ComplaintFact.SlaBreached(List.of(stage.clock("resolution", ClockState.BREACHED, false, due))));
        stage.clocks(
                settled,
                2,
                new ComplaintFact.SlaWarned(List.of(stage.clock("resolution", ClockState.RUNNING, true, due))));
        stage.clocks(
                settled, 3, new ComplaintFact.SlaMet(List.of(stage.clock("resolution", ClockState.MET, true, due))));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(stage.states(overtaken)).containsExactly("suppressed overtaken-by-breach");
            assertThat(stage.states(settled)).containsExactly("suppressed settled");
        });
        assertThat(smtp.accepted()).isEmpty();
    }

    @Test
    void operationsHearOfDetractors() throws SQLException {
        UUID complaint = UUID.randomUUID();
        stage.answered(complaint, 9);
        stage.answered(complaint, 2);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stage.states(complaint)).containsExactly("delivered"));
        assertThat(text(onlyMail())).contains("2 of 10").contains("/cases/" + complaint);
    }

    @Test
    void i3_readingTheTopicAgainSendsNothingTwice() throws Exception {
        List<UUID> cases = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            UUID complaint = UUID.randomUUID();
            complaints.contact(complaint, "{\"email\":\"replay" + i + "@example.org\"}");
            stage.received(complaint, false);
            cases.add(complaint);
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(smtp.accepted()).hasSize(5));
        stage.replay();
        // Even without its memory of events the service knows what it has told.
        stage.update("delete from inbox");
        stage.replay();
        UUID last = UUID.randomUUID();
        complaints.contact(last, "{\"email\":\"last@example.org\"}");
        stage.received(last, false);

        await().atMost(SOON).untilAsserted(() -> assertThat(stage.states(last)).containsExactly("delivered"));
        assertThat(smtp.accepted()).hasSize(6);
        for (UUID complaint : cases) {
            assertThat(stage.states(complaint)).containsExactly("delivered");
        }
    }

    @Test
    void f23_poisonIsParkedAndTheNextRecordIsTold() throws SQLException {
        UUID complaint = UUID.randomUUID();
        UUID unknownType = UUID.randomUUID();
        UUID noJson = UUID.randomUUID();
        complaints.contact(complaint, "{\"email\":\"poison@example.org\"}");
        stage.raw(complaint.toString(), unknownType, "org.redress.complaint.guessed.v1", new byte[] {'{', '}'});
        stage.raw(complaint.toString(), noJson, "org.redress.complaint.received.v1", new byte[] {'{'});
        stage.received(complaint, false);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stage.states(complaint)).containsExactly("delivered"));
        assertThat(stage.call("GET", "/api/v1/parked", TestKeys.ops()).body())
                .contains(unknownType.toString())
                .contains(noJson.toString());
    }

    @Test
    void whatBurnsRecoversAndSurgesIsToldToOperationsOnce() throws SQLException {
        UUID objective = UUID.randomUUID();
        UUID watch = UUID.randomUUID();
        Instant since = Instant.parse("2026-07-01T12:00:00Z");
        BurnWindow window = new BurnWindow(since, since.plusSeconds(7_200), 64, 17, new BigDecimal("5.3125"));
        stage.alert(
                objective,
                1,
                new AlertFact.ObjectiveBurning(
                        "first-response-parcels",
                        "sla/first-response",
                        Severity.PAGE,
                        new BigDecimal("0.95"),
                        new BigDecimal("1.8"),
                        since,
                        window,
                        window));
        stage.alert(
                objective,
                2,
                new AlertFact.ObjectiveRecovered(
                        "first-response-parcels", "sla/first-response", Severity.PAGE, since, RecoveryReason.FIGURES));
        stage.alert(
                watch,
                1,
                new AlertFact.IntakeSurge(
                        "damage", since, since.plusSeconds(3_600), 41, new BigDecimal("13.25"), 34, 90));
        stage.alert(watch, 2, new AlertFact.IntakeSurgeEnded("damage", since));
        stage.alert(watch, 3, new AlertFact.DeadlinesUntouched("parcels", 4, 7, 6, since.plusSeconds(3_600), 5));
        stage.alert(watch, 4, new AlertFact.DeadlinesUntouchedEnded("parcels", since, 1));
        stage.replay();

        await().atMost(SOON).untilAsserted(() -> assertThat(stage.column(
                        "select rule || ' ' || state from delivery where occasion like ? or occasion like ? order by rule",
                        objective + "/%",
                        watch + "/%"))
                .containsExactly(
                        "report-burning delivered",
                        "report-recovered delivered",
                        "report-surge delivered",
                        "report-surge-end delivered",
                        "report-untouched delivered",
                        "report-untouched-end delivered"));
        assertThat(smtp.accepted()).hasSize(6);
        assertThat(smtp.accepted().stream().map(mail -> mail.header("Subject").orElse("")))
                .containsExactlyInAnyOrder(
                        "Urgent: objective first-response-parcels burns",
                        "Objective first-response-parcels no longer burns",
                        "Unusually many complaints: damage",
                        "As many complaints as usual again: damage",
                        "Deadlines come up and nobody has begun: parcels",
                        "Somebody has begun: parcels");
        assertThat(smtp.accepted().stream().map(RulesToMailIT::text))
                .anySatisfy(text -> assertThat(text)
                        .contains("17 of 64 missed since 1 July 2026")
                        .contains("5.3 times as fast as planned (limit 1.8)"))
                .anySatisfy(text ->
                        assertThat(text).contains("parcels: 7 deadlines of 6 complaints, the first on 1 July 2026"))
                .anySatisfy(
                        text -> assertThat(text).contains("damage: 41 since").contains("13.3 were to be expected"));
    }

    private Received onlyMail() {
        assertThat(smtp.accepted()).hasSize(1);
        return smtp.accepted().getFirst();
    }

    private static int count(Received mail) {
        String subject = mail.header("Subject").orElse("");
        return subject.startsWith("Deadline missed") ? 1 : Integer.parseInt(subject.split(" ", -1)[0]);
    }

    /** The body as people read it. */
    private static String text(Received mail) {
        String encoding = mail.header("Content-Transfer-Encoding").orElse("7bit");
        if (!encoding.equalsIgnoreCase("quoted-printable")) {
            return mail.body();
        }
        String joined = mail.body().replace("=\r\n", "").replace("=\n", "");
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < joined.length(); i++) {
            char c = joined.charAt(i);
            if (c == '=' && i + 2 < joined.length()) {
                bytes.write(Integer.parseInt(joined.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
