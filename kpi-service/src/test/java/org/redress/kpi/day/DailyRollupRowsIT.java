package org.redress.kpi.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.contract.feedback.FeedbackEvent;
import org.redress.kpi.KpiTest;
import org.redress.kpi.ListedFigures;
import org.redress.kpi.LiveCells;
import org.redress.kpi.TopicProducer;
import org.redress.kpi.projection.NaiveCells;
import org.redress.kpi.projection.RandomHistory;
import org.redress.kpi.rebuild.Rebuilding;

/** Sums of whole days never say anything else than the cells; filters of many dimensions, which let everything pass, ask the cells alone. */
@KpiTest
class DailyRollupRowsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ONLY_CELLS = "&region=&brand=&category=&product=&product=card";
    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "Asia/Kathmandu");
    private static final List<String> QUESTIONS = List.of(
            "from=2024-01-01&to=2025-01-01&interval=day&groupBy=team&metrics=intake,sla,resolutionTime,backlog",
            "from=2024-01-01&to=2025-01-01&interval=month&source=days",
            "from=2024-01-01&to=2025-01-01&groupBy=survey",
            "from=2024-01-01&to=2025-01-01&interval=month&groupBy=team,channel&metrics=intake,sla,resolutionTime,backlog",
            "from=2024-02-01&to=2024-08-15&interval=day&groupBy=channel&priority=1&priority=&source=days",
            "from=2024-03-05T07:30:00Z&to=2024-04-20T11:15:00Z&interval=week&groupBy=channel&channel=web&channel=",
            "from=2024-03-30&to=2024-04-02&interval=hour&metrics=intake,resolutionTime");

    private final LiveCells cells;
    private final TopicProducer topics = new TopicProducer();

    @Inject
    DailyRollupRowsIT(LiveCells cells) {
        this.cells = cells;
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void figures_of_days_are_those_of_the_cells_while_events_come_after_them_and_after_a_rebuild() throws Exception {
        RandomHistory history = new RandomHistory(71, "days");
        List<ComplaintEvent> complaints = new ArrayList<>(history.complaints(150));
        List<FeedbackEvent> sheets = new ArrayList<>(history.sheets(60));
        complaints.forEach(topics::send);
        sheets.forEach(topics::send);
        topics.flush();
        Rebuilding.awaitCells(cells, "days", NaiveCells.of(complaints, sheets));

        // Asked for the first time, and then while days are summed
        everyQuestionHasOneAnswer();
        awaitDaysAtRest();
        everyQuestionHasOneAnswer();
        assertThat(cells.number("select count(*) from summed_day s join day_zone z on z.id = s.zone"
                        + " where s.stands and z.combination = 'channel,team'"))
                .isPositive();

        // Late events, corrections and a complaint before all others
        List<ComplaintEvent> more = history.complaints(80);
        more.forEach(topics::send);
        topics.flush();
        complaints.addAll(more);
        Rebuilding.awaitCells(cells, "days", NaiveCells.of(complaints, sheets));
        everyQuestionHasOneAnswer();

        Rebuilding.start();
        Rebuilding.awaitDone();
        everyQuestionHasOneAnswer();
        awaitDaysAtRest();
        everyQuestionHasOneAnswer();
        assertThat(cells.number("select count(*) from summed_day where zone not in (select id from day_zone)"))
                .isZero();
    }

    @Test
    void
            a_day_that_stands_is_what_is_answered_from_memory_while_its_version_is_the_same_and_the_next_event_sums_it_anew()
                    throws Exception {
        RandomHistory history = new RandomHistory(72, "days-tampered");
        List<ComplaintEvent> complaints = history.complaints(40);
        complaints.forEach(topics::send);
        topics.flush();
        Rebuilding.awaitCells(cells, "days-tampered", NaiveCells.of(complaints, List.of()));
        String question = "/api/v1/kpis?from=2024-01-01&to=2025-01-01&zone=UTC&metrics=intake&source=days-tampered";
        long received = intake(question);
        assertThat(received).isPositive();
        awaitDaysAtRest();
        assertThat(intake(question)).isEqualTo(received);

        cells.execute("delete from day_part");
        assertThat(intake(question)).isEqualTo(received);
        cells.execute("update summed_day set version = nextval('day_version')");
        assertThat(intake(question)).isZero();
        assertThat(intake(question + ONLY_CELLS)).isEqualTo(received);

        cells.execute("insert into day_touched select distinct first_slot >> 7 from summed_day");
        assertThat(intake(question)).isEqualTo(received);
        awaitDaysAtRest();
        assertThat(intake(question)).isEqualTo(received);
    }

    private static void everyQuestionHasOneAnswer() throws Exception {
        for (String zone : ZONES) {
            for (String question : QUESTIONS) {
                String asked = "/api/v1/kpis?links=false&zone=" + zone + "&" + question;
                JsonNode ofDays = ListedFigures.get(asked).path("series");
                assertThat(ofDays)
                        .as(asked)
                        .isEqualTo(ListedFigures.get(asked + ONLY_CELLS).path("series"));
                assertThat(ofDays).isNotEmpty();
            }
        }
    }

    private static long intake(String question) throws Exception {
        return ListedFigures.get(question).at("/series/0/metrics/intake/count").asLong();
    }

    private void awaitDaysAtRest() {
        await().atMost(SOON).ignoreExceptionsInstanceOf(SQLException.class).until(() -> cells.number("""
                        select (select count(*) from day_touched) + (select count(*) from summed_day where not stands)
                             + (select count(*) from day_zone where not scanned)""") == 0);
    }
}
