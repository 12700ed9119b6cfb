package org.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.redress.testing.SharedFolder;

/**
 * Real files through {@code ./redress import}, the HTTP intake, Kafka and the KPI service, against the answers that were calculated from the files
 * (reference_answers.json): counts exactly, percentiles within 1 %; at the end, as known in the middle of an import, and after a rebuild. Of the largest file the first 900 incidents, counted here in plain Java.
 */
@ExtendWith(RunningStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int INCIDENTS = 900;
    private static final int COMPLAINTS = 1_500;

    private JsonNode reference = JSON.nullNode();

    @BeforeAll
    void readReference() throws IOException {
        reference = JSON.readTree(
                SharedFolder.assumePresent("data/reference_answers.json").toFile());
    }

    @Test
    void cfpb_counts_by_product_and_channel_are_the_reference_answers(RunningStack.Stack stack) throws Exception {
        Path file = SharedFolder.assumePresent("data/cfpb_complaints_2013_2017.csv");
        JsonNode expected = reference.path("cfpb_complaints_2013_2017");

        String years = "/api/v1/kpis?from=2013-01-01&to=2018-01-01&zone=America/New_York&source=import/cfpb";
        Path half = lines(file, Path.of("target/cfpb-half.csv"), COMPLAINTS);
        CfpbRecount known = CfpbRecount.of(half);
        imported(stack, half.toString(), "--format", "cfpb");
        awaitCount(stack, years, "/stated/verdict/n", known.complaints());
        String middle = stack.get("kpis", years).path("asOf").asText();

        imported(stack, file.toString(), "--format", "cfpb");
        assertCfpb(stack, years, expected);

        try (StackAdministrator administrator = new StackAdministrator(stack)) {
            makeView(administrator, stack, middle);
            assertKnown(stack, years + "&knownAt=" + middle, known);
            rebuild(administrator);
        }
        assertCfpb(stack, years, expected);
        assertKnown(stack, years + "&knownAt=" + middle, known);
    }

    private static void assertCfpb(RunningStack.Stack stack, String years, JsonNode expected) throws Exception {
        awaitCount(
                stack,
                years,
                "/stated/verdict/n",
                expected.path("timely").path("n").asInt());
        JsonNode all =
                stack.get("kpis", years + "&metrics=intake,stated,disputed").at("/series/0/metrics");
        assertThat(all.at("/intake/count").asInt())
                .isEqualTo(expected.path("rows").asInt());
        assertShare(all.at("/stated/verdict"), "met", expected.path("timely"));
        assertShare(all.path("disputed"), "k", expected.path("disputed_of_known"));
        assertGroups(stack, years, "product", "/stated/verdict", "met", expected.path("timely_by_product"));
        assertGroups(stack, years, "channel", "/stated/verdict", "met", expected.path("timely_by_channel"));
    }

    /** The figures as known in the middle of the import equal a recount of the lines that were imported until then. */
    private static void assertKnown(RunningStack.Stack stack, String path, CfpbRecount known) throws Exception {
        JsonNode all =
                stack.get("kpis", path + "&metrics=intake,stated,disputed").at("/series/0/metrics");
        assertThat(all.at("/intake/count").asInt()).isEqualTo(known.complaints());
        assertThat(all.at("/stated/verdict/met").asInt()).isEqualTo(known.timely());
        assertThat(all.at("/stated/verdict/n").asInt()).isEqualTo(known.complaints());
        assertThat(all.at("/disputed/k").asInt()).isEqualTo(known.disputed());
        assertThat(all.at("/disputed/n").asInt()).isEqualTo(known.disputeKnown());
    }

    private static void makeView(StackAdministrator administrator, RunningStack.Stack stack, String knownAt) {
        JsonNode view = await().atMost(Duration.ofSeconds(20))
                .ignoreException(IOException.class) // The key travels to this service as an event too.
                .until(
                        () -> administrator.send(
                                "kpis", "POST", "/api/v1/kpis/views", "{\"knownAt\": \"" + knownAt + "\"}"),
                        made -> made.has("id"));
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            JsonNode state =
                    stack.get("kpis", "/api/v1/kpis/views/" + view.path("id").asText());
            assertThat(state.path("state").asText()).as(state.toString()).isNotEqualTo("failed");
            return state.path("state").asText().equals("ready");
        });
    }

    private static void rebuild(StackAdministrator administrator) throws Exception {
        administrator.send("kpis", "POST", "/api/v1/rebuild", "");
        JsonNode report = await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> administrator.send("kpis", "GET", "/api/v1/rebuild", ""),
                        last -> !last.path("state").asText().equals("running"));
        assertThat(report.path("state").asText()).as(report.toString()).isEqualTo("done");
        assertThat(report.at("/differences/total").asInt(-1))
                .as(report.toString())
                .isZero();
        assertThat(report.path("swapped").asBoolean()).isTrue();
    }

    @Test
    void nyc311_stated_deadlines_by_agency_are_the_reference_answers(RunningStack.Stack stack) throws Exception {
        Path file = SharedFolder.assumePresent("data/nyc311_2013-12-25.csv");
        JsonNode expected = reference.path("nyc311_2013_12_25");

        imported(stack, file.toString(), "--format", "nyc311");

        String all = "/api/v1/kpis?from=2010-01-01&to=2026-01-01&zone=America/New_York&source=import/nyc311";
        awaitCount(
                stack,
                all,
                "/resolutionTime/n",
                expected.at("/close_hours_all/n").asInt());
        JsonNode metrics =
                stack.get("kpis", all + "&metrics=intake,stated,resolutionTime").at("/series/0/metrics");
        assertThat(metrics.at("/intake/count").asInt()).isEqualTo(2386);
        JsonNode due = expected.path("closed_by_due_date");
        assertThat(metrics.at("/stated/deadline/met").asInt())
                .isEqualTo(due.path("k").asInt());
        assertThat(metrics.at("/stated/deadline/breached").asInt())
                .isEqualTo(due.path("n").asInt() - due.path("k").asInt());
        assertThat(metrics.at("/stated/deadline/runningPastDue").asInt())
                .isEqualTo(
                        expected.path("with_due_date").asInt() - due.path("n").asInt());
        assertTimes(metrics.path("resolutionTime"), expected.path("close_hours_all"));
        JsonNode nypd =
                stack.get("kpis", all + "&metrics=resolutionTime&team=NYPD").at("/series/0/metrics/resolutionTime");
        assertTimes(nypd, expected.path("close_hours_NYPD"));
    }

    @Test
    void botanic_nps_is_exact_to_six_decimals_in_total_and_by_wave(RunningStack.Stack stack) throws Exception {
        Path file = SharedFolder.assumePresent("data/botanic_nps_visible.csv");
        JsonNode expected = reference.path("botanic_nps_visible");

        imported(stack, file.toString(), "--format", "csv", "--mapping", "botanic-nps");

        String all =
                "/api/v1/kpis?from=2000-01-01&to=2026-01-01&zone=Europe/Paris&source=import/botanic-nps&metrics=nps,csat";
        awaitCount(stack, all, "/nps/n", expected.at("/nps/n").asInt());
        JsonNode metrics = stack.get("kpis", all).at("/series/0/metrics");
        assertNps(metrics.path("nps"), expected.path("nps"));
        assertShare(metrics.path("csat"), "satisfied", expected.path("satisfaction_8_to_10"));
        JsonNode waves = stack.get("kpis", all + "&groupBy=survey").path("series");
        expected.path("nps_by_t")
                .properties()
                .forEach(wave -> waves.forEach(line -> {
                    if (line.at("/group/survey").asText().equals("wave-" + wave.getKey())) {
                        assertNps(line.at("/metrics/nps"), wave.getValue());
                    }
                }));
        JsonNode intention = stack.get("kpis", all + "&question=intention").at("/series/0/metrics/nps");
        assertNps(intention, expected.path("intention_with_nps_bins"));
    }

    @Test
    void uci_first_900_incidents_equal_a_recount_of_the_file(RunningStack.Stack stack) throws Exception {
        Path part = part(SharedFolder.assumePresent("data/uci_incidents_visible.csv.gz"));
        UciRecount expected = UciRecount.of(part);

        imported(stack, part.toString(), "--format", "uci");

        String all = "/api/v1/kpis?from=2016-01-01&to=2018-01-01&zone=UTC&source=import/uci";
        awaitCount(stack, all, "/stated/verdict/n", expected.incidents());
        JsonNode metrics = stack.get("kpis", all + "&metrics=intake,stated,resolutionTime,reopen,transfer")
                .at("/series/0/metrics");
        assertThat(metrics.at("/intake/count").asInt()).isEqualTo(expected.incidents());
        assertThat(metrics.at("/stated/verdict/met").asInt()).isEqualTo(expected.madeSla());
        assertThat(metrics.at("/reopen/cases").asInt()).isEqualTo(expected.reopened());
        assertThat(metrics.at("/transfer/cases").asInt()).isEqualTo(expected.reassigned());
        assertThat(metrics.at("/resolutionTime/n").asInt()).isEqualTo(expected.resolutionSeconds().length);
        assertThat(metrics.at("/resolutionTime/p50Seconds").asDouble())
                .isCloseTo(expected.resolutionPercentile(0.5), within(0.01 * expected.resolutionPercentile(0.5)));
        assertThat(metrics.at("/resolutionTime/p95Seconds").asDouble())
                .isCloseTo(expected.resolutionPercentile(0.95), within(0.01 * expected.resolutionPercentile(0.95)));
    }

    private static void imported(RunningStack.Stack stack, String file, String... options) throws Exception {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "import";
        arguments[1] = file;
        System.arraycopy(options, 0, arguments, 2, options.length);
        Command imported = stack.redress(arguments);
        assertThat(imported.exitCode()).as(imported.output()).isIn(0, 2);
    }

    private static void awaitCount(RunningStack.Stack stack, String path, String figure, int count) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> assertThat(stack.get("kpis", path)
                                .at("/series/0/metrics" + figure)
                                .asInt())
                        .isEqualTo(count));
    }

    private static void assertGroups(
            RunningStack.Stack stack, String path, String dimension, String figure, String hits, JsonNode expected)
            throws Exception {
        JsonNode series = stack.get(
                        "kpis",
                        path + "&metrics=stated&groupBy=" + URLEncoder.encode(dimension, StandardCharsets.UTF_8))
                .path("series");
        assertThat(series.size()).isEqualTo(expected.size());
        series.forEach(line -> assertShare(
                line.at("/metrics" + figure),
                hits,
                expected.path(line.path("group").path(dimension).asText())));
    }

    private static void assertShare(JsonNode actual, String hits, JsonNode expected) {
        assertThat(actual.path(hits).asInt()).isEqualTo(expected.path("k").asInt());
        assertThat(actual.path("n").asInt()).isEqualTo(expected.path("n").asInt());
        assertThat(actual.path("share").asDouble())
                .isCloseTo(expected.path("rate").asDouble(), within(5e-7));
        assertThat(actual.at("/interval95/0").asDouble())
                .isCloseTo(expected.at("/wilson95/0").asDouble(), within(5e-7));
        assertThat(actual.at("/interval95/1").asDouble())
                .isCloseTo(expected.at("/wilson95/1").asDouble(), within(5e-7));
    }

    private static void assertNps(JsonNode actual, JsonNode expected) {
        assertThat(actual.path("n").asInt()).isEqualTo(expected.path("n").asInt());
        assertThat(actual.path("promoters").asInt())
                .isEqualTo(expected.path("promoters").asInt());
        assertThat(actual.path("detractors").asInt())
                .isEqualTo(expected.path("detractors").asInt());
        assertThat(actual.path("score").asDouble())
                .isCloseTo(expected.path("nps").asDouble(), within(5e-7));
        assertThat(actual.at("/interval95/0").asDouble())
                .isCloseTo(expected.at("/adjusted_wald95/0").asDouble(), within(5e-7));
    }

    private static void assertTimes(JsonNode actual, JsonNode expected) {
        assertThat(actual.path("n").asInt()).isEqualTo(expected.path("n").asInt());
        // The reference subtracts wall times; a few cases cross a change of the clock.
        double mean = expected.path("mean").asDouble() * 3600;
        assertThat(actual.path("meanSeconds").asDouble()).isCloseTo(mean, within(1e-4 * mean));
        for (String percentile : new String[] {"p50", "p90", "p95", "p99"}) {
            double seconds = expected.path(percentile + "_disc").asDouble() * 3600;
            assertThat(actual.path(percentile + "Seconds").asDouble())
                    .as(percentile)
                    .isCloseTo(seconds, within(0.011 * seconds));
        }
    }

    private static Path lines(Path file, Path part, int complaints) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            Files.createDirectories(part.toAbsolutePath().getParent());
            return Files.write(
                    part.toAbsolutePath(), lines.limit(complaints + 1L).toList());
        }
    }

    private static Path part(Path file) throws IOException {
        Path part = Path.of("target/uci-part.csv");
        Files.createDirectories(part.getParent());
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII));
                BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.US_ASCII)) {
            String incident = "";
            int incidents = -1;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String current = line.substring(0, line.indexOf(','));
                incidents += current.equals(incident) ? 0 : 1;
                incident = current;
                if (incidents > INCIDENTS) {
                    break;
                }
                out.write(line);
                out.newLine();
            }
        }
        return part.toAbsolutePath();
    }
}
