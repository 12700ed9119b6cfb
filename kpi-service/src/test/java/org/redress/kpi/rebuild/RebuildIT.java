package org.redress.kpi.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.contract.feedback.FeedbackEvent;
import org.redress.kpi.KpiTest;
import org.redress.kpi.LiveCells;
import org.redress.kpi.TopicProducer;
import org.redress.kpi.projection.NaiveCells;
import org.redress.kpi.projection.RandomHistory;

/** Invariant 3: figures equal their recomputation from the topics (R24). */
@KpiTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RebuildIT {

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
        Rebuilding.awaitCells(cells, "rebuilt", NaiveCells.of(first, sheets));

        Rebuilding.start();
        complaints.stream().skip(first.size()).forEach(topics::send);
        topics.flush();
        JsonNode report = Rebuilding.awaitDone();

        assertThat(report.at("/differences/total").asInt())
                .as(report.toString())
                .isZero();
        assertThat(report.path("swapped").asBoolean()).isTrue();
        Rebuilding.awaitCells(cells, "rebuilt", NaiveCells.of(complaints, sheets));
        // What was the shadow is live now, and counts on.
        Rebuilding.start();
        assertThat(Rebuilding.awaitDone().at("/differences/total").asInt()).isZero();
        Rebuilding.awaitCells(cells, "rebuilt", NaiveCells.of(complaints, sheets));
    }

    @Test
    void a_rebuild_finds_and_repairs_what_was_changed_by_hand() throws Exception {
        RandomHistory history = new RandomHistory(22, "damaged");
        List<ComplaintEvent> complaints = history.complaints(200);
        complaints.forEach(topics::send);
        topics.flush();
        Map<String, List<Long>> expected = NaiveCells.of(complaints, List.of());
        Rebuilding.awaitCells(cells, "damaged", expected);
        String ofDamaged = "dimension_set in (select id from dimension_set where source = 'damaged')";
        int changed = cells.execute("update cell set count = count + 1 where " + ofDamaged);
        int lost = cells.execute("delete from case_fact where " + ofDamaged);

        Rebuilding.start();
        JsonNode report = Rebuilding.awaitDone();

        assertThat(report.at("/differences/cells").asInt()).isEqualTo(changed);
        assertThat(report.at("/differences/cases").asInt()).isEqualTo(lost);
        assertThat(cells.of("damaged")).isEqualTo(expected);
        Rebuilding.start();
        assertThat(Rebuilding.awaitDone().at("/differences/total").asInt()).isZero();
    }

    /** The last one, because what it leaves on the topic makes every later rebuild put lives together. */
    @Test
    @Order(Integer.MAX_VALUE)
    void a_complaint_whose_events_lie_in_two_partitions_is_counted_once() throws Exception {
        List<ComplaintEvent> complaints = new RandomHistory(23, "divided").complaints(40);
        complaints.forEach(event -> topics.send(event, event.version() % 3));
        topics.flush();
        Map<String, List<Long>> expected = NaiveCells.of(complaints, List.of());
        Rebuilding.awaitCells(cells, "divided", expected);

        Rebuilding.start();
        assertThat(Rebuilding.awaitDone().at("/differences/total").asInt()).isZero();

        assertThat(cells.of("divided")).isEqualTo(expected);
    }

    @Test
    void the_rebuilt_tables_have_the_keys_and_indexes_of_the_live_ones() throws Exception {
        List<String> before = cells.indexes();

        Rebuilding.start();
        assertThat(Rebuilding.awaitDone().path("swapped").asBoolean()).isTrue();

        assertThat(before).hasSize(25);
        assertThat(cells.indexes()).isEqualTo(before);
    }
}
