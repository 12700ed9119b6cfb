package org.redress.kpi.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.contract.complaint.CaseStatus;
import org.redress.contract.complaint.ClockState;
import org.redress.contract.complaint.Dimensions;
import org.redress.contract.complaint.Verdict;
import org.redress.contract.feedback.Answer;
import org.redress.contract.feedback.FeedbackEvent;
import org.redress.contract.feedback.FeedbackFact;
import org.redress.contract.feedback.Measure;
import org.redress.kpi.KpiTest;
import org.redress.kpi.ListedFigures;
import org.redress.kpi.TopicProducer;
import org.redress.testing.TestKeys;

@KpiTest
class KpiApiIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant MONDAY = Instant.parse("2024-05-06T08:00:00Z");

    private final TopicProducer topics = new TopicProducer();
    private final String baseUrl;

    KpiApiIT(@ConfigProperty(name = "quarkus.http.test-port", defaultValue = "8081") int port) {
        this.baseUrl = "http://localhost:" + port;
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void one_complaint_moves_every_figure_it_should_and_reclassifying_moves_it_along() throws Exception {
        Told told = new Told(new UUID(50, 1), dimensions("api-one", "web", "1"));
        topics.send(told.received(MONDAY).event());
        topics.send(told.acknowledged(MONDAY.plusSeconds(60)).event());
        topics.send(told.responded(MONDAY.plus(Duration.ofHours(2))).event());
        topics.send(told.resolved(MONDAY.plus(Duration.ofHours(10)))
                .outcome("upheld")
                .transferred(2)
                .event());
        topics.send(told.dimensions(dimensions("api-one", "phone", "2"))
                .stated(Verdict.MET, false)
                .event());
        topics.flush();

        String period = "/api/v1/kpis?from=2024-05-06&to=2024-05-08&zone=Europe/Berlin&source=api-one";
        awaitFigure(period + "&channel=phone", "/stated/verdict/n", 1);
        JsonNode metrics = get(period).at("/series/0/metrics");
        assertThat(metrics.at("/intake/count").asInt()).isEqualTo(1);
        assertThat(metrics.at("/acknowledgementTime/meanSeconds").asDouble()).isEqualTo(60);
        assertThat(metrics.at("/acknowledgementTime/p50Seconds").asDouble()).isCloseTo(60, within(0.6));
        assertThat(metrics.at("/firstResponseTime/meanSeconds").asDouble()).isEqualTo(7_200);
        assertThat(metrics.at("/resolutionTime/meanSeconds").asDouble()).isEqualTo(36_000);
        assertThat(metrics.at("/resolutionTime/n").asInt()).isEqualTo(1);
        assertThat(metrics.at("/resolutionTimeByReceived/n").asInt()).isEqualTo(1);
        assertThat(metrics.at("/backlog/open").asInt()).isEqualTo(1);
        assertThat(metrics.at("/backlog/unresolved").asInt()).isEqualTo(0);
        assertThat(metrics.at("/outcomes/upheld").asInt()).isEqualTo(1);
        assertThat(metrics.at("/transfer/transfers").asInt()).isEqualTo(2);
        assertThat(metrics.at("/singleTouch/k").asInt()).isEqualTo(0);
        assertThat(metrics.at("/disputed/k").asInt()).isEqualTo(0);
        assertThat(metrics.at("/disputed/n").asInt()).isEqualTo(1);
        JsonNode byChannel =
                get(period + "&groupBy=channel,priority&metrics=intake").path("series");
        assertThat(byChannel).hasSize(1);
        assertThat(byChannel.at("/0/group").toString()).isEqualTo("{\"channel\":\"phone\",\"priority\":\"2\"}");
    }

    @Test
    void reopening_takes_the_resolution_back_and_counts_as_reopened() throws Exception {
        Told told = new Told(new UUID(51, 1), dimensions("api-reopened", "web", "1"));
        Instant resolved = MONDAY.plus(Duration.ofDays(1));
        topics.send(told.received(MONDAY).resolved(resolved).closed(resolved).event());
        topics.send(told.resolved(null)
                .closed(null)
                .reopened(MONDAY.plus(Duration.ofDays(2)), 1)
                .event());
        topics.flush();

        String period = "/api/v1/kpis?from=2024-05-06&to=2024-05-13&source=api-reopened";
        awaitFigure(period, "/reopen/cases", 1);
        JsonNode metrics = get(period).at("/series/0/metrics");
        assertThat(metrics.at("/resolutionTime/n").asInt()).isZero();
        assertThat(metrics.at("/resolutionTime/p50Seconds").isNull()
                        || metrics.at("/resolutionTime/p50Seconds").isMissingNode())
                .isTrue();
        assertThat(metrics.at("/reopen/resolved").asInt()).isEqualTo(1);
        assertThat(metrics.at("/reopen/share").asDouble()).isEqualTo(1);
        assertThat(metrics.at("/backlog/open").asInt()).isEqualTo(1);
    }

    @Test
    void what_came_after_a_resolution_and_the_time_that_counted_have_their_figures() throws Exception {
        Instant resolved = MONDAY.plus(Duration.ofHours(10));
        for (int i = 0; i < 5; i++) {
            Told told = new Told(new UUID(56, i + 1), dimensions("api-after", "web", "1"))
                    .received(MONDAY)
                    .assigned(MONDAY.plusSeconds(600))
                    .resolved(resolved)
                    .rootCause("packaging")
                    .redress(i == 0 ? "apology" : "refund", i == 0 ? null : "19.95", i == 0 ? null : "EUR");
            if (i == 1) {
                told.recontact(resolved.plus(Duration.ofDays(6))).disputed(2);
            } else if (i == 2) {
                told.recontact(resolved.plus(Duration.ofDays(8)));
            } else if (i == 3) {
                told.transferred(1);
            }
            topics.send(told.stopped("resolution", 1, ClockState.MET, MONDAY, resolved, 7_200));
            topics.send(told.stopped("next-response", 1, ClockState.MET, MONDAY, resolved, 60));
            topics.send(told.stopped("next-response", 2, ClockState.BREACHED, MONDAY, resolved, 90));
        }
        topics.flush();

        String period = "/api/v1/kpis?from=2024-05-06&to=2024-05-08&source=api-after";
        awaitFigure(period, "/nextResponse/n", 5);
        awaitFigure(period, "/clockTimes/next-response/counted/n", 10);
        JsonNode metrics = get(period).at("/series/0/metrics");
        assertThat(metrics.at("/assignmentTime/meanSeconds").asDouble()).isEqualTo(600);
        assertThat(metrics.at("/assignmentTime/distribution/0/count").asInt()).isEqualTo(5);
        assertThat(metrics.at("/clockTimes/resolution/counted/meanSeconds").asDouble())
                .isEqualTo(7_200);
        assertThat(metrics.at("/clockTimes/resolution/calendar/meanSeconds").asDouble())
                .isEqualTo(36_000);
        assertThat(metrics.at("/nextResponse/meanSeconds").asDouble()).isEqualTo(90);
        assertThat(metrics.at("/firstContact/n").asInt()).isEqualTo(5);
        assertThat(metrics.at("/firstContact/k").asInt()).isEqualTo(3);
        assertThat(metrics.at("/firstContact/days").asInt()).isEqualTo(7);
        assertThat(get(period + "&contactDays=8")
                        .at("/series/0/metrics/firstContact/k")
                        .asInt())
                .isEqualTo(2);
        assertThat(get(period + "&contactDays=5")
                        .at("/series/0/metrics/firstContact/k")
                        .asInt())
                .isEqualTo(4);
        assertThat(metrics.at("/disputes/cases").asInt()).isEqualTo(1);
        assertThat(metrics.at("/disputes/disputes").asInt()).isEqualTo(2);
        assertThat(metrics.at("/rootCauses/packaging").asInt()).isEqualTo(5);
        assertThat(metrics.at("/redress/kinds/apology").asInt()).isEqualTo(1);
        assertThat(metrics.at("/redress/paid/EUR/cases").asInt()).isEqualTo(4);
        assertThat(metrics.at("/redress/paid/EUR/sum").asText()).isEqualTo("79.8");
    }

    @Test
    void a_clock_that_runs_is_at_risk_when_a_fifth_of_its_budget_is_left() throws Exception {
        Instant now = Clock.systemUTC().instant();
        Instant due = now.plus(Duration.ofHours(5));
        Told risky = new Told(new UUID(57, 1), dimensions("api-risk", "web", "1")).received(MONDAY);
        topics.send(risky.running("resolution", due, now.minusSeconds(1)));
        Told calm = new Told(new UUID(57, 2), dimensions("api-risk", "web", "1")).received(MONDAY);
        topics.send(calm.running("resolution", due, now.plus(Duration.ofHours(4))));
        Told late = new Told(new UUID(57, 3), dimensions("api-risk", "web", "1")).received(MONDAY);
        topics.send(late.running("resolution", now.minusSeconds(5), now.minusSeconds(60)));
        topics.flush();

        String period = "/api/v1/kpis?from=2024-01-01&to=2100-01-01&metrics=sla&source=api-risk";
        awaitFigure(period, "/sla/resolution/running", 2);
        JsonNode clock = get(period).at("/series/0/metrics/sla/resolution");
        assertThat(clock.path("atRisk").asInt()).isEqualTo(1);
        assertThat(clock.path("runningPastDue").asInt()).isEqualTo(1);
    }

    @Test
    void clocks_are_counted_at_their_deadline_and_silence_counts_as_past_due_DEC_9() throws Exception {
        Instant now = Clock.systemUTC().instant();
        Instant due = MONDAY.plus(Duration.ofHours(4));
        ClockState[] states = {ClockState.MET, ClockState.BREACHED, ClockState.CANCELLED, ClockState.RUNNING};
        for (int i = 0; i < states.length; i++) {
            Told told = new Told(new UUID(52, i + 1), dimensions("api-sla", "web", "1")).received(MONDAY);
            Instant stopped = states[i] == ClockState.RUNNING ? null : due.plusSeconds(i);
            topics.send(told.clock("first-response", states[i], due, stopped));
            topics.send(told.clock("stated", states[i], due, stopped));
        }
        Told unanswered = new Told(new UUID(52, 10), dimensions("api-sla", "web", "1")).received(MONDAY);
        topics.send(unanswered.clock("first-response", ClockState.BREACHED, due, null));
        Told late = new Told(new UUID(52, 11), dimensions("api-sla", "web", "1")).received(MONDAY);
        topics.send(late.clock("resolution", ClockState.RUNNING, now.minusSeconds(1), null));
        Told inTime = new Told(new UUID(52, 12), dimensions("api-sla", "web", "1")).received(MONDAY);
        topics.send(inTime.clock("resolution", ClockState.RUNNING, now.plus(Duration.ofHours(1)), null));
        topics.flush();

        String period = "/api/v1/kpis?from=2024-01-01&to=2100-01-01&metrics=sla,stated&source=api-sla";
        awaitFigure(period, "/sla/first-response/n", 4);
        awaitFigure(period, "/sla/resolution/running", 1);
        JsonNode metrics = get(period).at("/series/0/metrics");
        JsonNode response = metrics.at("/sla/first-response");
        assertThat(response.path("met").asInt()).isEqualTo(1);
        assertThat(response.path("breached").asInt()).isEqualTo(1);
        assertThat(response.path("cancelled").asInt()).isEqualTo(1);
        assertThat(response.path("runningPastDue").asInt()).isEqualTo(2);
        assertThat(response.path("share").asDouble()).isEqualTo(0.25);
        assertThat(response.path("decidedShare").asDouble()).isEqualTo(0.5);
        assertThat(metrics.at("/sla/stated").isMissingNode()).isTrue();
        assertThat(metrics.at("/stated/deadline/runningPastDue").asInt()).isEqualTo(1);
        assertThat(metrics.at("/stated/deadline/n").asInt()).isEqualTo(3);
        assertThat(metrics.at("/sla/resolution/runningPastDue").asInt()).isEqualTo(1);
        // The lists tell running clocks from those past due by the moment of the answer.
        assertThat(ListedFigures.compare(period)).isGreaterThan(10);
    }

    @Test
    void answers_give_nps_csat_and_ces_with_their_intervals_and_one_sheet_counts_per_complaint() throws Exception {
        int sheet = 0;
        for (int score : new int[] {10, 9, 9, 9, 9, 8, 7, 7, 6, 0}) {
            topics.send(sheet(new UUID(53, ++sheet), 1, null, new Answer(Measure.NPS, "recommend", score, 0, 10)));
        }
        UUID complaint = new UUID(53, 1_000);
        topics.send(sheet(new UUID(53, 100), 1, complaint, new Answer(Measure.CSAT, "satisfaction", 1, 1, 5)));
        topics.send(sheet(new UUID(53, 101), 1, complaint, new Answer(Measure.CSAT, "satisfaction", 4, 1, 5)));
        topics.send(sheet(new UUID(53, 102), 1, null, new Answer(Measure.CES, "effort", 6, 1, 7)));
        topics.flush();

        String period = "/api/v1/kpis?from=2024-05-06&to=2024-05-07&metrics=nps,csat,ces&source=api-survey";
        awaitFigure(period, "/nps/n", 10);
        awaitFigure(period, "/ces/n", 1);
        awaitFigure(period, "/csat/satisfied", 1);
        JsonNode metrics = get(period).at("/series/0/metrics");
        assertThat(metrics.at("/nps/score").asDouble()).isCloseTo(30, within(1e-9));
        assertThat(metrics.at("/nps/interval95/0").asDouble()).isCloseTo(-19.051, within(5e-4));
        assertThat(metrics.at("/nps/interval95/1").asDouble()).isCloseTo(65.204, within(5e-4));
        assertThat(metrics.at("/nps/histogram/9").asInt()).isEqualTo(4);
        assertThat(metrics.at("/csat/n").asInt()).isEqualTo(1);
        assertThat(metrics.at("/csat/box").asText()).isEqualTo("4-5");
        assertThat(metrics.at("/ces/mean").asDouble()).isEqualTo(6);
    }

    @Test
    void buckets_are_cut_in_the_zone_and_say_whether_they_are_complete() throws Exception {
        Told told = new Told(new UUID(54, 1), dimensions("api-zone", "web", "1"));
        topics.send(told.received(Instant.parse("2024-05-06T18:20:00Z")).event());
        topics.flush();

        String kathmandu =
                "/api/v1/kpis?from=2024-05-06&to=2024-05-09&zone=Asia/Kathmandu&interval=day&metrics=intake,backlog&source=api-zone";
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        get(kathmandu).at("/series/1/metrics/intake/count").asInt())
                .isEqualTo(1));
        JsonNode answer = get(kathmandu);
        assertThat(answer.path("series")).hasSize(3);
        assertThat(answer.at("/series/0/metrics/backlog/open").asInt()).isZero();
        assertThat(answer.at("/series/2/metrics/backlog/open").asInt()).isEqualTo(1);
        assertThat(answer.at("/series/1/bucket/complete").asBoolean()).isTrue();
        assertThat(answer.at("/freshness/lastEventRecordedAt").asText()).isNotEmpty();
    }

    @Test
    void the_backlog_has_exact_ages_at_any_moment() throws Exception {
        for (int day = 1; day <= 4; day++) {
            Told told = new Told(new UUID(55, day), dimensions("api-backlog", "web", "1"));
            topics.send(told.received(MONDAY.minus(Duration.ofDays(day))).event());
        }
        Told closed = new Told(new UUID(55, 9), dimensions("api-backlog", "web", "2"));
        topics.send(closed.received(MONDAY.minus(Duration.ofDays(9)))
                .closed(MONDAY.minus(Duration.ofDays(8)))
                .event());
        topics.flush();

        String at = "/api/v1/kpis/backlog?at=2024-05-06T08:00:00Z&source=api-backlog";
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(get(at).at("/series/0/unresolved/n").asInt()).isEqualTo(5));
        JsonNode line = get(at).at("/series/0");
        assertThat(line.at("/open/n").asInt()).isEqualTo(4);
        assertThat(line.at("/open/meanDays").asDouble()).isCloseTo(2.5, within(1e-9));
        assertThat(line.at("/open/p50Days").asDouble()).isCloseTo(2, within(1e-9));
        assertThat(line.at("/open/cont/p50Days").asDouble()).isCloseTo(2.5, within(1e-9));
        // Sunday and Saturday count from Monday at midnight, Friday and Thursday at eight one and two business days.
        assertThat(line.at("/open/businessDays/p50Days").asDouble()).isCloseTo(8 / 24.0, within(1e-6));
        assertThat(line.at("/open/businessDays/maxDays").asDouble()).isCloseTo(2, within(1e-6));
        assertThat(get(at + "&groupBy=priority").path("series")).hasSize(2);
        // From Monday at eight back to the Wednesday before at eight; the closed one is unresolved and older.
        assertThat(line.at("/open/classes/upTo3BusinessDays").asInt()).isEqualTo(4);
        assertThat(line.at("/unresolved/classes/upTo8Weeks").asInt()).isEqualTo(1);
        // All but the closed one; and who came at that very moment is there.
        assertThat(ListedFigures.compareBacklog(at + "&groupBy=priority")).isEqualTo(3);
        assertThat(ListedFigures.compareBacklog(
                        "/api/v1/kpis/backlog?at=" + MONDAY.minus(Duration.ofDays(4)) + "&source=api-backlog"))
                .isEqualTo(2);
    }

    private static Response put(String body) {
        return given().header("Authorization", "Bearer " + TestKeys.admin())
                .contentType("application/json")
                .body(body)
                .put("/api/v1/kpis/customers");
    }

    @Test
    void customers_are_counted_in_versions_and_complaints_by_them() throws Exception {
        Dimensions dimensions = new Dimensions("api-customers", "web", null, null, null, null, null, "acme", null);
        for (int i = 0; i < 3; i++) {
            topics.send(new Told(new UUID(61, i), dimensions).received(MONDAY).event());
        }
        topics.flush();
        String may =
                "{\"from\":\"2024-05-01\",\"to\":\"2024-06-01\",\"brand\":\"acme\",\"customers\":%d,\"new\":10,\"lost\":20}";
        assertThat(put(may.formatted(500)).jsonPath().getInt("version")).isEqualTo(1);
        assertThat(put(may.formatted(490)).jsonPath().getInt("version")).isEqualTo(2);
        assertThat(put(may.formatted(490)).jsonPath().getInt("version")).isEqualTo(2);
        Response overlap = put("{\"from\":\"2024-05-31\",\"brand\":\"acme\",\"customers\":1}");
        assertThat(overlap.statusCode()).isEqualTo(409);
        Response wrong = put("{\"from\":\"May\",\"customers\":-1,\"colour\":1}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.jsonPath().getList("errors.pointer")).containsExactly("/from", "/customers", "/colour");

        String path = "/api/v1/kpis/customers?from=2024-05-01&to=2024-06-01&brand=acme";
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(get(path).at("/figures/complaints").asInt()).isEqualTo(3));
        JsonNode answer = get(path);
        assertThat(answer.at("/figures/averageCustomers").asDouble()).isEqualTo(495);
        assertThat(answer.at("/figures/complaintsPerThousand").asDouble()).isCloseTo(3_000 / 495.0, within(1e-9));
        assertThat(answer.at("/figures/churn").asDouble()).isCloseTo(0.04, within(1e-9));
        assertThat(answer.at("/counts/0/version").asInt()).isEqualTo(2);
        assertThat(answer.at("/counts/0/recordedBy").asText()).isNotEmpty();
        assertThat(get(answer.path("links")
                                .path("cases")
                                .path("figures/complaints")
                                .asText())
                        .path("total")
                        .asInt())
                .isEqualTo(3);
        assertThat(get(path.replace("?", "/versions?"))).hasSize(2);

        assertThat(put("{\"from\":\"2024-05-01\",\"to\":\"2024-06-01\",\"brand\":\"acme\",\"withdrawn\":true}")
                        .jsonPath()
                        .getInt("version"))
                .isEqualTo(3);
        assertThat(get(path).path("counts")).isEmpty();
    }

    @Test
    void differences_are_flagged_only_if_they_are_more_than_chance() throws Exception {
        for (int i = 0; i < 90; i++) {
            String channel = i < 45 ? "web" : i < 80 ? "phone" : "letter";
            boolean disputed = channel.equals("web") ? i % 3 != 0 : i % 10 == 0;
            Told told = new Told(new UUID(59, i), dimensions("api-compared", channel, "1"));
            topics.send(told.received(i % 2 == 0 ? MONDAY : MONDAY.minus(Duration.ofDays(1)))
                    .stated(null, disputed)
                    .event());
        }
        topics.flush();

        String path = "/api/v1/kpis/compare?metric=disputed&source=api-compared&from=2024-05-05&to=2024-05-07";
        awaitFigure(
                "/api/v1/kpis?metrics=intake&source=api-compared&from=2024-05-05&to=2024-05-07", "/intake/count", 90);
        JsonNode groups = get(path + "&groupBy=channel");
        assertThat(groups.path("complete").asBoolean()).isTrue();
        JsonNode letter = groups.at("/comparisons/0");
        assertThat(letter.at("/first/n").asInt()).isEqualTo(10);
        assertThat(letter.path("different").asBoolean()).isFalse();
        assertThat(letter.path("reason").asText()).isEqualTo("fewer than 30 on one side");
        JsonNode web = groups.at("/comparisons/2");
        assertThat(web.at("/first/n").asInt() + web.at("/second/n").asInt()).isEqualTo(90);
        assertThat(web.path("different").asBoolean()).isTrue();
        assertThat(web.at("/interval95/0").asDouble()).isPositive();
        assertThat(web.path("adjustedP").asDouble()).isGreaterThan(web.path("p").asDouble());

        JsonNode days = get(path.replace("from=2024-05-05", "from=2024-05-06") + "&against=previous");
        assertThat(days.path("againstFrom").asText()).startsWith("2024-05-05T00:00:00");
        assertThat(days.path("comparisons")).hasSize(1);
        assertThat(days.at("/comparisons/0/different").asBoolean()).isFalse();
        assertThat(days.at("/comparisons/0/reason").isMissingNode()
                        || days.at("/comparisons/0/reason").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "compare?metric=intake&groupBy=channel|metric",
                "compare?groupBy=channel|metric",
                "compare?metric=sla&groupBy=channel|clock",
                "compare?metric=nps|groupBy",
                "compare?metric=nps&from=2024-01-01&to=2999-01-01&groupBy=channel|to",
                "compare?metric=nps&to=2400-01-01&against=previous|to",
                "compare?metric=nps&againstFrom=2024-01-01|againstTo",
                "compare?metric=resolutionTime&percentile=100&groupBy=channel|percentile",
                "survival?interval=hour&from=2000-01-01|interval",
                "survival?at=soon|at",
            })
    void what_cannot_be_compared_or_watched_is_named(String query, String parameter) {
        Response answer =
                given().header("Authorization", "Bearer " + TestKeys.agent()).get("/api/v1/kpis/" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo("query:" + parameter);
    }

    @Test
    void open_complaints_are_in_the_median_by_month_of_receipt() throws Exception {
        Instant at = Instant.parse("2024-06-01T00:00:00Z");
        for (int day = 1; day <= 5; day++) {
            Told told = new Told(new UUID(58, day), dimensions("api-survival", "web", "1")).received(MONDAY);
            Instant end = MONDAY.plus(Duration.ofDays(day));
            if (day == 5) {
                told.ended(CaseStatus.WITHDRAWN, end);
            } else if (day != 3) {
                told.resolved(end);
            }
            topics.send(told.event());
        }
        Told next = new Told(new UUID(58, 9), dimensions("api-survival", "web", "1"));
        topics.send(next.received(MONDAY.plus(Duration.ofDays(60))).event());
        topics.flush();

        String path = "/api/v1/kpis/survival?from=2024-05-01&to=2024-08-01&source=api-survival&at=";
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode months = get(path + "2024-08-01").path("series");
            assertThat(months).hasSize(2);
            assertThat(months.at("/0/n").asInt()).isEqualTo(5);
        });
        JsonNode line = get(path + at).at("/series/0");
        // Resolved after 1, 2 and 4 days, one withdrawn after 5, one open: S = 0.8, 0.6, 0.4.
        assertThat(line.path("n").asInt()).isEqualTo(5);
        assertThat(line.path("resolved").asInt()).isEqualTo(3);
        assertThat(line.path("open").asInt()).isEqualTo(1);
        assertThat(line.path("gone").asInt()).isEqualTo(1);
        assertThat(line.path("medianSeconds").asDouble()).isEqualTo(4 * 86_400);
        assertThat(line.at("/resolvedOnly/p50Seconds").asDouble()).isEqualTo(2 * 86_400);
        assertThat(line.at("/openAges/n").asInt()).isEqualTo(1);
        // A day and a half after receipt one was resolved, the others were open.
        JsonNode early = get(path + MONDAY.plus(Duration.ofHours(36))).at("/series/0");
        assertThat(early.path("open").asInt()).isEqualTo(4);
        assertThat(early.path("medianSeconds").isMissingNode()
                        || early.path("medianSeconds").isNull())
                .isTrue();
        assertThat(early.at("/openAges/p50Seconds").asDouble()).isEqualTo(36 * 3_600);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "to=2024-01-01|from",
                "from=2200-01-01|from",
                "from=2024-02-01&to=2024-01-01|from",
                "from=2024-01-01&to=2024-01-01|from",
                "from=yesterday&to=2024-01-01|from",
                "from=2024-01-01T10:00:00&to=2024-02-01|from",
                "from=2024-01-01&to=2024-02-01&zone=Mars/Olympus|zone",
                "from=2024-01-01&to=2024-02-01&interval=decade|interval",
                "from=2000-01-01&to=2024-02-01&interval=hour|interval",
                "from=2024-01-01&to=2024-02-01&groupBy=assignee|groupBy",
                "from=2024-01-01&to=2024-02-01&groupBy=channel,team,priority|groupBy",
                "from=2024-01-01&to=2024-02-01&metrics=happiness|metrics",
                "from=2024-01-01&to=2024-02-01&form=2|form",
                "from=2024-01-01&to=2024-02-01&contactDays=0|contactDays",
                "from=2024-01-01&to=2024-02-01&contactDays=week|contactDays",
                "from=2024-01-01&from=2024-01-02&to=2024-02-01|from",
            })
    void a_parameter_that_is_not_understood_is_named(String query, String parameter) {
        Response answer =
                given().header("Authorization", "Bearer " + TestKeys.agent()).get("/api/v1/kpis?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo("query:" + parameter);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "part=count|metric",
                "metric=intake|part",
                "metric=happiness&part=n|metric",
                "metric=intake&part=met|part",
                "metric=sla&part=stated/met|part",
                "metric=nps&part=histogram/ten|part",
                "metric=intake&part=count&at=2024-01-01|at",
                "metric=backlog&part=open&at=2024-01-01&to=2024-01-02|at",
                "metric=intake&part=count&receivedFrom=2024-01-01|receivedFrom",
                "metric=intake&part=count&not.team=a&not.team=b|not.team",
                "metric=survival&part=lost|part",
                "metric=survival&part=n&hours=8|hours",
                "metric=forecast&part=/due|part",
                "metric=forecast&part=due&hours=73|hours",
                "metric=forecast&part=due&from=2024-01-01|from",
                "metric=intake&part=count&cursor=forged|cursor",
                "metric=intake&part=count&limit=201|limit",
                "metric=intake&part=count&from=2024-02-01&to=2024-01-01|from",
            })
    void a_list_names_what_it_does_not_understand(String query, String parameter) {
        Response answer =
                given().header("Authorization", "Bearer " + TestKeys.agent()).get("/api/v1/kpis/cases?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo("query:" + parameter);
    }

    @Test
    void strangers_see_nothing_and_agents_rebuild_nothing() {
        String figures = "/api/v1/kpis?from=2024-01-01&to=2024-02-01";
        assertThat(given().get(figures).statusCode()).isEqualTo(401);
        assertThat(given().header("Authorization", "Bearer " + TestKeys.auditor())
                        .get(figures)
                        .statusCode())
                .isEqualTo(200);
        assertThat(given().header("Authorization", "Bearer " + TestKeys.agent())
                        .post("/api/v1/rebuild")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void without_a_period_the_last_and_the_next_thirty_days_are_counted() throws Exception {
        JsonNode answer = get("/api/v1/kpis?metrics=intake");
        Duration length = Duration.between(
                Instant.parse(answer.path("from").asText()),
                Instant.parse(answer.path("to").asText()));
        assertThat(length).isEqualTo(Duration.ofDays(60));
    }

    @Test
    void definitions_are_served() throws Exception {
        JsonNode definitions = get("/api/v1/kpis/definitions").path("definitions");
        assertThat(definitions).hasSizeGreaterThan(15);
        assertThat(definitions.at("/0/formula").asText()).isNotEmpty();
        assertThat(get("/api/v1/kpis/definitions/stated.verdict").path("id").asText())
                .isEqualTo("stated.verdict");
        assertThat(given().header("Authorization", "Bearer " + TestKeys.agent())
                        .get("/api/v1/kpis/definitions/happiness")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_change_is_hinted_to_whoever_listens() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + "/api/v1/kpis/stream"))
                .header("Authorization", "Bearer " + TestKeys.agent())
                .build();
        try (HttpClient client = HttpClient.newHttpClient();
                BufferedReader stream = new BufferedReader(new InputStreamReader(
                        client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                                .body(),
                        StandardCharsets.UTF_8))) {
            awaitHint(stream);
            Told told = new Told(UUID.randomUUID(), dimensions("api-stream", "web", "1"));
            topics.send(told.received(MONDAY).event());
            topics.flush();
            awaitHint(stream);
            client.shutdownNow();
        }
    }

    private static void awaitHint(BufferedReader stream) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            try {
                String line = stream.readLine();
                return line != null && line.startsWith("data:") && line.contains("asOf");
            } catch (java.io.IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void the_response_rate_is_of_those_who_received_the_invitation() throws Exception {
        Instant day = MONDAY.plus(Duration.ofHours(1));
        topics.send(invitation(1, 1, MONDAY, day, null, null));
        topics.send(invitation(1, 2, MONDAY, day, null, day.plus(Duration.ofDays(3))));
        topics.send(invitation(1, 1, MONDAY, day, null, null));
        topics.send(invitation(2, 1, MONDAY, day, null, null));
        topics.send(invitation(3, 1, MONDAY, day, day.plusSeconds(60), null));
        topics.send(invitation(4, 1, MONDAY, null, null, null));
        topics.send(invitation(5, 1, null, null, null, day));
        topics.flush();

        String period = "/api/v1/kpis?from=2024-05-06&to=2024-05-07&metrics=responseRate&source=api-response";
        awaitFigure(period, "/responseRate/sent", 5);
        JsonNode figure = get(period).at("/series/0/metrics/responseRate");
        assertThat(figure.path("delivered").asInt()).isEqualTo(3);
        assertThat(figure.path("answered").asInt()).isEqualTo(2);
        assertThat(figure.path("share").asDouble()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(figure.at("/interval95/0").asDouble()).isCloseTo(0.207660, within(1e-6));
        assertThat(figure.at("/interval95/1").asDouble()).isCloseTo(0.938508, within(1e-6));
        assertThat(figure.path("bounced").asInt()).isEqualTo(1);
        assertThat(figure.path("unconfirmed").asInt()).isEqualTo(1);
        assertThat(ListedFigures.compare(period)).isEqualTo(7);
        JsonNode compared = get("/api/v1/kpis/compare?metric=responseRate&groupBy=survey&from=2024-05-06&to=2024-05-07"
                + "&minimum=1&source=api-response");
        assertThat(compared.path("comparisons")).hasSize(2);
        assertThat(compared.at("/comparisons/0/difference").isNumber()).isTrue();
    }

    private static FeedbackEvent invitation(
            int number,
            int version,
            @Nullable Instant sent,
            @Nullable Instant delivered,
            @Nullable Instant bounced,
            @Nullable Instant answered) {
        return new FeedbackEvent(
                new UUID(57, number),
                version,
                null,
                number % 2 == 0 ? "even" : "odd",
                MONDAY,
                MONDAY,
                dimensions("api-response", "e-mail", "1"),
                false,
                new FeedbackFact.InvitationChanged(sent, delivered, bounced, null, null, null, answered));
    }

    private static FeedbackEvent sheet(UUID id, int version, @Nullable UUID complaint, Answer answer) {
        Instant at = MONDAY.plusSeconds(id.getLeastSignificantBits());
        return new FeedbackEvent(
                id,
                version,
                complaint,
                null,
                at,
                at,
                dimensions("api-survey", "web", "1"),
                false,
                new FeedbackFact.Answered(List.of(answer)));
    }

    private static Dimensions dimensions(String source, String channel, String priority) {
        return new Dimensions(source, channel, null, null, null, null, priority, null, null);
    }

    private static void awaitFigure(String path, String figure, int expected) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        get(path).at("/series/0/metrics" + figure).asInt())
                .isEqualTo(expected));
    }

    private static JsonNode get(String path) throws Exception {
        Response answer =
                given().header("Authorization", "Bearer " + TestKeys.agent()).get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return JSON.readTree(answer.asByteArray());
    }
}
