package org.redress.importer.mapping;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.redress.importer.file.DelimitedFile;
import org.redress.importer.file.Row;
import org.redress.testing.SharedFolder;

/**
 * The mappings against reference_answers.json, on the events themselves: a service that counts these events rightly reaches the
 * reference figures. Skipped where the data folder is absent.
 */
class ReferenceTest {

    private static final double HOUR = 3600;

    /** Reading a file once is enough. */
    private static final Map<String, Collection<EventStory>> STORIES = new HashMap<>();

    @Test
    void uciStatesTheVerdictsOfTheSource() throws IOException {
        Collection<EventStory> incidents = stories("uci", "uci_incidents_visible.csv.gz");
        JsonNode reference = answers("uci_incidents_visible");

        assertThat(incidents).hasSize(reference.path("incidents").intValue());
        assertShare(incidents, EventStory::met, reference.path("made_sla_final"));
        assertShares(
                incidents,
                EventStory::met,
                story -> story.latest("priority"),
                reference.path("made_sla_by_final_priority"));
        assertShares(
                incidents,
                EventStory::met,
                story -> YearMonth.from(story.received().atZone(ZoneOffset.UTC)).toString(),
                reference.path("made_sla_by_opened_month"));
    }

    @Test
    void uciTellsEveryRowAtLeastOnce() throws IOException {
        long told = 0;
        try (DelimitedFile file = open("uci", "uci_incidents_visible.csv.gz")) {
            RowEvents mapping = Mappings.load("uci").rows(null);
            while (file.hasNext()) {
                if (mapping.of(file.next()) instanceof Mapped.Events mapped
                        && !mapped.events().isEmpty()) {
                    told++;
                }
            }
        }
        assertThat(told)
                .isEqualTo(answers("uci_incidents_visible").path("events").longValue());
    }

    @Test
    void uciReopeningsAndTransfersAreThoseOfTheCounters() throws IOException {
        Collection<EventStory> incidents = stories("uci", "uci_incidents_visible.csv.gz");
        JsonNode reference = answers("uci_incidents_visible");

        assertShare(incidents, story -> story.has("reopened"), reference.path("reopened_by_counter"));
        assertShare(incidents, EventStory::transferred, reference.path("reassigned"));
        assertShare(
                incidents,
                story -> !story.transferred() && !story.has("reopened"),
                reference.path("no_reassignment_and_no_reopen"));
    }

    @Test
    void uciResolutionTimesNeedNoColumnThatKnowsTheFuture() throws IOException {
        Collection<EventStory> incidents = stories("uci", "uci_incidents_visible.csv.gz");
        JsonNode reference = answers("uci_incidents_visible");

        assertTimes(resolutionHours(incidents), reference.path("resolution_hours"));
        Map<String, List<EventStory>> byPriority = incidents.stream()
                .collect(groupingBy(story -> story.latest("priority"), TreeMap::new, Collectors.toList()));
        byPriority.forEach((priority, stories) -> assertTimes(
                resolutionHours(stories),
                reference.path("resolution_hours_by_final_priority").path(priority)));
    }

    @Test
    void uciBacklogAtThreeInstants() throws IOException {
        Collection<EventStory> incidents = stories("uci", "uci_incidents_visible.csv.gz");
        JsonNode reference = answers("uci_incidents_visible").path("backlog_age_days");

        assertThat(reference.size()).isEqualTo(3);
        for (Map.Entry<String, JsonNode> at : reference.properties()) {
            Instant instant = LocalDateTime.parse(at.getKey()).toInstant(ZoneOffset.UTC);
            assertTimes(ages(incidents, instant, "closed"), at.getValue().path("not_closed"));
            assertTimes(ages(incidents, instant, "resolved"), at.getValue().path("not_resolved"));
        }
    }

