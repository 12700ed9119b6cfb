package org.redress.kpi.untouched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redress.contract.Topic;
import org.redress.contract.alert.AlertEvent;
import org.redress.contract.alert.AlertFact;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.contract.complaint.Dimensions;
import org.redress.kpi.KpiTest;
import org.redress.kpi.LiveCells;
import org.redress.kpi.TopicProducer;
import org.redress.kpi.query.ToldClocks;
import org.redress.testing.TopicProbe;

/** From complaints that nobody has begun with to an alert on a real broker, and back. */
@KpiTest
class UnassignedAtRiskIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String TEAM = "it-untouched";
    private static final int COMPLAINTS = 6;

    private final FindUnassignedAtRisk untouched;
    private final LiveCells cells;
    private final TopicProducer topics = new TopicProducer();
    private final TopicProbe probe = new TopicProbe();

    UnassignedAtRiskIT(FindUnassignedAtRisk untouched, LiveCells cells) {
        this.untouched = untouched;
        this.cells = cells;
    }

    @AfterEach
    void close() {
        topics.close();
        probe.close();
    }

    @Test
    void untouched_deadlines_of_a_team_are_told_once_whoever_looks_and_so_is_their_end() throws Exception {
        Instant now = Clock.systemUTC().instant();
        Instant first = now.plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        List<ComplaintEvent> taken = new ArrayList<>();
        for (int i = 0; i < COMPLAINTS; i++) {
            List<ComplaintEvent> events = ToldClocks.taken(
                    new UUID(91, i), dimensions(null), dimensions("agent-1"), "resolution", first.plusSeconds(i), now);
            topics.send(events.getFirst());
            taken.add(events.getLast());
        }
        // Due later than it is looked, and past due: neither is a deadline that comes up.
        topics.send(ToldClocks.taken(
                        new UUID(92, 1),
                        dimensions(null),
                        dimensions(null),
                        "resolution",
                        now.plus(Duration.ofDays(2)),
                        now)
                .getFirst());
        topics.send(ToldClocks.taken(
                        new UUID(92, 2), dimensions(null), dimensions(null), "resolution", now.minusSeconds(60), now)
                .getFirst());
        topics.flush();
        awaitFacts("assignee is null", COMPLAINTS + 2);

        race();
        await().atMost(SOON).untilAsserted(() -> assertThat(events()).hasSize(1));
        assertThat(events().getFirst().fact())
                .isEqualTo(new AlertFact.DeadlinesUntouched(TEAM, 4, COMPLAINTS, COMPLAINTS, first, 5));

        taken.forEach(topics::send);
        topics.flush();
        awaitFacts("assignee is not null", COMPLAINTS);
        race();
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(events()).extracting(AlertEvent::version).containsExactly(1, 2));
        assertThat(events().getLast().fact()).isInstanceOfSatisfying(AlertFact.DeadlinesUntouchedEnded.class, ended -> {
            assertThat(ended.n()).isZero();
            assertThat(ended.since()).isEqualTo(events().getFirst().occurredAt());
        });
    }

    private void awaitFacts(String condition, int count) {
        String sql = "select count(*) from case_fact f join dimension_set d on d.id = f.dimension_set where d.team = '"
                + TEAM + "' and " + condition;
        await().atMost(SOON).untilAsserted(() -> assertThat(cells.number(sql)).isEqualTo(count));
    }

    /** At least one of those who look at the same time can. */
    private void race() throws Exception {
        Callable<Optional<Integer>> look = untouched::look;
        try (ExecutorService looking = Executors.newFixedThreadPool(3)) {
            int looked = 0;
            while (looked == 0) {
                for (Future<Optional<Integer>> one : looking.invokeAll(List.of(look, look, look))) {
                    looked += one.get().isPresent() ? 1 : 0;
                }
            }
        }
    }

    private static Dimensions dimensions(@Nullable String assignee) {
        return new Dimensions("it-untouched", "web", null, null, TEAM, assignee, null, null, null);
    }

    private List<AlertEvent> events() {
        return probe.all(Topic.ALERTS.wireName()).stream()
                .map(seen -> AlertEvent.read(seen.type(), seen.value().getBytes(StandardCharsets.UTF_8)))
                .filter(event -> switch (event.fact()) {
                    case AlertFact.DeadlinesUntouched told -> TEAM.equals(told.team());
                    case AlertFact.DeadlinesUntouchedEnded ended -> TEAM.equals(ended.team());
                    default -> false;
                })
                .toList();
    }
}
