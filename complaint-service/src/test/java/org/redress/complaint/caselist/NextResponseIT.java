package org.redress.complaint.caselist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redress.complaint.Api;
import org.redress.complaint.RedressServers;

/** A configured clock of answers, from posted messages to the case and its events. */
@QuarkusTest
@RedressServers
@TestProfile(NextResponseIT.Answers.class)
class NextResponseIT {

    /** Answers within two hours. */
    public static final class Answers implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("redress.sla.next-response", "PT2H", "redress.sla.policy", "default/2");
        }
    }

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Clock clock;

    @Test
    void dec4_everyExchangeOfARealCaseHasItsVerdict() {
        Api api = Api.machine(dataSource);
        String source = "answers-" + UUID.randomUUID().toString().substring(0, 8);
        // Told as history, so that time goes from event to event
        Instant start = clock.instant().minus(Duration.ofDays(3));
        api.tell("received", source, "1", "a", start.toString(), "{}");
        api.tell("agent-replied", source, "2", "a", after(start, 150), "{}");
        api.tell("customer-replied", source, "3", "a", after(start, 155), "{}");
        api.tell("customer-replied", source, "4", "a", after(start, 157), "{}");
        api.tell("agent-replied", source, "5", "a", after(start, 158), "{\"automatic\":true}");
        api.tell("agent-replied", source, "6", "a", after(start, 160), "{}");
        String id = api.tell("customer-replied", source, "7", "a", after(start, 700), "{}")
                .text("complaintId");

        JsonNode now = api.get("/api/v1/complaints/" + id).json();

        List<String> exchanges = now.get("clocks")
                .valueStream()
                .filter(run -> run.get("clock").asText().equals("next-response"))
                .map(run -> run.get("run").asInt() + " " + run.get("state").asText())
                .toList();
        assertThat(exchanges).containsExactly("1 breached", "2 met", "3 running");
        assertThat(now.get("exchanges").toString())
                .isEqualTo("[{\"clock\":\"next-response\",\"running\":true,\"finished\":2,\"longestSeconds\":9000}]");
        // each is news of its own, with its run and the policy that promised it
        assertThat(api.column("""
                        select h.type || ' ' || (k ->> 'run') || ' ' || (k ->> 'policy')
                        from event_history h, json_array_elements(h.data -> 'fact' -> 'clocks') k
                        where h.aggregate_id = ?::uuid and k ->> 'clock' = 'next-response' order by h.version
                        """, id))
                .containsExactly(
                        "org.redress.complaint.sla-started.v1 1 default/2",
                        "org.redress.complaint.sla-breached.v1 1 default/2",
                        "org.redress.complaint.sla-started.v1 2 default/2",
                        "org.redress.complaint.sla-met.v1 2 default/2",
                        "org.redress.complaint.sla-started.v1 3 default/2");
    }

    private static String after(Instant start, int minutes) {
        return start.plus(Duration.ofMinutes(minutes)).toString();
    }
}