    @Test
    void cfpbTimelyAndDisputed() throws IOException {
        Collection<EventStory> complaints = stories("cfpb", "cfpb_complaints_2013_2017.csv");
        JsonNode reference = answers("cfpb_complaints_2013_2017");
        ZoneId newYork = ZoneId.of("America/New_York");

        assertThat(complaints).hasSize(reference.path("rows").intValue());
        assertShare(complaints, EventStory::met, reference.path("timely"));
        assertShares(
                complaints, EventStory::met, story -> story.latest("product"), reference.path("timely_by_product"));
        assertShares(
                complaints, EventStory::met, story -> story.latest("channel"), reference.path("timely_by_channel"));
        assertShare(
                complaints.stream()
                        .filter(story -> story.stated("disputed") != null)
                        .toList(),
                story -> story.statedOrMissing("disputed").booleanValue(),
                reference.path("disputed_of_known"));
        assertCounts(
                complaints,
                story -> String.valueOf(
                        LocalDate.ofInstant(story.received(), newYork).getYear()),
                reference.path("received_by_year"));
        assertCounts(complaints, story -> story.latest("sourceStatus"), reference.path("company_response"));
        assertThat(complaints).noneMatch(story -> story.has("resolved"));
        assertThat(complaints.stream().filter(story -> !story.has("closed")))
                .hasSize(reference.path("company_response").path("In progress").intValue());
    }

    @Test
    void nyc311DueDatesAndCloseTimes() throws IOException {
        Collection<EventStory> requests = stories("nyc311", "nyc311_2013-12-25.csv");
        JsonNode reference = answers("nyc311_2013_12_25");
        List<EventStory> promised = requests.stream()
                .filter(story -> story.stated("deadlineAt") != null)
                .toList();
        List<EventStory> decided =
                promised.stream().filter(story -> story.has("resolved")).toList();

        assertThat(requests).hasSize(reference.path("rows").intValue());
        assertCounts(promised, story -> story.latest("team"), reference.path("with_due_date_by_agency"));
        assertShare(decided, EventStory::inTime, reference.path("closed_by_due_date"));
        assertShares(
                decided,
                EventStory::inTime,
                story -> story.latest("team"),
                reference.path("closed_by_due_date_by_agency"));
        assertCounts(requests, story -> story.latest("sourceStatus"), reference.path("status"));
        assertThat(requests.stream()
                        .filter(story ->
                                story.has("resolved") && story.last("resolved").isBefore(story.received())))
                .hasSize(reference.path("closed_before_created").intValue());
        assertThat(requests.stream().filter(story -> story.has("resolved") && !story.has("closed")))
                .hasSize(reference.path("closed_date_but_status_not_closed").intValue());
        List<Double> hours = resolutionHours(requests);
        assertThat(hours).hasSize(reference.path("close_hours_all").path("n").intValue());
        assertThat(disc(hours, 0.5)).isEqualTo(48.0, within(1e-6));
        // The reference subtracts wall times; ours crosses the change to summer time in March, hence the hour.
        assertThat(disc(hours, 0.95))
                .isEqualTo(reference.path("close_hours_all").path("p95_disc").doubleValue(), within(1e-3));
        assertThat(disc(hours, 0.99))
                .isEqualTo(reference.path("close_hours_all").path("p99_disc").doubleValue(), within(1.0));
    }

    @Test
    void botanicScores() throws IOException {
        List<IntakeEvent> sheets = events("botanic-nps", "botanic_nps_visible.csv");
        JsonNode reference = answers("botanic_nps_visible");

        assertNps(scores(sheets, data -> data.path("nps")), reference.path("nps"));
        assertNps(
                scores(sheets, data -> data.path("csat").path("score")), reference.path("satisfaction_with_nps_bins"));
        assertNps(
                scores(sheets, data -> data.path("answers").path(0).path("score")),
                reference.path("intention_with_nps_bins"));
        Map<String, List<IntakeEvent>> byWave = sheets.stream()
                .collect(groupingBy(sheet -> sheet.data().path("survey").textValue()));
        for (Map.Entry<String, JsonNode> wave : reference.path("nps_by_t").properties()) {
            assertNps(
                    scores(byWave.getOrDefault("wave-" + wave.getKey(), List.of()), data -> data.path("nps")),
                    wave.getValue());
        }
        assertThat(sheets).hasSize(reference.path("rows").intValue() - 4);
    }

    private static void assertShare(Collection<EventStory> stories, Predicate<EventStory> counted, JsonNode expected) {
        assertThat(stories.stream().filter(counted).count())
                .isEqualTo(expected.path("k").longValue());
        assertThat(stories).hasSize(expected.path("n").intValue());
    }

    private static void assertShares(
            Collection<EventStory> stories,
            Predicate<EventStory> counted,
            Function<EventStory, String> group,
            JsonNode expected) {
        Map<String, List<EventStory>> groups = stories.stream().collect(groupingBy(group));
        assertThat(groups).hasSize(expected.size());
        groups.forEach((name, members) -> assertShare(members, counted, expected.path(name)));
    }

