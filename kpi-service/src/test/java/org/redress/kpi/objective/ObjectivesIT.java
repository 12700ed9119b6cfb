package org.redress.kpi.objective;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
import org.redress.contract.alert.RecoveryReason;
import org.redress.contract.alert.Severity;
import org.redress.contract.complaint.ClockState;
import org.redress.contract.complaint.Dimensions;
import org.redress.kpi.KpiTest;
import org.redress.kpi.ListedFigures;
import org.redress.kpi.LiveCells;
import org.redress.kpi.TopicProducer;
import org.redress.kpi.query.ToldClocks;
import org.redress.testing.TestKeys;
import org.redress.testing.TopicProbe;

/** From clocks on a real broker to alerts on a real broker, over the rows of a real database. */
@KpiTest
class ObjectivesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Objectives objectives;

    @Inject
    JudgeObjectives judge;

    @Inject
    ReadBurn read;

    @Inject
    LiveCells tables;

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
    void f1_an_objective_burns_once_whoever_looks_and_recovers_once() throws Exception {
        Response created = as(TestKeys.supervisor())
                .header("Idempotency-Key", "objective-burns")
                .body(form("it-burns", 0.95))
                .post("/api/v1/objectives");
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        UUID id = UUID.fromString(json(created).path("id").asText());
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        clocks("it-burns", now, 8, 12);

        // Four more judges beside the one that the service runs by itself.
        try (ExecutorService judges = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> racing = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                racing.add(judges.submit(untilBurning(id)));
            }
            for (Future<Integer> one : racing) {
                one.get();
            }
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(events(id)).hasSize(1));
        AlertEvent told = events(id).getFirst();
        assertThat(told.version()).isEqualTo(1);
        assertThat(told.fact()).isInstanceOfSatisfying(AlertFact.ObjectiveBurning.class, burning -> {
            assertThat(burning.objective()).isEqualTo("it-burns");
            assertThat(burning.figure()).isEqualTo("sla/first-response");
            assertThat(burning.severity()).isEqualTo(Severity.PAGE);
            assertThat(burning.longWindow().n()).isBetween(10, 20);
            assertThat(burning.shortWindow().bad()).isPositive();
        });

        JsonNode seen = json(as(TestKeys.agent()).get("/api/v1/objectives/" + id));
        assertThat(seen.at("/status/state").asText()).isEqualTo("burning");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(json(as(TestKeys.agent()).get("/api/v1/objectives/" + id))
                                .at("/status/n")
                                .asInt())
                        .isEqualTo(20));
        seen = json(as(TestKeys.agent()).get("/api/v1/objectives/" + id));
        assertThat(seen.at("/status/share").asDouble()).isCloseTo(0.4, within(1e-9));
        assertThat(seen.at("/status/budget").asDouble()).isCloseTo(1, within(1e-9));
        assertThat(seen.at("/status/spent").asInt()).isEqualTo(12);
        assertThat(seen.at("/status/left").asDouble()).isCloseTo(-11, within(1e-9));
        assertThat(seen.at("/rules/0/longWindow/burn").asDouble()).isCloseTo(12, within(1e-9));
        assertThat(seen.at("/rules/0/firing").asBoolean()).isTrue();
        assertThat(ListedFigures.follow("/api/v1/objectives/" + id)).isGreaterThan(6);

        // A night without deadlines is no recovery; eight days later nothing is left in any window.
        Instant later = now.plus(Duration.ofDays(8));
        judge.one(stored(id), now.plus(Duration.ofHours(9)));
        assertThat(stored(id).standing().quietSince()).isNull();
        judge.one(stored(id), later);
        assertThat(stored(id).standing().quietSince()).isEqualTo(later);
        race(id, later.plus(Duration.ofHours(2)));
        await().atMost(SOON).untilAsserted(() -> assertThat(events(id)).hasSize(2));
        assertThat(events(id).get(1).fact())
                .isInstanceOfSatisfying(AlertFact.ObjectiveRecovered.class, recovered -> assertThat(recovered.reason())
                        .isEqualTo(RecoveryReason.FIGURES));
        JsonNode turns = json(as(TestKeys.auditor()).get("/api/v1/objectives/" + id + "/history"))
                .path("turns");
        assertThat(turns).hasSize(2);
        assertThat(turns.at("/0/burning").asBoolean()).isFalse();
        assertThat(turns.at("/1/figures/longBad").asInt()).isBetween(3, 12);
    }

    @Test
    void f2_a_crash_between_deciding_and_committing_leaves_nothing_and_the_next_judge_tells() throws Exception {
        UUID id = create("it-crash");
        clocks("it-crash", clock.instant(), 0, 20);
        // The service judges by itself, so the crash is staged on a turn that it does not take: the end of the fire.
        await().atMost(SOON).until(() -> stored(id).standing().burning());
        Instant later = clock.instant().plus(Duration.ofDays(8));
        assertThatThrownBy(() -> objectives.transact(transaction -> {
                    StoredObjective locked = objectives.lock(transaction, id).orElseThrow();
                    Judgement end = Judgement.end(locked.standing(), later, StateTransition.Reason.FIGURES);
                    StoredObjective after = locked.with(end.next());
                    objectives.tell(transaction, after, Objects.requireNonNull(end.turn()), later);
                    objectives.save(transaction, after);
                    throw new IllegalStateException("the process ends here");
                }))
                .hasMessage("the process ends here");
        assertThat(stored(id).standing().burning()).isTrue();
        assertThat(history(id)).isEqualTo(1);

        judge.one(stored(id), later);
        race(id, later.plus(Duration.ofHours(2)));
        assertThat(stored(id).standing().burning()).isFalse();
        assertThat(history(id)).isEqualTo(2);
    }

    @Test
    void p2_changes_need_the_version_they_are_made_for_and_end_what_burned() throws Exception {
        UUID id = create("it-changes");
        String path = "/api/v1/objectives/" + id;
        assertThat(as(TestKeys.ops()).body(form("it-changes", 0.9)).put(path).statusCode())
                .isEqualTo(428);
        assertThat(as(TestKeys.ops())
                        .header("If-Match", "\"7\"")
                        .body(form("it-changes", 0.9))
                        .put(path)
                        .statusCode())
                .isEqualTo(412);
        create("it-other");
        Response taken = as(TestKeys.ops())
                .header("If-Match", "\"1\"")
                .body(form("it-other", 0.9))
                .put(path);
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(json(taken).at("/errors/0/pointer").asText()).isEqualTo("/name");

        clocks("it-changes", clock.instant(), 0, 20);
        await().atMost(SOON).until(() -> stored(id).standing().burning());
        Response changed = as(TestKeys.ops())
                .header("If-Match", "\"1\"")
                .body(form("it-changes", 0.9))
                .put(path);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        await().atMost(SOON).until(() -> stored(id).standing().burning());
        assertThat(as(TestKeys.ops()).header("If-Match", "\"2\"").delete(path).statusCode())
                .isEqualTo(204);
        assertThat(as(TestKeys.ops()).get(path).statusCode()).isEqualTo(404);
        await().atMost(SOON).untilAsserted(() -> assertThat(events(id))
                .extracting(event -> event.fact() instanceof AlertFact.ObjectiveRecovered recovered
                        ? recovered.reason().wireName()
                        : "burning")
                .containsExactly("burning", "changed", "burning", "deleted"));
    }

    @Test
    void p3_the_same_key_creates_one_objective_and_a_name_is_free_once() throws Exception {
        String form = form("it-keyed", 0.95);
        Response first = as(TestKeys.admin())
                .header("Idempotency-Key", "keyed-1")
                .body(form)
                .post("/api/v1/objectives");
        Response again = as(TestKeys.admin())
                .header("Idempotency-Key", "keyed-1")
                .body(form)
                .post("/api/v1/objectives");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(as(TestKeys.admin()).body(form).post("/api/v1/objectives").statusCode())
                .isEqualTo(409);
        Response refused = as(TestKeys.admin())
                .body("{\"name\":\"x\",\"figure\":\"sla\",\"of\":\"a\",\"target\":0.9,\"rules\":[{\"longMinutes\":60,"
                        + "\"shortMinutes\":15,\"burn\":14.4,\"urgency\":\"page\"}]}")
                .post("/api/v1/objectives");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).at("/errors/0/message").asText()).contains("must be below 10");
    }

    @Test
    void imported_history_that_is_older_than_the_windows_burns_nothing() throws Exception {
        UUID id = create("it-history");
        clocks("it-history", clock.instant().minus(Duration.ofDays(30)), 0, 40);
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        read.at(stored(id).spec(), clock.instant()).period().counts())
                .isEqualTo(new Counts(0, 40)));
        assertThat(judge.one(stored(id), clock.instant())).isFalse();
        assertThat(stored(id).standing()).isEqualTo(BurnState.NEW);
    }

    private Callable<Integer> untilBurning(UUID id) {
        return () -> {
            int told = 0;
            Instant end = clock.instant().plus(SOON);
            while (!stored(id).standing().burning() && clock.instant().isBefore(end)) {
                told += judge.one(stored(id), clock.instant()) ? 1 : 0;
            }
            return told;
        };
    }

    private void race(UUID id, Instant at) throws Exception {
        try (ExecutorService judges = Executors.newFixedThreadPool(4)) {
            StoredObjective seen = stored(id);
            List<Callable<Boolean>> racing = List.of(
                    () -> judge.one(seen, at),
                    () -> judge.one(seen, at),
                    () -> judge.one(seen, at),
                    () -> judge.one(seen, at));
            int changed = 0;
            for (Future<Boolean> one : judges.invokeAll(racing)) {
                changed += one.get() ? 1 : 0;
            }
            assertThat(changed).isEqualTo(1);
        }
    }

    private StoredObjective stored(UUID id) throws SQLException {
        return objectives.find(id).orElseThrow();
    }

    private long history(UUID id) throws SQLException {
        return tables.number("select count(*) from event_history where aggregate_id = '" + id + "'");
    }

    private List<AlertEvent> events(UUID id) {
        return probe.all(Topic.ALERTS.wireName()).stream()
                .filter(seen -> seen.key().equals(id.toString()))
                .map(seen -> AlertEvent.read(seen.type(), seen.value().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** Clocks of a source that fell due within the last hour before the moment. */
    private void clocks(String source, Instant before, int met, int breached) throws InterruptedException {
        Dimensions dimensions = new Dimensions(source, "web", null, null, null, null, null, null, null);
        for (int i = 0; i < met + breached; i++) {
            Instant due = before.minusSeconds(60L + 60L * i);
            boolean kept = i < met;
            topics.send(ToldClocks.of(
                    UUID.randomUUID(),
                    dimensions,
                    due.minus(Duration.ofHours(4)),
                    "first-response",
                    kept ? ClockState.MET : ClockState.BREACHED,
                    due,
                    kept ? due.minusSeconds(1) : due.plusSeconds(30)));
        }
        topics.flush();
    }

    private UUID create(String name) throws Exception {
        Response created = as(TestKeys.supervisor()).body(form(name, 0.95)).post("/api/v1/objectives");
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        assertThat(created.header("Location")).startsWith("/api/v1/objectives/");
        return UUID.fromString(json(created).path("id").asText());
    }

    private static String form(String name, double target) {
        return "{\"name\":\"%s\",\"figure\":\"sla\",\"of\":\"first-response\",\"filters\":{\"source\":[\"%s\"]},\"target\":%s}"
                .formatted(name, name, target);
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private static JsonNode json(Response response) throws Exception {
        return JSON.readTree(response.asByteArray());
    }
}
