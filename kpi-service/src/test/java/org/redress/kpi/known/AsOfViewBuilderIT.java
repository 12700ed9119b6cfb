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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.contract.feedback.FeedbackEvent;
import org.redress.kpi.KpiTest;
import org.redress.kpi.ListedFigures;
import org.redress.kpi.LiveCells;
import org.redress.kpi.TopicProducer;
import org.redress.kpi.export.Export;
import org.redress.kpi.export.ExportQuestion;
import org.redress.kpi.export.OpenExports;
import org.redress.kpi.projection.NaiveCells;
import org.redress.kpi.projection.RandomHistory;
import org.redress.kpi.query.ToldCases;
import org.redress.kpi.rebuild.EventSource;
import org.redress.kpi.rebuild.RebuildConfig;
import org.redress.kpi.rebuild.Rebuilding;
import org.redress.testing.TestKeys;

/** Any figure as known at T equals what the live API said at T, asked later, also after a rebuild. */
@KpiTest
class AsOfViewBuilderIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock CLOCK = Clock.systemUTC();
    private static final String QUESTION =
            "/api/v1/kpis?from=2024-03-01&to=2100-01-01&links=false&groupBy=team&source=known";

    private static final List<String> OTHERS = List.of(
            "/api/v1/kpis/compare?metric=singleTouch&groupBy=team&minimum=1&links=false&from=2024-03-01&to=2024-07-01&source=known",
            "/api/v1/kpis/survival?from=2024-03-01&to=2024-07-01&at=2024-12-01&groupBy=channel&links=false&source=known",
            "/api/v1/kpis/export?of=cases&format=json&source=known",
            "/api/v1/kpis/export?of=clocks&format=json&source=known");
    private static final String MAKING = "classid = x'4b'::int and objid = x'50490003'::int";

    private final LiveCells cells;
    private final AsOfViews rooms;
    private final OpenExports exports;
    private final EventSource source;
    private final AsOfConfig config;
    private final RebuildConfig memory;
    private final TopicProducer topics = new TopicProducer();

    AsOfViewBuilderIT(
            LiveCells cells,
            AsOfViews rooms,
            OpenExports exports,
            EventSource source,
            AsOfConfig config,
            RebuildConfig memory) {
        this.cells = cells;
        this.rooms = rooms;
        this.exports = exports;
        this.source = source;
        this.config = config;
        this.memory = memory;
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
        List<String> othersThen = others("");
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
        assertThat(others("")).doesNotContainAnyElementsOf(othersThen);

        String asKnown = "&knownAt=" + moment;
        assertThat(refusal(QUESTION + asKnown)).isEqualTo("no-such-view");
        String view = made(moment);
        assertThat(timeless(ListedFigures.get(QUESTION + asKnown))).isEqualTo(timeless(then));
        assertThat(others(asKnown)).isEqualTo(othersThen);
        assertThat(ListedFigures.get("/api/v1/kpis/survival?source=known" + asKnown)
                        .path("at")
                        .asText())
                .isEqualTo(moment.toString());
        String forecast = "/api/v1/kpis/forecast?hours=1&source=known-soon";
        assertThat(ListedFigures.get(forecast).at("/series/0/overdue").asInt()).isEqualTo(1);
        assertThat(ListedFigures.get(forecast + asKnown).at("/series/0/overdue").asInt())
                .isEqualTo(moment.isBefore(due) ? 0 : 1);
        assertThat(ListedFigures.get(soon + asKnown)
                        .at("/series/0/metrics/sla/resolution/running")
                        .asInt())
                .isEqualTo(moment.isBefore(due) ? 1 : 0);
        assertThat(ListedFigures.compare(QUESTION.replace("&links=false", "") + asKnown))
                .isGreaterThan(60);
        assertThat(ListedFigures.compareBacklog("/api/v1/kpis/backlog?at=2024-04-10&source=known" + asKnown))
                .isEqualTo(2);
        for (String question : OTHERS.subList(0, 2)) {
            assertThat(ListedFigures.follow(question.replace("&links=false", "") + asKnown))
                    .isGreaterThan(5);
        }
        assertThat(ListedFigures.follow(forecast + asKnown, "hours", "weeks")).isPositive();

        Rebuilding.start();
        Rebuilding.awaitDone();
        assertThat(timeless(ListedFigures.get(QUESTION + asKnown))).isEqualTo(timeless(then));

        assertThat(ops().delete(view).statusCode()).isEqualTo(204);
        assertThat(ops().delete(view).statusCode()).isEqualTo(404);
        assertThat(refusal("/api/v1/kpis/cases?metric=intake&part=count" + asKnown))
                .isEqualTo("no-such-view");
        assertThat(refusal("/api/v1/kpis/backlog?source=known" + asKnown)).isEqualTo("no-such-view");
        for (String question : OTHERS) {
            assertThat(refusal(question + asKnown)).isEqualTo("no-such-view");
        }
        assertThat(refusal(forecast + asKnown)).isEqualTo("no-such-view");
        assertThat(tables()).isZero();
    }

    @Test
    void there_are_three_at_most_and_each_is_dropped_after_its_time_or_when_its_last_reader_has_left()
            throws Exception {
        Instant last = CLOCK.instant().truncatedTo(ChronoUnit.MILLIS);
        topics.send(ToldCases.received(new UUID(82, 1), "known-read", last.minusSeconds(60)));
        topics.flush();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> ListedFigures.get("/api/v1/kpis/cases?metric=intake&part=count&source=known-read")
                                .path("total")
                                .asInt()
                        == 1);
        Instant now = CLOCK.instant().truncatedTo(ChronoUnit.MILLIS);
        String view = made(now);
        made(now.minusMillis(1));
        made(now.minusMillis(2));
        Response again = asked(now);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.header("Location")).isEqualTo(view);
        Response fourth = asked(now.minusMillis(3));
        assertThat(fourth.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(fourth.asByteArray()).path("code").asText()).isEqualTo("too-many-views");

        ExportQuestion question = new ExportQuestion(
                ExportQuestion.Subject.CASES, Optional.empty(), Optional.empty(), Map.of(), Optional.of(now));
        try (Export reader = exports.open(question).orElseThrow()) {
            assertThat(ops().delete(view).statusCode()).isEqualTo(204);
            assertThat(refusal("/api/v1/kpis/export?of=cases&knownAt=" + now)).isEqualTo("no-such-view");
            AtomicLong read = new AtomicLong();
            reader.forEach(row -> read.incrementAndGet());
            assertThat(read.get()).isPositive().isEqualTo(reader.rows());
            assertThat(tables()).isEqualTo(3);
        }
        AsOfViewBuilder later = new AsOfViewBuilder(
                rooms, source, config, memory, Clock.offset(CLOCK, config.keep().plusSeconds(1)));
        later.dropOld();
        later.stop();
        assertThat(rooms.all()).isEmpty();
        assertThat(tables()).isZero();
    }

    @Test
    void what_an_instance_leaves_that_dies_while_it_makes_a_view_is_cleared_away_and_made_anew() throws Exception {
        Instant moment = CLOCK.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID id = new UUID(81, moment.toEpochMilli());
        AsOfView view = new AsOfView(id, moment, AsOfView.BUILDING, "ops-1", moment, null, 0, 0, null);
        try (AsOfViews.Room room = rooms.open(view).orElseThrow()) {
            assertThat(room.tables().begunAt()).isNotNull();
            assertThat(state("/api/v1/kpis/views/" + id)).isEqualTo(AsOfView.BUILDING);
            assertThat(tables()).isEqualTo(1);

            // All that PostgreSQL sees of a process that is killed: the session ends.
            assertThat(cells.number(
                            "select count(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory' and "
                                    + MAKING))
                    .isEqualTo(1);

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> state("/api/v1/kpis/views/" + id).equals(AsOfView.FAILED));
        }
        assertThat(tables()).isZero();
        String anew = made(moment);
        assertThat(ops().delete(anew).statusCode()).isEqualTo(204);
        assertThat(rooms.all()).isEmpty();
        assertThat(tables()).isZero();
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
        Response request = asked(moment);
        assertThat(request.statusCode()).as(request.asString()).isEqualTo(202);
        String view = request.header("Location");
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            JsonNode state = JSON.readTree(ops().get(view).asByteArray());
            assertThat(state.path("state").asText()).as(state.toString()).isNotEqualTo("failed");
            return state.path("state").asText().equals("ready");
        });
        return view;
    }

    private static Response asked(Instant moment) {
        return ops().contentType("application/json")
                .body("{\"knownAt\":\"" + moment + "\"}")
                .post("/api/v1/kpis/views");
    }

    private static String state(String view) throws Exception {
        return JSON.readTree(ops().get(view).asByteArray()).path("state").asText();
    }

    /** How many schemas of views there are. */
    private long tables() throws Exception {
        return cells.number("select count(*) from pg_namespace where nspname like 'known\\_%'");
    }

    /** The answers to the other questions, without the moment of asking; rows of files in any order. */
    private static List<String> others(String more) throws Exception {
        List<String> answers = new ArrayList<>();
        for (String question : OTHERS) {
            JsonNode answer = ListedFigures.get(question + more);
            if (answer instanceof ObjectNode object) {
                object.remove("asOf");
                answers.add(object.toPrettyString());
            } else {
                assertThat(answer).isNotEmpty();
                answers.add(StreamSupport.stream(answer.spliterator(), false)
                        .map(JsonNode::toString)
                        .sorted()
                        .toList()
                        .toString());
            }
        }
        return answers;
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
