package org.redress.kpi.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
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

/** Invariant 3 where the memory holds a fraction of the complaints, so that their lives are stored in parts (R24). */
@KpiTest
@TestProfile(RebuildInPartsIT.LittleMemory.class)
class RebuildInPartsIT {

    private final LiveCells cells;
    private final TopicProducer topics = new TopicProducer();

    RebuildInPartsIT(LiveCells cells) {
        this.cells = cells;
    }

    @AfterEach
    void close() {
        topics.close();
    }

    /** Room for a few complaints of each partition. */
    public static final class LittleMemory implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("redress.kpi.rebuild.lives-in-memory", "24", "redress.kpi.rebuild.cells-in-memory", "500");
        }
    }

    @Test
    void lives_that_do_not_fit_in_memory_are_put_together_and_counted_once() throws Exception {
        RandomHistory history = new RandomHistory(31, "parts");
        List<ComplaintEvent> complaints = history.complaints(1_500);
        List<FeedbackEvent> sheets = history.sheets(300);
        // By version, so that between two events of one complaint lie those of all others.
        for (int version = 1; version <= 6; version++) {
            int now = version;
            complaints.stream().filter(event -> event.version() == now).forEach(topics::send);
        }
        sheets.forEach(topics::send);
        topics.flush();
        Map<String, List<Long>> expected = NaiveCells.of(complaints, sheets);
        Rebuilding.awaitCells(cells, "parts", expected);
        forgetLiveCells("parts");

        Rebuilding.start();
        assertThat(Rebuilding.awaitDone().path("swapped").asBoolean()).isTrue();

        assertThat(cells.of("parts")).isEqualTo(expected);
        assertThat(factsLeftBehind()).isZero();
        Rebuilding.start();
        assertThat(Rebuilding.awaitDone().at("/differences/total").asInt()).isZero();
    }

    private void forgetLiveCells(String source) throws Exception {
        cells.execute("update cell set count = 7, sum = 7 where dimension_set in"
                + " (select id from dimension_set where source = '" + source + "')");
    }

    private long factsLeftBehind() throws Exception {
        return cells.number("""
                select count(*) from information_schema.tables
                 where table_schema = 'shadow' and table_name similar to '%\\_(part|run)'""");
    }
}
