package org.redress.kpi.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redress.kpi.KpiTest;
import org.redress.kpi.TopicProducer;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.query.AnswerKpis;
import org.redress.kpi.query.Figure;
import org.redress.kpi.query.Granularity;
import org.redress.kpi.query.KpiQuestion;
import org.redress.kpi.query.Metric;
import org.redress.kpi.query.Period;
import org.redress.kpi.query.ToldCases;

/** Figures over server-sent events (L1 to L5), by a real client over the real broker. */
@KpiTest
class LiveFiguresIT {

    private static final Instant MONDAY = Instant.parse("2024-05-06T08:00:00Z");
    private static final String QUESTION = "?from=2024-05-06&to=2024-05-07&metrics=intake,backlog&source=";

    private final MeterRegistry metrics;
    private final ChangeFeed.Applied applied;
    private final AnswerKpis answers;
    private final TopicProducer topics = new TopicProducer();
    private final int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);

    LiveFiguresIT(MeterRegistry metrics, ChangeFeed.Applied applied, AnswerKpis answers) {
        this.metrics = metrics;
        this.applied = applied;
        this.answers = answers;
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void the_answer_comes_at_once_and_again_when_a_figure_in_it_changes() throws Exception {
        try (Listening listening = new Listening(port, QUESTION + "live-one", "")) {
            Listening.Arrived first = listening.nextAnswer();
            assertThat(first.intake()).isZero();
            assertThat(first.answer().at("/series/0/links/intake/cases/count").asText())
                    .isNotEmpty();

            // Another source changes other figures: the next that arrives tells of ours.
            send("live-other", 1);
            send("live-one", 2);
            Listening.Arrived second = listening.nextAnswer();
            assertThat(second.intake()).isEqualTo(1);
            assertThat(second.id()).isNotEqualTo(first.id());
            send("live-one", 3);
            assertThat(listening.nextAnswer().intake()).isEqualTo(2);
        }
    }

    @Test
    void a_client_that_comes_back_gets_the_newest_answer_or_nothing_if_it_has_it() throws Exception {
        String seen;
        try (Listening listening = new Listening(port, QUESTION + "live-back", "")) {
            seen = listening.nextAnswer().id();
        }
        try (Listening again = new Listening(port, QUESTION + "live-back&links=false", seen)) {
            assertThat(again.next().comment()).isTrue();
            send("live-back", 4);
            Listening.Arrived changed = again.nextAnswer();
            assertThat(changed.intake()).isEqualTo(1);
            assertThat(changed.answer().at("/series/0").has("links")).isFalse();
        }
        try (Listening late = new Listening(port, QUESTION + "live-back", seen)) {
            assertThat(late.next().intake()).isEqualTo(1);
        }
    }

    @Test
    void bad_parameters_and_too_many_streams_are_problems_and_ended_streams_make_room() throws Exception {
        try (Listening refused = new Listening(port, QUESTION + "x&metrics=happiness", "")) {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.problem().at("/errors/0/pointer").asText()).isEqualTo("query:metrics");
        }
        List<Listening> open = new ArrayList<>();
        try {
            Listening last = new Listening(port, QUESTION + "live-many", "");
            while (last.status() == 200) {
                assertThat(open).hasSizeLessThan(21);
                open.add(last);
                last = new Listening(port, QUESTION + "live-many", "");
            }
            assertThat(last.status()).isEqualTo(429);
            assertThat(last.problem().path("code").asText()).isEqualTo("too-many-streams");
        } finally {
            open.forEach(Listening::close);
        }
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            // The server notices an ended connection when it closes, or at the next thing it says.
            send("live-many", 5);
            try (Listening next = new Listening(port, QUESTION + "live-many", "")) {
                assertThat(next.status()).isEqualTo(200);
            }
        });
    }

    @Test
    void what_one_instance_counts_reaches_a_stream_on_another() throws Exception {
        // Nothing in this process tells the other instance what the consumer counts; it sees the database only, and no
        // answer runs out.
        ChangeFeed feed = new ChangeFeed(applied);
        LiveQuestions other =
                new LiveQuestions(answers, feed, new Unhurried(), Clock.systemUTC(), new SimpleMeterRegistry());
        BlockingQueue<String> woken = new LinkedBlockingQueue<>();
        try {
            LiveQuestions.Stream stream = other.listen(
                    "somebody",
                    "live-instances",
                    now -> new KpiQuestion(
                            new Period(MONDAY, MONDAY.plus(Duration.ofHours(1)), ZoneId.of("UTC")),
                            Granularity.NONE,
                            List.of(),
                            Map.of(Dimension.SOURCE, List.of("live-instances")),
                            Set.of(Metric.INTAKE),
                            Optional.empty(),
                            KpiQuestion.CONTACT_DAYS),
                    () -> woken.add("woken"));
            assertThat(intake(stream)).isZero();
            send("live-instances", 6);
            assertThat(woken.poll(20, TimeUnit.SECONDS)).isNotNull();
            assertThat(intake(stream)).isEqualTo(1);
        } finally {
            other.stop();
            feed.stop();
        }
    }

    @Test
    void the_main_figures_are_gauges() throws Exception {
        Instant now = Clock.systemUTC().instant();
        topics.send(ToldCases.running(new UUID(71, 1), "gauged", "gauged", now.minusSeconds(60), now));
        topics.flush();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(byClock("kpi.clocks.past.due")).isEqualTo(1);
            assertThat(byClock("kpi.sla.deadlines.30d")).isEqualTo(1);
            assertThat(byClock("kpi.sla.share.30d")).isZero();
            for (String name : List.of("kpi.complaints.open", "kpi.complaints.unresolved", "kpi.intake.today")) {
                assertThat(metrics.get(name).gauge().value()).as(name).isGreaterThanOrEqualTo(1);
            }
            assertThat(metrics.get("kpi.figures.age.seconds").gauge().value()).isLessThan(60);
        });
    }

    private static long intake(LiveQuestions.Stream stream) {
        Figure figure = stream.newest().answer().series().getFirst().metrics().get("intake");
        assertThat(figure).isInstanceOf(Figure.Intake.class);
        return figure instanceof Figure.Intake intake ? intake.count() : -1;
    }

    /** Computes nothing anew unless something happened. */
    private record Unhurried(
            Duration shortestPause,
            Duration longestPause,
            int questions,
            int streams,
            int streamsOfOneCaller,
            Duration longestStream)
            implements LiveConfig {

        Unhurried() {
            this(Duration.ofMillis(50), Duration.ofDays(1), 1, 1, 1, Duration.ofDays(1));
        }
    }

    private double byClock(String name) {
        return metrics.find(name).tag("clock", "gauged").gauges().stream()
                .mapToDouble(Gauge::value)
                .sum();
    }

    private void send(String source, long id) throws InterruptedException {
        topics.send(ToldCases.received(new UUID(70, id), source, MONDAY));
        topics.flush();
    }
}