    private static void assertCounts(
            Collection<EventStory> stories, Function<EventStory, String> group, JsonNode expected) {
        Map<String, Long> counts = stories.stream().collect(groupingBy(group, TreeMap::new, Collectors.counting()));
        Map<String, Long> reference = new TreeMap<>();
        expected.properties()
                .forEach(entry -> reference.put(entry.getKey(), entry.getValue().longValue()));
        assertThat(counts).isEqualTo(reference);
    }

    private static void assertTimes(List<Double> times, JsonNode expected) {
        assertThat(times).hasSize(expected.path("n").intValue());
        assertThat(times.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN))
                .isEqualTo(expected.path("mean").doubleValue(), within(1e-5));
        for (int percent : List.of(50, 90, 95, 99)) {
            assertThat(disc(times, percent / 100.0))
                    .isEqualTo(expected.path("p" + percent + "_disc").doubleValue(), within(1e-5));
        }
    }

    private static void assertNps(List<Integer> scores, JsonNode expected) {
        long promoters = scores.stream().filter(score -> score >= 9).count();
        long detractors = scores.stream().filter(score -> score <= 6).count();
        assertThat(scores).hasSize(expected.path("n").intValue());
        assertThat(promoters).isEqualTo(expected.path("promoters").longValue());
        assertThat(detractors).isEqualTo(expected.path("detractors").longValue());
        assertThat(100.0 * (promoters - detractors) / scores.size())
                .isEqualTo(expected.path("nps").doubleValue(), within(1e-6));
        expected.path("histogram").properties().forEach(bar -> assertThat(scores.stream()
                        .filter(score -> score == Integer.parseInt(bar.getKey()))
                        .count())
                .isEqualTo(bar.getValue().longValue()));
    }

    private static List<Double> resolutionHours(Collection<EventStory> stories) {
        return stories.stream()
                .filter(story -> story.has("resolved"))
                .map(story -> story.received().until(story.last("resolved"), ChronoUnit.SECONDS) / HOUR)
                .toList();
    }

    private static List<Double> ages(Collection<EventStory> stories, Instant at, String ending) {
        return stories.stream()
                .filter(story -> !story.received().isAfter(at))
                .filter(story -> !story.has(ending) || story.last(ending).isAfter(at))
                .map(story -> story.received().until(at, ChronoUnit.SECONDS) / (24 * HOUR))
                .toList();
    }

    private static double disc(List<Double> values, double q) {
        return values.stream().sorted().toList().get((int) Math.ceil(q * values.size()) - 1);
    }

    private static List<Integer> scores(List<IntakeEvent> sheets, Function<JsonNode, JsonNode> question) {
        return sheets.stream()
                .map(sheet -> question.apply(sheet.data()))
                .filter(JsonNode::isInt)
                .map(JsonNode::intValue)
                .toList();
    }

    private static Collection<EventStory> stories(String mapping, String file) throws IOException {
        Collection<EventStory> stories = STORIES.get(mapping);
        if (stories == null) {
            stories = EventStory.of(events(mapping, file));
            STORIES.put(mapping, stories);
        }
        return stories;
    }

    private static List<IntakeEvent> events(String name, String fileName) throws IOException {
        List<IntakeEvent> events = new ArrayList<>();
        try (DelimitedFile file = open(name, fileName)) {
            RowEvents rows = Mappings.load(name).rows(null);
            while (file.hasNext()) {
                Row row = file.next();
                if (rows.of(row) instanceof Mapped.Events mapped) {
                    events.addAll(mapped.events());
                }
            }
        }
        assertThat(events.stream().map(IntakeEvent::id).distinct()).hasSize(events.size());
        return events;
    }

    private static DelimitedFile open(String name, String fileName) {
        Mapping mapping = Mappings.load(name);
        DelimitedFile file = DelimitedFile.open(SharedFolder.assumePresent("data/" + fileName), mapping.file());
        file.require(mapping.columns());
        return file;
    }

    private static JsonNode answers(String dataSet) throws IOException {
        Path path = SharedFolder.assumePresent("data/reference_answers.json");
        return new ObjectMapper().readTree(path.toFile()).path(dataSet);
    }
}
