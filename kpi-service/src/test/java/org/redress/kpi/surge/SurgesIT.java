package org.redress.kpi.surge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redress.contract.Topic;
import org.redress.contract.alert.AlertEvent;
import org.redress.contract.alert.AlertFact;
import org.redress.contract.complaint.Dimensions;
import org.redress.kpi.KpiTest;
import org.redress.kpi.ListedFigures;
import org.redress.kpi.TopicProducer;
import org.redress.kpi.query.ToldClocks;
import org.redress.testing.TestKeys;
import org.redress.testing.TopicProbe;

/** From complaints on a real broker to a surge on a real broker. */
@KpiTest
class SurgesIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CATEGORY = "it-surge";

    @Inject
    JudgeSurges judge;

    @Inject
    Clock clock;

    private final TopicProducer topics = new TopicProducer();
    private final TopicProbe probe = new TopicProbe();

    @AfterEach
    void close() {
        topics.close();
        probe.close();
    }

    @Test
    void f1_a_surge_is_told_once_whoever_judges_and_so_is_its_end() throws Exception {
        // An hour that is still to come, so that the service itself has not judged it yet.
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
        Dimensions dimensions = new Dimensions("it-surge", "web", CATEGORY, null, null, null, null, null, null);
        for (int day = 1; day <= 70; day++) {
            send(dimensions, hour.minus(Duration.ofDays(day)).minusSeconds(5_400));
        }
        for (int i = 0; i < 40; i++) {
            send(dimensions, hour.minusSeconds(7_200 + 60L * i));
        }
        topics.flush();
        await().atMost(SOON).untilAsserted(() -> assertThat(counted(hour)).isGreaterThanOrEqualTo(40));

        race(hour);
        await().atMost(SOON).untilAsserted(() -> assertThat(events()).hasSize(1));
        assertThat(events().getFirst().fact()).isInstanceOfSatisfying(AlertFact.IntakeSurge.class, surge -> {
            assertThat(surge.category()).isEqualTo(CATEGORY);
            // The service itself may have judged the hour before, while the complaints came in.
            assertThat(surge.n()).isBetween(surge.limit(), 42);
            assertThat(surge.to()).isBetween(hour.minusSeconds(3_600), hour);
            assertThat(surge.expected().doubleValue()).isLessThan(2);
            assertThat(surge.falseAlarmDays()).isGreaterThanOrEqualTo(90);
        });

        race(hour.plus(Duration.ofHours(30)));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(events()).extracting(AlertEvent::version).containsExactly(1, 2));
        JsonNode seen = new ObjectMapper()
                .readTree(given().header("Authorization", "Bearer " + TestKeys.agent())
                        .get("/api/v1/surges")
                        .asByteArray());
        assertThat(seen.path("past").findValuesAsText("category")).contains(CATEGORY);
        assertThat(seen.at("/past/0/endedAt").isMissingNode()).isFalse();
        assertThat(ListedFigures.follow("/api/v1/surges", "hours", "limit")).isPositive();
    }

    private long counted(Instant hour) throws Exception {
        // Not judging: a look at an hour is a look at what would be judged.
        return judge.look(hour).readings().values().stream()
                .flatMap(reading -> reading.windows().stream())
                .mapToLong(SurgeAssessment.Window::n)
                .max()
                .orElse(0);
    }

    private void race(Instant hour) throws Exception {
        try (ExecutorService judges = Executors.newFixedThreadPool(3)) {
            List<Callable<Optional<Integer>>> racing =
                    List.of(() -> judge.hour(hour), () -> judge.hour(hour), () -> judge.hour(hour));
            for (Future<Optional<Integer>> one : judges.invokeAll(racing)) {
                assertThat(one.get()).isPresent();
            }
        }
    }

    private void send(Dimensions dimensions, Instant received) {
        topics.send(ToldClocks.received(UUID.randomUUID(), dimensions, received));
    }

    private List<AlertEvent> events() {
        return probe.all(Topic.ALERTS.wireName()).stream()
                .map(seen -> AlertEvent.read(seen.type(), seen.value().getBytes(StandardCharsets.UTF_8)))
                .filter(event -> switch (event.fact()) {
                    case AlertFact.IntakeSurge surge -> CATEGORY.equals(surge.category());
                    case AlertFact.IntakeSurgeEnded ended -> CATEGORY.equals(ended.category());
                    case AlertFact.ObjectiveBurning burning -> false;
                    case AlertFact.ObjectiveRecovered recovered -> false;
                    case AlertFact.DeadlinesUntouched untouched -> false;
                    case AlertFact.DeadlinesUntouchedEnded ended -> false;
                })
                .toList();
    }
}
