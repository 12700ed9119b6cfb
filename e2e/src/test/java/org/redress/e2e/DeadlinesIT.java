package org.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Clocks from posted events over Kafka to the figures: paused, reopened, merged, withdrawn, and corrected by what is told late. The configured policy
 * promises an acknowledgement in a day, a first response in two and a resolution in 15, waiting for the customer not counted.
 */
@ExtendWith(RunningStack.class)
@Execution(ExecutionMode.CONCURRENT)
class DeadlinesIT {

    private static final String POLICY = "default/1";

    private final Clock clock = Clock.systemUTC();

    private static String source(String name) {
        return "deadlines-" + name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private Instant ago(Duration time) {
        return clock.instant().minus(time).truncatedTo(ChronoUnit.MILLIS);
    }

    @Test
    void waiting_for_the_customer_pauses_the_resolution_and_moves_its_deadline(RunningStack.Stack stack)
            throws Exception {
        Instant start = ago(Duration.ofHours(10));
        ToldCase told = new ToldCase(stack, source("pause"), "p", start);
        assertThat(told.dueAt("resolution")).isEqualTo(start.plus(Duration.ofDays(15)));

        told.tell("status-changed", Duration.ofHours(2), "{\"status\":\"waiting-for-customer\"}");
        assertThat(told.clock("resolution").path("state").asText()).isEqualTo("paused");
        assertThat(told.clock("resolution").has("dueAt")).isFalse();
        told.tell("customer-replied", Duration.ofHours(5), "{}");

        assertThat(told.dueAt("resolution"))
                .isEqualTo(start.plus(Duration.ofDays(15)).plus(Duration.ofHours(3)));
        told.tell("agent-replied", Duration.ofHours(6), "{}");
        told.tell("resolved", Duration.ofHours(7), "{\"outcome\":\"upheld\"}");
        assertThat(told.eventsOf("resolution", 4))
                .containsExactly(
                        "sla-started running " + POLICY,
                        "sla-paused paused " + POLICY,
                        "sla-resumed running " + POLICY,
                        "sla-met met " + POLICY);
        told.awaitFigures("resolution", 1, 0, 0, 0);
        told.awaitFigures("first-response", 1, 0, 0, 0);
    }

    @Test
    void reopening_takes_the_verdict_back_until_it_is_resolved_again(RunningStack.Stack stack) throws Exception {
        ToldCase told = new ToldCase(stack, source("reopen"), "r", ago(Duration.ofDays(30)));
        told.tell("resolved", Duration.ofDays(10), "{\"outcome\":\"rejected\"}");
        told.awaitFigures("resolution", 1, 0, 0, 0);

        // five days are left, and the three in which it was settled do not count
        told.tell("reopened", Duration.ofDays(13), "{\"reason\":\"not-satisfied\"}");
        told.tell("resolved", Duration.ofDays(19), "{\"outcome\":\"upheld\"}");

        told.awaitFigures("resolution", 0, 1, 0, 0);
        assertThat(told.eventsOf("resolution", 4))
                .containsExactly(
                        "sla-started running " + POLICY,
                        "sla-met met " + POLICY,
                        "sla-resumed running " + POLICY,
                        "sla-breached breached " + POLICY);
        assertThat(told.metrics("reopen").at("/reopen/cases").asInt()).isOne();
    }

    @Test
    void a_duplicate_is_merged_and_its_promises_are_cancelled(RunningStack.Stack stack) throws Exception {
        String source = source("merge");
        ToldCase survivor = new ToldCase(stack, source, "original", ago(Duration.ofHours(5)));
        ToldCase byAgent = new ToldCase(stack, source, "again", ago(Duration.ofHours(4)));
        ToldCase bySystem = new ToldCase(stack, source, "and-again", ago(Duration.ofHours(3)));

        bySystem.tell("merged", Duration.ofHours(1), "{\"into\":\"original\",\"reason\":\"duplicate\"}");
        HttpResponse<String> merged = stack.post(
                "complaints",
                "/api/v1/complaints/" + byAgent.id() + "/merge",
                "application/json",
                "{\"into\":\"" + survivor.id() + "\"}",
                "If-Match",
                "\"" + byAgent.details().path("version").asInt() + "\"");
        assertThat(merged.statusCode()).as(merged.body()).isEqualTo(200);

        assertThat(byAgent.details().path("mergedInto").asText()).isEqualTo(survivor.id());
        assertThat(bySystem.details().path("status").asText()).isEqualTo("merged");
        assertThat(bySystem.eventsOf("resolution", 2))
                .containsExactly("sla-started running " + POLICY, "sla-cancelled cancelled " + POLICY);
        survivor.tell("resolved", Duration.ofHours(4), "{\"outcome\":\"upheld\"}");
        survivor.awaitFigures("resolution", 1, 0, 2, 0);
        Awaitility.await().untilAsserted(() -> {
            assertThat(survivor.metrics("backlog").at("/backlog/open").asInt()).isOne();
            assertThat(survivor.metrics("backlog").at("/backlog/unresolved").asInt())
                    .isZero();
        });
    }

    @Test
    void a_withdrawn_complaint_promises_nothing_any_more(RunningStack.Stack stack) throws Exception {
        ToldCase told = new ToldCase(stack, source("withdraw"), "w", ago(Duration.ofHours(4)));
        told.tell("acknowledged", Duration.ofHours(1), "{\"automatic\":true}");

        told.tell("withdrawn", Duration.ofHours(2), "{\"reason\":\"settled-otherwise\"}");

        told.awaitFigures("acknowledgement", 1, 0, 0, 0);
        told.awaitFigures("first-response", 0, 0, 1, 0);
        told.awaitFigures("resolution", 0, 0, 1, 0);
        assertThat(told.metrics("backlog").at("/backlog/open").asInt()).isZero();
    }

    @Test
    void a_late_event_corrects_the_verdict_it_finds(RunningStack.Stack stack) throws Exception {
        ToldCase told = new ToldCase(stack, source("late"), "l", ago(Duration.ofDays(5)));
        told.tell("agent-replied", Duration.ofHours(30), "{}");
        told.awaitFigures("acknowledgement", 0, 1, 0, 0);

        told.tell("acknowledged", Duration.ofHours(1), "{}");

        assertThat(told.eventsOf("acknowledgement", 3))
                .containsExactly(
                        "sla-started running " + POLICY,
                        "sla-breached breached " + POLICY,
                        "sla-corrected met " + POLICY);
        told.awaitFigures("acknowledgement", 1, 0, 0, 0);
    }

    @Test
    void a_resolution_that_is_told_back_dated_was_in_time(RunningStack.Stack stack) throws Exception {
        ToldCase told = new ToldCase(stack, source("back-dated"), "b", ago(Duration.ofDays(40)));
        told.tell("customer-replied", Duration.ofDays(18), "{}");
        told.awaitFigures("resolution", 0, 0, 0, 1);

        told.tell("resolved", Duration.ofDays(10), "{\"outcome\":\"upheld\"}");

        told.awaitFigures("resolution", 1, 0, 0, 0);
        assertThat(told.eventsOf("resolution", 3))
                .containsExactly(
                        "sla-started running " + POLICY,
                        "sla-breached breached " + POLICY,
                        "sla-corrected met " + POLICY);
        assertThat(told.clock("resolution").path("stoppedAt").asText()).isNotEmpty();
    }
}
