package org.redress.kpi.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redress.contract.complaint.Dimensions;
import org.redress.contract.complaint.Verdict;
import org.redress.contract.feedback.Answer;
import org.redress.contract.feedback.FeedbackEvent;
import org.redress.contract.feedback.FeedbackFact;
import org.redress.contract.feedback.Measure;
import org.redress.kpi.KpiTest;
import org.redress.kpi.TopicProducer;
import org.redress.testing.SharedFolder;
import org.redress.testing.TestKeys;

/**
 * Real files, put on the topics as the other services would, against the reference answers that were calculated from the files: counts
 * exactly, percentiles within 1 %, NPS to six decimals. That the other services would put them so, is proven end to end elsewhere.
 */
@KpiTest
class ReferenceAnswersIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("d/M/yyyy HH:mm");

    private final TopicProducer topics = new TopicProducer();
    private JsonNode reference = JSON.nullNode();

    @BeforeEach
    void readReference() throws IOException {
        reference = JSON.readTree(
                SharedFolder.assumePresent("data/reference_answers.json").toFile());
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void uci_incidents_give_the_reference_answers() throws Exception {
        sendIncidents();
        JsonNode expected = reference.path("uci_incidents_visible");
        String all = "/api/v1/kpis?from=2016-01-01&to=2018-01-01&source=kpi-test/uci";
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(metrics(all + "&metrics=stated")
                                .at("/stated/verdict/n")
                                .asInt())
                        .isEqualTo(13_698));

        JsonNode metrics = metrics(all);
        assertShare(metrics.at("/stated/verdict"), "met", expected.path("made_sla_final"));
        assertThat(metrics.at("/reopen/cases").asInt()).isEqualTo(179);
        assertThat(metrics.at("/transfer/cases").asInt()).isEqualTo(7_026);
        assertShare(metrics.path("singleTouch"), "k", expected.path("no_reassignment_and_no_reopen"));
        assertTimes(metrics.path("resolutionTime"), expected.path("resolution_hours"));
        assertThat(metrics.at("/resolutionTime/p95Seconds").asDouble()).isCloseTo(2_988_992.785, within(0.001));
        JsonNode priorities =
                get(all + "&groupBy=priority&metrics=stated,resolutionTime").path("series");
        assertThat(priorities).hasSize(4);
        priorities.forEach(line -> {
            String priority = line.at("/group/priority").asText();
            assertShare(
                    line.at("/metrics/stated/verdict"),
                    "met",
                    expected.path("made_sla_by_final_priority").path(priority));
            assertTimes(
                    line.at("/metrics/resolutionTime"),
                    expected.path("resolution_hours_by_final_priority").path(priority));
        });
        JsonNode months = get(all + "&interval=month&metrics=stated").path("series");
        months.forEach(line -> {
            JsonNode ofMonth = expected.path("made_sla_by_opened_month")
                    .path(line.at("/bucket/from").asText().substring(0, 7));
            assertThat(line.at("/metrics/stated/verdict/met").asInt())
                    .isEqualTo(ofMonth.path("k").asInt());
            assertThat(line.at("/metrics/stated/verdict/n").asInt())
                    .isEqualTo(ofMonth.path("n").asInt());
        });
        expected.path("backlog_age_days").properties().forEach(at -> assertBacklog(at.getKey(), at.getValue()));
    }

    @Test
    void botanic_answers_give_the_reference_scores() throws Exception {
        sendAnswers();
        JsonNode expected = reference.path("botanic_nps_visible");
        String all = "/api/v1/kpis?from=2020-01-01&to=2020-01-02&source=kpi-test/botanic&metrics=nps,csat";
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(metrics(all).at("/csat/n").asInt()).isEqualTo(12_110));

        JsonNode metrics = metrics(all);
        assertNps(metrics.path("nps"), expected.path("nps"));
        assertThat(metrics.at("/nps/histogram/10").asInt())
                .isEqualTo(expected.at("/nps/histogram/10").asInt());
        assertShare(metrics.path("csat"), "satisfied", expected.path("satisfaction_8_to_10"));
        assertNps(metrics(all + "&question=satisfaction").path("nps"), expected.path("satisfaction_with_nps_bins"));
        assertNps(metrics(all + "&question=intention").path("nps"), expected.path("intention_with_nps_bins"));
        get(all + "&groupBy=survey").path("series").forEach(line -> {
            JsonNode wave =
                    expected.path("nps_by_t").path(line.at("/group/survey").asText());
            if (!wave.isMissingNode()) {
                assertNps(line.at("/metrics/nps"), wave);
            }
        });
    }

    private void sendIncidents() throws Exception {
        try (CSVParser rows = csv(new InputStreamReader(
                new GZIPInputStream(
                        Files.newInputStream(SharedFolder.assumePresent("data/uci_incidents_visible.csv.gz"))),
                StandardCharsets.US_ASCII))) {
            @Nullable CSVRecord previous = null;
            Told told = null;
            int reopened = 0;
            boolean bornResolved = false;
            for (CSVRecord row : rows) {
                boolean first = previous == null || !previous.get("number").equals(row.get("number"));
                if (first || told == null) {
                    told = new Told(
                                    UUID.nameUUIDFromBytes(row.get("number").getBytes(StandardCharsets.UTF_8)),
                                    dimensions(row))
                            .received(time(row.get("opened_at")));
                    reopened = 0;
                    // Written down after the fact: the file knows no resolution of these, and neither does the
                    // reference.
                    bornResolved = row.get("incident_state").equals("Resolved")
                            && row.get("sys_created_at").equals("?");
                }
                Instant at = time(row.get("sys_updated_at"));
                told.dimensions(dimensions(row)).transferred(Integer.parseInt(row.get("reassignment_count")));
                if (row.get("incident_state").equals("Resolved") && !bornResolved) {
                    told.resolved(at);
                }
                if (row.get("incident_state").equals("Closed")) {
                    told.closed(at);
                }
                int count = Integer.parseInt(row.get("reopen_count"));
                if (count > reopened) {
                    told.reopened(at, count);
                    reopened = count;
                }
                told.stated(row.get("made_sla").equals("true") ? Verdict.MET : Verdict.BREACHED, null);
                topics.send(told.event());
                previous = row;
            }
        }
        topics.flush();
    }

    private void sendAnswers() throws Exception {
        try (CSVParser rows =
                csv(Files.newBufferedReader(SharedFolder.assumePresent("data/botanic_nps_visible.csv")))) {
            for (CSVRecord row : rows) {
                List<Answer> answers = new ArrayList<>();
                score(row, "nps").ifPresent(score -> answers.add(new Answer(Measure.NPS, "recommend", score, 0, 10)));
                score(row, "satisfaction")
                        .ifPresent(score -> answers.add(new Answer(Measure.CSAT, "satisfaction", score, 0, 10)));
                score(row, "intention")
                        .ifPresent(score -> answers.add(new Answer(Measure.NPS, "intention", score, 0, 10)));
                Instant at = Instant.parse("2020-01-01T12:00:00Z");
                topics.send(new FeedbackEvent(
                        new UUID(77, row.getRecordNumber()),
                        1,
                        null,
                        row.get("t"),
                        at,
                        at,
                        new Dimensions("kpi-test/botanic", null, null, null, null, null, null, null, null),
                        false,
                        new FeedbackFact.Answered(answers)));
            }
        }
        topics.flush();
    }

    private static Optional<Integer> score(CSVRecord row, String column) {
        return row.get(column).equals("NA") ? Optional.empty() : Optional.of(Integer.valueOf(row.get(column)));
    }

    private static CSVParser csv(Reader reader) throws IOException {
        return CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setAllowMissingColumnNames(true)
                .get()
                .parse(reader);
    }

    private static Dimensions dimensions(CSVRecord row) {
        return new Dimensions(
                "kpi-test/uci",
                row.get("contact_type"),
                row.get("category"),
                null,
                row.get("assignment_group"),
                null,
                row.get("priority"),
                null,
                null);
    }

    private static Instant time(String text) {
        return LocalDateTime.parse(text, MINUTES).toInstant(ZoneOffset.UTC);
    }

    private static void assertShare(JsonNode actual, String hits, JsonNode expected) {
        assertThat(actual.path(hits).asInt()).isEqualTo(expected.path("k").asInt());
        assertThat(actual.path("n").asInt()).isEqualTo(expected.path("n").asInt());
        assertThat(actual.at("/interval95/0").asDouble())
                .isCloseTo(expected.at("/wilson95/0").asDouble(), within(5e-7));
        assertThat(actual.at("/interval95/1").asDouble())
                .isCloseTo(expected.at("/wilson95/1").asDouble(), within(5e-7));
    }

    private static void assertTimes(JsonNode actual, JsonNode expected) {
        assertThat(actual.path("n").asInt()).isEqualTo(expected.path("n").asInt());
        assertThat(actual.path("meanSeconds").asDouble())
                .isCloseTo(expected.path("mean").asDouble() * 3600, within(0.01));
        for (String percentile : List.of("p50", "p90", "p95", "p99")) {
            double exact = expected.path(percentile + "_disc").asDouble() * 3600;
            assertThat(actual.path(percentile + "Seconds").asDouble())
                    .as(percentile)
                    .isCloseTo(exact, within(0.0101 * exact));
        }
    }

    private static void assertNps(JsonNode actual, JsonNode expected) {
        assertThat(actual.path("n").asInt()).isEqualTo(expected.path("n").asInt());
        assertThat(actual.path("score").asDouble())
                .isCloseTo(expected.path("nps").asDouble(), within(5e-7));
        assertThat(actual.path("rounded").asInt())
                .isEqualTo(expected.path("nps_rounded_once").asInt());
        assertThat(actual.at("/interval95/1").asDouble())
                .isCloseTo(expected.at("/adjusted_wald95/1").asDouble(), within(5e-7));
    }

    private static void assertBacklog(String at, JsonNode expected) {
        JsonNode line = get("/api/v1/kpis/backlog?source=kpi-test/uci&at=" + at + ":00Z")
                .at("/series/0");
        assertAges(line.path("open"), expected.path("not_closed"));
        assertAges(line.path("unresolved"), expected.path("not_resolved"));
    }

    private static void assertAges(JsonNode actual, JsonNode expected) {
        assertThat(actual.path("n").asInt()).isEqualTo(expected.path("n").asInt());
        assertThat(actual.path("meanDays").asDouble())
                .isCloseTo(expected.path("mean").asDouble(), within(1e-6));
        for (String percentile : List.of("p50", "p90", "p95", "p99")) {
            assertThat(actual.path(percentile + "Days").asDouble())
                    .isCloseTo(expected.path(percentile + "_disc").asDouble(), within(1e-6));
            assertThat(actual.path("cont").path(percentile + "Days").asDouble())
                    .isCloseTo(expected.path(percentile + "_cont").asDouble(), within(1e-6));
        }
    }

    private static JsonNode metrics(String path) {
        return get(path).at("/series/0/metrics");
    }

    private static JsonNode get(String path) {
        try {
            return JSON.readTree(given().header("Authorization", "Bearer " + TestKeys.agent())
                    .get(path)
                    .asByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
