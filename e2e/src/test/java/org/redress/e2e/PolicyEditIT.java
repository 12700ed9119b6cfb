package org.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An edited policy changes nothing until somebody applies it; then the events move the figures, and taking it back moves them back (DEC-3). */
@ExtendWith(RunningStack.class)
class PolicyEditIT {

    @Test
    void dec3_an_edit_moves_no_figure_applying_it_does_and_taking_it_back_restores_them(RunningStack.Stack stack)
            throws Exception {
        String source = "policy-" + UUID.randomUUID().toString().substring(0, 8);
        String policies = "/api/v1/sla/policies/" + source;
        Instant start = Clock.systemUTC().instant().minus(Duration.ofDays(10)).truncatedTo(ChronoUnit.MILLIS);
        try (StackAdministrator administrator = new StackAdministrator(stack)) {
            administrator.send("complaints", "PUT", policies, policy(source, 20));
            ToldCase open = new ToldCase(stack, source, "open", start);
            ToldCase told = new ToldCase(stack, source, "told", start);
            assertThat(open.dueAt("resolution")).isEqualTo(start.plus(Duration.ofDays(20)));
            told.awaitFigures("resolution", 0, 0, 0, 0);

            JsonNode preview = administrator.send("complaints", "POST", policies + "/preview", policy(source, 5));
            assertThat(preview.path("moved").asInt()).isEqualTo(2);
            assertThat(preview.path("overdue").asInt()).isEqualTo(2);
            administrator.send("complaints", "PUT", policies, policy(source, 5), "If-Match", "\"1\"");
            assertThat(open.dueAt("resolution")).isEqualTo(start.plus(Duration.ofDays(20)));
            told.awaitFigures("resolution", 0, 0, 0, 0);

            JsonNode application = administrator.send("complaints", "POST", policies + "/apply", "{\"version\": 2}");
            open.awaitFigures("resolution", 0, 0, 0, 2);
            assertThat(open.dueAt("resolution")).isEqualTo(start.plus(Duration.ofDays(5)));
            assertThat(open.eventsOf("resolution", 2))
                    .containsExactly("sla-started running " + source + "/1", "sla-applied breached " + source + "/2");

            // what was in time by the new target is heard of late
            told.tell("resolved", Duration.ofDays(4), "{\"outcome\":\"upheld\"}");
            told.awaitFigures("resolution", 1, 0, 0, 1);

            awaitEnd(administrator, application.path("id").asText());
            administrator.send(
                    "complaints",
                    "POST",
                    "/api/v1/sla/applications/" + application.path("id").asText() + "/undo",
                    "");
            // the one that ended meanwhile keeps its verdict and its deadline
            open.awaitFigures("resolution", 1, 0, 0, 0);
            assertThat(open.dueAt("resolution")).isEqualTo(start.plus(Duration.ofDays(20)));
            assertThat(open.eventsOf("resolution", 3)).last().isEqualTo("sla-applied running " + source + "/1");
        }
    }

    private static String policy(String source, int days) {
        return """
                {"effectiveFrom": "2020-01-01T00:00:00Z", "position": 1, "rules": [{"name": "all", "match": {"source": ["%s"]}, "clocks": [
                  {"clock": "resolution", "target": {"unit": "elapsed-time", "duration": "P%dD"}}]}]}
                """.formatted(source, days);
    }

    private static void awaitEnd(StackAdministrator administrator, String application) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> administrator
                .send("complaints", "GET", "/api/v1/sla/applications/" + application, "")
                .path("state")
                .asText()
                .equals("done"));
    }
}
