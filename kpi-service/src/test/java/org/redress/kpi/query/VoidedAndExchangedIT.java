package org.redress.kpi.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redress.contract.complaint.CaseStatus;
import org.redress.contract.complaint.ClockState;
import org.redress.contract.complaint.Dimensions;
import org.redress.kpi.KpiTest;
import org.redress.kpi.TopicProducer;
import org.redress.testing.TestKeys;

/** What is withdrawn or merged promised nothing in the end, and each exchange with a customer is a promise of its own. */
@KpiTest
class VoidedAndExchangedIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant MONDAY = Instant.parse("2024-05-06T08:00:00Z");
    private static final String PERIOD =
            "/api/v1/kpis?from=2024-05-06&to=2024-05-13&metrics=intake,sla,backlog&source=";

    private final TopicProducer topics = new TopicProducer();

    @AfterEach
    void close() {
        topics.close();
    }

    private static Told told(String source, long id) {
        return new Told(new UUID(60, id), new Dimensions(source, "web", null, null, null, null, null, null, null))
                .received(MONDAY);
    }

    private static JsonNode get(String path) throws Exception {
        Response answer =
                given().header("Authorization", "Bearer " + TestKeys.agent()).get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return JSON.readTree(answer.asByteArray());
    }

    @Test
    void dec9_mergedAndWithdrawnComplaintsCountAsCancelledAndLeaveTheBacklog() throws Exception {
        Instant due = MONDAY.plus(Duration.ofDays(2));
        Instant ended = MONDAY.plus(Duration.ofHours(3));
        List<CaseStatus> ends = List.of(CaseStatus.MERGED, CaseStatus.WITHDRAWN, CaseStatus.CLOSED);
        for (int i = 0; i < ends.size(); i++) {
            CaseStatus end = ends.get(i);
            Told told = told("kpi-voided", i);
            topics.send(told.clock("resolution", ClockState.RUNNING, due, null));
            ClockState verdict = end == CaseStatus.CLOSED ? ClockState.MET : ClockState.CANCELLED;
            topics.send(told.ended(end, ended).clock("resolution", verdict, due, ended));
        }
        topics.flush();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(get(PERIOD + "kpi-voided")
                        .at("/series/0/metrics/sla/resolution/cancelled")
                        .asInt())
                .isEqualTo(2));
        JsonNode metrics = get(PERIOD + "kpi-voided").at("/series/0/metrics");
        assertThat(metrics.at("/intake/count").asInt()).isEqualTo(3);
        assertThat(metrics.at("/sla/resolution/met").asInt()).isEqualTo(1);
        assertThat(metrics.at("/sla/resolution/n").asInt()).isEqualTo(1);
        assertThat(metrics.at("/sla/resolution/share").asDouble()).isEqualTo(1);
        assertThat(metrics.at("/backlog/open").asInt()).isZero();
        // a complaint closed without a resolution stays unresolved; the other two need none
        assertThat(metrics.at("/backlog/unresolved").asInt()).isEqualTo(1);
        JsonNode now = get("/api/v1/kpis/backlog?at=2024-05-12T00:00:00Z&source=kpi-voided");
        assertThat(now.at("/series/0/open/n").asInt()).isZero();
        assertThat(now.at("/series/0/unresolved/n").asInt()).isEqualTo(1);
        // and before the merge all three were there
        JsonNode before = get("/api/v1/kpis/backlog?at=2024-05-06T09:00:00Z&source=kpi-voided");
        assertThat(before.at("/series/0/open/n").asInt()).isEqualTo(3);
        assertThat(before.at("/series/0/unresolved/n").asInt()).isEqualTo(3);
    }

    @Test
    void dec4_everyExchangeOfAComplaintCountsWithItsOwnVerdict() throws Exception {
        Told told = told("kpi-exchanges", 10);
        ClockState[] verdicts = {ClockState.BREACHED, ClockState.MET, ClockState.MET, ClockState.CANCELLED};
        for (int run = 1; run <= verdicts.length; run++) {
            Instant from = MONDAY.plus(Duration.ofHours(10L * run));
            Instant due = from.plus(Duration.ofHours(2));
            topics.send(told.clock("next-response", run, ClockState.RUNNING, due, null));
            topics.send(told.clock(
                    "next-response",
                    run,
                    verdicts[run - 1],
                    due,
                    verdicts[run - 1] == ClockState.BREACHED ? due.plusSeconds(60) : due.minusSeconds(60)));
        }
        topics.flush();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(get(PERIOD + "kpi-exchanges")
                        .at("/series/0/metrics/sla/next-response/cancelled")
                        .asInt())
                .isEqualTo(1));
        JsonNode answers = get(PERIOD + "kpi-exchanges").at("/series/0/metrics/sla/next-response");
        assertThat(answers.path("met").asInt()).isEqualTo(2);
        assertThat(answers.path("breached").asInt()).isEqualTo(1);
        assertThat(answers.path("runningPastDue").asInt()).isZero();
        assertThat(answers.path("n").asInt()).isEqualTo(3);
    }

    @Test
    void aPromiseThatNeverWasCountsNowhereAndMayComeBack() throws Exception {
        Instant due = MONDAY.plus(Duration.ofHours(12));
        Told gone = told("kpi-never", 20);
        topics.send(gone.clock("next-response", 1, ClockState.MET, due, due.minusSeconds(60)));
        topics.send(gone.clock("next-response", 2, ClockState.BREACHED, due, due.plusSeconds(60)));
        topics.send(gone.clock("next-response", 2, ClockState.VOID, due, due.plusSeconds(60)));
        Told back = told("kpi-never", 21);
        topics.send(back.clock("next-response", 1, ClockState.BREACHED, due, due.plusSeconds(60)));
        topics.send(back.clock("next-response", 1, ClockState.VOID, due, due.plusSeconds(60)));
        topics.send(back.clock("next-response", 1, ClockState.MET, due, due.minusSeconds(60)));
        topics.flush();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(get(PERIOD + "kpi-never")
                        .at("/series/0/metrics/sla/next-response/met")
                        .asInt())
                .isEqualTo(2));
        JsonNode answers = get(PERIOD + "kpi-never").at("/series/0/metrics/sla/next-response");
        assertThat(answers.path("breached").asInt()).isZero();
        assertThat(answers.path("cancelled").asInt()).isZero();
        assertThat(answers.path("n").asInt()).isEqualTo(2);
    }
}
