package org.redress.kpi.known;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
import org.redress.kpi.query.ToldCases;
import org.redress.kpi.rebuild.Rebuilding;
import org.redress.testing.TestKeys;

/** Any figure as known at T equals what the live API said at T, asked later, also after a rebuild. */
@KpiTest
class KnownViewsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock CLOCK = Clock.systemUTC();
    private static final String QUESTION =
            "/api/v1/kpis?from=2024-03-01&to=2100-01-01&links=false&groupBy=team&source=known";

    private final LiveCells cells;
    private final TopicProducer topics = new TopicProducer();

    KnownViewsIT(LiveCells cells) {
        this.cells = cells;
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void what_was_known_then_is_what_the_live_figures_said_then() throws Exception {
        RandomHistory history = new RandomHistory(41, "known");
        List<ComplaintEvent> all = history.complaints(60);
        List<FeedbackEvent> sheets = history.sheets(30);
        List<ComplaintEvent> before = recorded(all.stream().filter(event -> event.version() <= 3), CLOCK.instant());
        before.forEach(topics::send);
        sheets.stream().filter(sheet -> sheet.version() == 1).forEach(topics::send);
        // A deadline that comes soon after: then it ran, later it is past due.
        Instant due = CLOCK.instant().plusSeconds(5);
        topics.send(ToldCases.running(new UUID(80, 1), "known-soon", "resolution", due, CLOCK.instant()));
        topics.flush();
        List<FeedbackEvent> firstSheets =
                sheets.stream().filter(sheet -> sheet.version() == 1).toList();
        Rebuilding.awaitCells(cells, "known", NaiveCells.of(before, firstSheets));
        String soon = "/api/v1/kpis?from=2024-03-01&to=2100-01-01&metrics=sla&source=known-soon";
        await().atMost(Duration.ofSeconds(20)).until(() -> ListedFigures.get(soon)
                .at("/series/0/metrics/sla/resolution/n")
                .isNumber());
        JsonNode then = ListedFigures.get(QUESTION);
        Instant moment = Instant.parse(then.path("asOf").asText());

        List<ComplaintEvent> after = recorded(
                all.stream().filter(event -> event.version() > 3),
                CLOCK.instant().plusMillis(2));
        after.forEach(topics::send);
        topics.flush();
        Rebuilding.awaitCells(
                cells,
                "known",
                NaiveCells.of(Stream.concat(before.stream(), after.stream()).toList(), firstSheets));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> ListedFigures.get(soon)
                                .at("/series/0/metrics/sla/resolution/runningPastDue")
                                .asInt()
                        == 1);
        assertThat(timeless(ListedFigures.get(QUESTION))).isNotEqualTo(timeless(then));

        String asKnown = "&knownAt=" + moment;
        assertThat(refusal(QUESTION + asKnown)).isEqualTo("no-such-view");
        String view = made(moment);
        assertThat(timeless(ListedFigures.get(QUESTION + asKnown))).isEqualTo(timeless(then));
        assertThat(ListedFigures.get(soon + asKnown)
                        .at("/series/0/metrics/sla/resolution/running")
                        .asInt())
                .isEqualTo(moment.isBefore(due) ? 1 : 0);
        assertThat(ListedFigures.compare(QUESTION.replace("&links=false", "") + asKnown))
                .isGreaterThan(60);
        assertThat(ListedFigures.compareBacklog("/api/v1/kpis/backlog?at=2024-04-10&source=known" + asKnown))
                .isEqualTo(2);

        Rebuilding.start();
        Rebuilding.awaitDone();
        assertThat(timeless(ListedFigures.get(QUESTION + asKnown))).isEqualTo(timeless(then));

        assertThat(ops().delete(view).statusCode()).isEqualTo(204);
        assertThat(ops().delete(view).statusCode()).isEqualTo(404);
        assertThat(refusal("/api/v1/kpis/cases?metric=intake&part=count" + asKnown))
                .isEqualTo("no-such-view");
        assertThat(refusal("/api/v1/kpis/backlog?source=known" + asKnown)).isEqualTo("no-such-view");
        assertThat(cells.number("select count(*) from pg_namespace where nspname like 'known\\_%'"))
                .isZero();
    }

    @Test
    void a_moment_that_is_none_is_refused() {
        for (String body :
                List.of("{}", "[]", "{\"knownAt\":\"2024-01-01\"}", "{\"knownAt\":\"2990-01-01T00:00:00Z\"}")) {
            Response answer = ops().contentType("application/json").body(body).post("/api/v1/kpis/views");
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.contentType()).startsWith("application/problem+json");
        }
    }

    private static String made(Instant moment) {
        Response request = ops().contentType("application/json")
                .body("{\"knownAt\":\"" + moment + "\"}")
                .post("/api/v1/kpis/views");
        assertThat(request.statusCode()).as(request.asString()).isEqualTo(202);
        String view = request.header("Location");
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            JsonNode state = JSON.readTree(ops().get(view).asByteArray());
            assertThat(state.path("state").asText()).as(state.toString()).isNotEqualTo("failed");
            return state.path("state").asText().equals("ready");
        });
        return view;
    }

    private static String refusal(String path) throws Exception {
        Response answer = ops().get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(409);
        return JSON.readTree(answer.asByteArray()).path("code").asText();
    }

    private static io.restassured.specification.RequestSpecification ops() {
        return given().header("Authorization", "Bearer " + TestKeys.user("ops-1", "Some ops", "service", "ops"));
    }

    /** The lines without the moment that the backlog was looked at, which is told to the millisecond only. */
    private static String timeless(JsonNode answer) {
        JsonNode series = answer.path("series").deepCopy();
        series.forEach(line -> ((ObjectNode) line.at("/metrics/backlog")).remove("at"));
        assertThat(series).isNotEmpty();
        return series.toPrettyString();
    }

    private static List<ComplaintEvent> recorded(Stream<ComplaintEvent> events, Instant at) {
        return events.map(event -> new ComplaintEvent(
                        event.complaintId(),
                        event.version(),
                        event.number(),
                        event.occurredAt(),
                        at,
                        event.actor(),
                        event.dimensions(),
                        event.state(),
                        event.fact()))
                .toList();
    }
}
