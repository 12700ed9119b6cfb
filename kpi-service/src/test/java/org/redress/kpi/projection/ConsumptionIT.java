package org.redress.kpi.projection;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.smallrye.reactive.messaging.ChannelRegistry;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redress.contract.Topic;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.contract.feedback.FeedbackEvent;
import org.redress.kpi.KpiTest;
import org.redress.kpi.ListedFigures;
import org.redress.kpi.LiveCells;
import org.redress.kpi.TopicProducer;
import org.redress.testing.TestKeys;

/** Invariants 3 and 5 over the real broker and database: cells equal their recomputation from the events (I3, I4, I5; F3, F23 to F25). */
@KpiTest
class ConsumptionIT {

    /** How many times as many lives; more of them, and all their figures and lists, are for a long run by hand (CONTRIBUTING). */
    private static final int TIMES = Integer.getInteger("redress.test.lives-times", 1);

    private static final String VERSIONS =
            "select sum(f.version) from case_fact f join dimension_set d on d.id = f.dimension_set where d.source = 'erased'";

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60L * TIMES);

    private final LiveCells cells;
    private final ChannelRegistry channels;
    private final TopicProducer topics = new TopicProducer();

    @Inject
    ConsumptionIT(LiveCells cells, ChannelRegistry channels) {
        this.cells = cells;
        this.channels = channels;
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void duplicates_and_shuffled_order_give_the_naive_cells_F24_F25() throws Exception {
        RandomHistory history = new RandomHistory(11, "shuffled");
        List<ComplaintEvent> complaints = history.complaints(200 * TIMES);
        List<FeedbackEvent> sheets = history.sheets(100 * TIMES);
        List<Runnable> sending = new ArrayList<>();
        for (int copy = 0; copy < 3; copy++) {
            complaints.forEach(event -> sending.add(() -> topics.send(event)));
            sheets.forEach(sheet -> sending.add(() -> topics.send(sheet)));
        }
        Collections.shuffle(sending, new Random(5));

        sending.forEach(Runnable::run);
        topics.flush();

        awaitCells("shuffled", NaiveCells.of(complaints, sheets));
        everyFigureIsAsLongAsItsList("shuffled");
        long sent = NaiveCells.of(List.of(), sheets).entrySet().stream()
                .filter(line -> line.getKey().startsWith("invitation-sent|"))
                .mapToLong(line -> line.getValue().getFirst())
                .sum();
        assertThat(export("/api/v1/kpis/export?of=invitations&format=ndjson&source=shuffled")
                        .asString()
                        .lines()
                        .count())
                .as("an export holds those too of which nothing is known")
                .isGreaterThanOrEqualTo(sent)
                .isPositive();
    }

    /** The lists come from the facts in SQL of their own: a second computation of every figure, as a whole, over time and by group. */
    private static void everyFigureIsAsLongAsItsList(String source) throws Exception {
        String of = "/api/v1/kpis?from=2024-03-01&to=2024-06-01&source=" + source;
        assertThat(ListedFigures.compare(of + "&groupBy=team&zone=Asia/Kathmandu"))
                .isGreaterThan(100);
        assertThat(ListedFigures.compare(of + "&metrics=intake,backlog,resolutionTime,stated,reopen,nps"))
                .isGreaterThan(20);
        assertThat(ListedFigures.compare(of + "&interval=month&metrics=backlog,firstResponseTime,transfer,outcomes"))
                .isGreaterThan(15);
        assertThat(ListedFigures.compare(of + "&metrics=nps,csat,ces&question=effort/easy&groupBy=survey"))
                .isPositive();
        assertThat(ListedFigures.compareBacklog(
                        "/api/v1/kpis/backlog?at=2024-04-10T10:07:03.250Z&groupBy=channel&source=" + source))
                .isEqualTo(6);
        everyOtherFigureIsAsLongAsItsList(source);
        for (String part : List.of("open", "unresolved")) {
            String backlog = "/api/v1/kpis/cases?metric=backlog&source=" + source + "&part=" + part + "&at=";
            assertThat(ListedFigures.walk(backlog + "2024-04-14"))
                    .as("many left later")
                    .isGreaterThan(30);
            assertThat(ListedFigures.walk(backlog + "2026-01-01"))
                    .as("nobody left later")
                    .isPositive();
        }
        JsonNode line = ListedFigures.get(of + "&metrics=sla,nps").at("/series/0/links");
        assertThat(ListedFigures.walk(line.at("/nps/cases/n").asText())).isPositive();
        assertThat(ListedFigures.walk(
                        line.path("sla").path("cases").path("next-response/n").asText()))
                .isGreaterThan(14);
    }

    private static void everyOtherFigureIsAsLongAsItsList(String source) throws Exception {
        String of = "&from=2024-03-01&to=2024-06-01&source=" + source;
        String compare = "/api/v1/kpis/compare?minimum=1&groupBy=team&metric=";
        for (String metric : List.of(
                "nps",
                "firstContact&contactDays=2",
                "responseRate",
                "resolutionTime",
                "sla&clock=resolution",
                "clockTimes&clock=next-response")) {
            assertThat(ListedFigures.follow(compare + metric + of)).as(metric).isGreaterThanOrEqualTo(4);
        }
        assertThat(ListedFigures.follow(
                        "/api/v1/kpis/compare?metric=transfer&groupBy=channel&from=2024-04-05&to=2024-04-10"
                                + "&againstFrom=2024-03-28&againstTo=2024-04-05&source=" + source))
                .isGreaterThan(5);
        theRestIsAllButTheGroup(compare.replace("=team", "=team,channel") + "singleTouch" + of, of);
        assertThat(ListedFigures.follow(
                        "/api/v1/kpis/survival?at=2024-04-20T07:31:02.125Z&interval=week&groupBy=team" + of))
                .isGreaterThan(20);
        assertThat(ListedFigures.follow("/api/v1/kpis/forecast?hours=72&source=" + source, "hours", "weeks"))
                .isGreaterThan(3);
        for (String parts : List.of(
                "transfer n kept cases",
                "singleTouch n k touched",
                "disputed n undisputed k",
                "csat n satisfied unsatisfied",
                "sla resolution/n resolution/met resolution/missed")) {
            String[] part = parts.split(" ");
            String list = "/api/v1/kpis/cases?limit=1" + of + "&metric=" + part[0] + "&part=";
            assertThat(ListedFigures.get(list + part[2]).path("total").asLong()
                            + ListedFigures.get(list + part[3]).path("total").asLong())
                    .as(parts)
                    .isEqualTo(ListedFigures.get(list + part[1]).path("total").asLong())
                    .isPositive();
        }
    }

    private static void theRestIsAllButTheGroup(String comparison, String of) throws Exception {
        Set<String> all = ListedFigures.complaints("/api/v1/kpis/cases?metric=intake&part=count" + of);
        for (JsonNode compared : ListedFigures.get(comparison).path("comparisons")) {
            Set<String> rest = new HashSet<>(all);
            rest.removeAll(
                    ListedFigures.complaints(compared.at("/first/links/cases/n").asText()));
            assertThat(ListedFigures.complaints(
                            compared.at("/second/links/cases/n").asText()))
                    .isEqualTo(rest);
        }
    }

    @Test
    void i7_erasing_everybody_changes_no_byte_of_any_answer() throws Exception {
        RandomHistory history = new RandomHistory(14, "erased");
        List<ComplaintEvent> complaints = history.complaints(60);
        List<FeedbackEvent> sheets = history.sheets(30);
        complaints.forEach(topics::send);
        sheets.forEach(topics::send);
        topics.flush();
        awaitCells("erased", NaiveCells.of(complaints, sheets));
        List<String> before = answers("erased");
        Map<UUID, ComplaintEvent> newest = new HashMap<>();
        complaints.forEach(event -> newest.put(event.complaintId(), event));
        long versions = cells.number(VERSIONS);

        newest.values().forEach(event -> topics.send(RandomHistory.erased(event)));
        topics.flush();

        await().atMost(LONG_ENOUGH).until(() -> cells.number(VERSIONS) == versions + newest.size());
        assertThat(answers("erased")).isEqualTo(before);
        assertThat(cells.of("erased")).isEqualTo(NaiveCells.of(complaints, sheets));
    }

    /** All figures, lists and exports of a source, but for the moment of asking, and how many events there were. */
    private static List<String> answers(String source) {
        String of = "from=2024-03-01&to=2024-06-01&source=" + source;
        return Stream.of(
                        "?groupBy=team&" + of,
                        "?interval=day&zone=Asia/Kathmandu&" + of,
                        "/compare?minimum=1&groupBy=team&metric=nps&" + of,
                        "/survival?at=2024-04-20T07:31:02.125Z&interval=week&" + of,
                        "/backlog?at=2024-04-10T10:07:03.250Z&groupBy=channel&source=" + source,
                        "/cases?metric=intake&part=count&limit=200&" + of,
                        "/cases?metric=sla&part=resolution/missed&limit=200&" + of,
                        "/export?of=cases&format=ndjson&" + of,
                        "/export?of=clocks&format=ndjson&" + of,
                        "/export?of=answers&format=json&" + of,
                        "/export?of=invitations&format=ndjson&" + of)
                .map(path -> {
                    Response answer = export("/api/v1/kpis" + path);
                    assertThat(answer.statusCode()).as(path).isEqualTo(200);
                    assertThat(answer.asString()).as(path).hasSizeGreaterThan(100);
                    return answer.asString()
                            .replaceAll("\"asOf\":\"[^\"]*\"|asOf=[^&\"]*|\"freshness\":\\{[^}]*}|\"version\":\\d+", "")
                            // A mean of days is summed in the order of the rows, which an update changes: its 16th
                            // digit may.
                            .replaceAll("(\\.\\d{12})\\d+", "$1")
                            .lines()
                            .sorted()
                            .toList()
                            .toString();
                })
                .toList();
    }

    @Test
    void a_consumer_that_is_stopped_and_one_whose_connections_die_in_a_batch_count_nothing_twice_F3() throws Exception {
        RandomHistory history = new RandomHistory(12, "restarted");
        List<ComplaintEvent> complaints = history.complaints(3_000 * TIMES);

        for (int i = 0; i < complaints.size(); i++) {
            topics.send(complaints.get(i));
            if (i % (1_000 * TIMES) == 500) {
                topics.flush();
                killConnections();
            }
        }
        channels.getPausable("events").pause();
        topics.flush();
        channels.getPausable("events").resume();
        killConnections();

        awaitCells("restarted", NaiveCells.of(complaints, List.of()));
        exportsHoldEveryRow("restarted", NaiveCells.of(complaints, List.of()));
    }

    /** More rows than are fetched at once; in each form as many as the head says and the figures count. */
    private static void exportsHoldEveryRow(String source, Map<String, List<Long>> cells) throws Exception {
        long received = cells.entrySet().stream()
                .filter(line -> line.getKey().startsWith("intake|"))
                .mapToLong(line -> line.getValue().getFirst())
                .sum();
        String address = "/api/v1/kpis/export?of=cases&source=" + source + "&format=";
        Response csv = export(address + "csv");
        try (CSVParser rows = CSVParser.parse(
                csv.asString(), CSVFormat.RFC4180.builder().setHeader().get())) {
            assertThat(rows.stream()
                            .map(row -> row.get("complaintId"))
                            .distinct()
                            .count())
                    .isEqualTo(received)
                    .isEqualTo(Long.parseLong(csv.header("X-Total-Count")))
                    .isGreaterThan(2_000);
        }
        Response lines = export(address + "ndjson");
        assertThat(lines.asString().lines().count()).isEqualTo(received);
        Response none = export("/api/v1/kpis/export?of=answers&format=json&source=" + source);
        assertThat(none.asString().strip()).isEqualTo("[]");
        assertThat(none.header("X-Total-Count")).isEqualTo("0");
        JsonNode sla = ListedFigures.get(
                        "/api/v1/kpis?from=2024-01-01&to=2025-01-01&metrics=sla&links=false&source=" + source)
                .at("/series/0/metrics/sla");
        Response clocks =
                export("/api/v1/kpis/export?of=clocks&from=2024-01-01&to=2025-01-01&format=ndjson&source=" + source);
        long met = clocks.asString()
                .lines()
                .filter(line -> line.contains("\"clock\":\"resolution\"")
                        && line.contains("\"state\":\"met\"")
                        && !line.contains("\"dueAt\":null"))
                .count();
        assertThat(met).isEqualTo(sla.at("/resolution/met").asLong()).isPositive();
        assertThat(export("/api/v1/kpis/export?of=people").statusCode()).isEqualTo(400);
    }

    private static Response export(String address) {
        return given().header("Authorization", "Bearer " + TestKeys.agent()).get(address);
    }

    @Test
    void poison_is_parked_and_the_records_around_it_are_counted_F23() throws Exception {
        RandomHistory history = new RandomHistory(13, "poisoned");
        List<ComplaintEvent> complaints = history.complaints(50);
        String type = "org.redress.complaint.received.v1";
        String key = complaints.getFirst().complaintId().toString();
        long parkedBefore = parked();

        topics.send(complaints.getFirst());
        topics.send(Topic.COMPLAINTS, key, type, "{not json".getBytes(UTF_8));
        topics.send(Topic.COMPLAINTS, key, type, "{}".getBytes(UTF_8));
        topics.send(
                Topic.COMPLAINTS,
                key,
                "org.redress.complaint.invented.v9",
                complaints.get(1).write());
        topics.send(
                Topic.COMPLAINTS,
                new UUID(1, 2).toString(),
                type,
                complaints.getFirst().write());
        topics.send(
                Topic.COMPLAINTS,
                key,
                complaints.getFirst().type().wireName(),
                new String(complaints.getFirst().write(), UTF_8)
                        .replace("poisoned", "poi\\u0000soned")
                        .getBytes(UTF_8));
        topics.send(
                Topic.COMPLAINTS,
                key,
                complaints.getFirst().type().wireName(),
                new String(complaints.getFirst().write(), UTF_8)
                        .replaceFirst("\"recordedAt\":\"[^\"]*\"", "\"recordedAt\":null")
                        .getBytes(UTF_8));
        complaints.stream().skip(1).forEach(topics::send);
        topics.flush();

        awaitCells("poisoned", NaiveCells.of(complaints, List.of()));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(parked() - parkedBefore).isEqualTo(6));
    }

    private long parked() throws SQLException {
        return cells.number("select count(*) from parked_record where consumer_group = 'kpi-service'");
    }

    /** The first attempts may get a connection that was killed before. */
    private void killConnections() {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> cells.execute("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                         where datname = current_database() and pid <> pg_backend_pid()""") == 0);
    }

    private void awaitCells(String source, Map<String, List<Long>> expected) {
        await().atMost(LONG_ENOUGH)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(SQLException.class)
                .untilAsserted(() -> assertThat(cells.of(source)).isEqualTo(expected));
    }
}
