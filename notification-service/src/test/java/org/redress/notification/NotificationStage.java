package org.redress.notification;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.redress.contract.Topic;
import org.redress.contract.alert.AlertEvent;
import org.redress.contract.alert.AlertFact;
import org.redress.contract.complaint.Actor;
import org.redress.contract.complaint.ActorKind;
import org.redress.contract.complaint.CaseState;
import org.redress.contract.complaint.CaseStatus;
import org.redress.contract.complaint.ClockFact;
import org.redress.contract.complaint.ClockState;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.contract.complaint.ComplaintFact;
import org.redress.contract.complaint.Dimensions;
import org.redress.contract.complaint.Stated;
import org.redress.contract.feedback.Answer;
import org.redress.contract.feedback.FeedbackEvent;
import org.redress.contract.feedback.FeedbackFact;
import org.redress.contract.feedback.Measure;
import org.redress.testing.TopicProbe;

/** What the tests of this service need: events on the topics, a look at the deliveries, an HTTP client. */
@ApplicationScoped
class NotificationStage {

    private final AgroalDataSource dataSource;
    private final Clock clock;
    private final TopicProbe topics = new TopicProbe();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Sent> sent = new ArrayList<>();

    NotificationStage(AgroalDataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    private record Sent(Topic topic, String key, UUID id, String type, byte[] data) {}

    void close(@Observes Shutdown event) {
        topics.close();
    }

    /** Ends what earlier tests left, and forgets what they sent. */
    void reset() throws SQLException {
        sent.clear();
        update("""
                update delivery set state = 'suppressed', reason = 'test-over', lease = null, lease_until = null
                where state = 'pending'
                """);
        update("delete from mail_sent");
        update("delete from barred_address");
    }

    Instant now() {
        return clock.instant();
    }

    /** A case that was just received. */
    UUID received() {
        UUID complaint = UUID.randomUUID();
        received(complaint, false);
        return complaint;
    }

    void received(UUID complaint, boolean historic) {
        complaint(complaint, 1, historic, new ComplaintFact.Received("high", true));
    }

    void clocks(UUID complaint, int version, ComplaintFact fact) {
        complaint(complaint, version, false, fact);
    }

    ClockFact clock(String code, ClockState state, boolean alert, Instant dueAt) {
        return new ClockFact(code, 1, state, now(), dueAt, null, 3600L, 75, alert, "default/1");
    }

    private void complaint(UUID complaint, int version, boolean historic, ComplaintFact fact) {
        ComplaintEvent event = new ComplaintEvent(
                complaint,
                version,
                number(complaint),
                now(),
                now(),
                new Actor(ActorKind.SYSTEM, "test"),
                new Dimensions("shop", "web", "delivery", null, "service", null, "high", null, null),
                new CaseState(
                        CaseStatus.NEW,
                        null,
                        now(),
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
                        historic,
                        null),
                fact);
        send(new Sent(
                Topic.COMPLAINTS,
                complaint.toString(),
                UUID.randomUUID(),
                event.type().wireName(),
                event.write()));
    }

    void answered(UUID complaint, int nps) {
        FeedbackEvent event = new FeedbackEvent(
                UUID.randomUUID(),
                1,
                complaint,
                null,
                now(),
                now(),
                Dimensions.NONE,
                false,
                new FeedbackFact.Answered(List.of(new Answer(Measure.NPS, "recommend", nps, 0, 10))));
        send(new Sent(
                Topic.FEEDBACK, event.key(), UUID.randomUUID(), event.type().wireName(), event.write()));
    }

    /** Something is told of an objective or of a category. */
    void alert(UUID subject, int version, AlertFact fact) {
        AlertEvent event = new AlertEvent(subject, version, now(), now(), fact);
        send(new Sent(
                Topic.ALERTS,
                subject.toString(),
                UUID.randomUUID(),
                event.type().wireName(),
                event.write()));
    }

    void raw(String key, UUID id, String type, byte[] data) {
        topics.send(Topic.COMPLAINTS.wireName(), key, id, type, now(), data);
    }

    /** Sends everything of this test again, with the same ids. */
    void replay() {
        List.copyOf(sent)
                .forEach(event -> topics.send(
                        event.topic().wireName(), event.key(), event.id(), event.type(), now(), event.data()));
    }

    private void send(Sent event) {
        sent.add(event);
        topics.send(event.topic().wireName(), event.key(), event.id(), event.type(), now(), event.data());
    }

    static String number(UUID complaint) {
        return "C-2026-" + complaint.toString().substring(0, 6);
    }

    /** The state (and reason) of the deliveries of a case, in order. */
    List<String> states(UUID complaint) throws SQLException {
        return column("""
                select state || coalesce(' ' || reason, '') from delivery where complaint_id = ? order by id
                """, complaint);
    }

    List<String> column(String sql, @Nullable Object... parameters) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            bind(select, parameters);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    values.add(String.valueOf(row.getString(1)));
                }
            }
        }
        return values;
    }

    int update(String sql, @Nullable Object... parameters) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            bind(update, parameters);
            return update.executeUpdate();
        }
    }

    HttpResponse<String> call(String method, String path, String token) {
        return call("quarkus.http.port", method, path, token);
    }

    String metrics() {
        return call("quarkus.management.port", "GET", "/q/metrics", "").body();
    }

    private HttpResponse<String> call(String portName, String method, String path, String token) {
        int port = ConfigProvider.getConfig().getValue(portName, Integer.class);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
