package org.redress.kpi.rebuild;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.contract.feedback.FeedbackEvent;
import org.redress.kpi.KpiTest;
import org.redress.kpi.LiveCells;
import org.redress.kpi.TopicProducer;
import org.redress.kpi.projection.NaiveCells;
import org.redress.kpi.projection.RandomHistory;
import org.redress.testing.TestKeys;

/** Invariant 3: figures equal their recomputation from the topics (R24). */
@KpiTest
class RebuildIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LiveCells cells;
    private final TopicProducer topics = new TopicProducer();

    RebuildIT(LiveCells cells) {
        this.cells = cells;
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void a_rebuild_finds_no_difference_also_while_events_arrive() throws Exception {
        RandomHistory history = new RandomHistory(21, "rebuilt");
        List<ComplaintEvent> complaints = history.complaints(2_000);
        List<FeedbackEvent> sheets = history.sheets(300);
        List<ComplaintEvent> first = complaints.subList(0, complaints.size() / 2);
        first.forEach(topics::send);
        sheets.forEach(topics::send);
        topics.flush();
        awaitCells(NaiveCells.of(first, sheets));

        start();
        complaints.stream().skip(first.size()).forEach(topics::send);
        topics.flush();
        JsonNode report = awaitDone();

        assertThat(report.at("/differences/total").asInt())
                .as(report.toString())
                .isZero();
        assertThat(report.path("swapped").asBoolean()).isTrue();
        awaitCells(NaiveCells.of(complaints, sheets));
        // What was the shadow is live now, and counts on.
        start();
        assertThat(awaitDone().at("/differences/total").asInt()).isZero();
        awaitCells(NaiveCells.of(complaints, sheets));
    }

    @Test
    void a_rebuild_finds_and_repairs_what_was_changed_by_hand() throws Exception {
        RandomHistory history = new RandomHistory(22, "damaged");
        List<ComplaintEvent> complaints = history.complaints(200);
        complaints.forEach(topics::send);
        topics.flush();
        Map<String, List<Long>> expected = NaiveCells.of(complaints, List.of());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(cells.of("damaged")).isEqualTo(expected));
        String ofDamaged = "dimension_set in (select id from dimension_set where source = 'damaged')";
        int changed = cells.execute("update cell set count = count + 1 where " + ofDamaged);
        int lost = cells.execute("delete from case_fact where " + ofDamaged);

        start();
        JsonNode report = awaitDone();

        assertThat(report.at("/differences/cells").asInt()).isEqualTo(changed);
        assertThat(report.at("/differences/cases").asInt()).isEqualTo(lost);
        assertThat(cells.of("damaged")).isEqualTo(expected);
        start();
        assertThat(awaitDone().at("/differences/total").asInt()).isZero();
    }

    private void awaitCells(Map<String, List<Long>> expected) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(cells.of("rebuilt")).isEqualTo(expected));
    }

    private static void start() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Response answer = given().header("Authorization", "Bearer " + TestKeys.admin())
                    .post("/api/v1/rebuild");
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        });
    }

    private static JsonNode awaitDone() throws Exception {
        return await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> JSON.readTree(given().header("Authorization", "Bearer " + TestKeys.admin())
                                .get("/api/v1/rebuild")
                                .asByteArray()),
                        report -> {
                            assertThat(report.path("state").asText()).isNotEqualTo("failed");
                            return report.path("state").asText().equals("done");
                        });
    }
}
