package org.redress.complaint.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.redress.complaint.Api;
import org.redress.complaint.Api.Reply;
import org.redress.complaint.RedressServers;
import org.redress.complaint.sweep.ClockWitness;
import org.redress.complaint.sweep.Sweeper;

/** Invariant 1: no committed change without its event, no event without its change. */
@QuarkusTest
@RedressServers
class InvariantsIT {

    private static final String[] FACTS = {
        "received",
        "acknowledged",
        "classified",
        "assigned",
        "customer-replied",
        "agent-replied",
        "status-changed",
        "resolved",
        "resolution-disputed",
        "reopened",
        "closed",
        "withdrawn"
    };

    @Inject
    AgroalDataSource dataSource;

    @Inject
    CaseRepository ledger;

    @Inject
    CaseMetrics metrics;

    @Inject
    Clock clock;

    @Test
    void everyChangeHasItsEventAndEveryEventItsChange() throws SQLException {
        Api api = Api.machine(dataSource);
        String source = "random-" + UUID.randomUUID().toString().substring(0, 8);
        Random random = new Random(4711);
        List<CompletableFuture<Reply>> posts = new ArrayList<>();
        Sweeper sweeper =
                new Sweeper(ledger, metrics, new ClockWitness(clock, Duration.ofSeconds(30)), Duration.ofHours(1));
        for (int i = 0; i < 1500; i++) {
            String fact = FACTS[random.nextInt(FACTS.length)];
            String time = clock.instant()
                    .minus(Duration.ofMinutes(random.nextInt(6000)))
                    .toString();
            String data = "{\"team\":\"t%d\"%s}"
                    .formatted(
                            random.nextInt(3),
                            fact.equals("status-changed") ? ",\"status\":\"waiting-for-customer\"" : "");
            String event = Api.event(fact, source, "e" + random.nextInt(1200), "r" + random.nextInt(60), time, data);
            posts.add(api.postAsync("/api/v1/events", event, "Content-Type", "application/cloudevents+json"));
            if (i % 100 == 0) {
                sweeper.sweep(clock.instant().plus(Duration.ofHours(i / 50)));
            }
        }
        List<Reply> replies = posts.stream().map(CompletableFuture::join).toList();
        assertThat(replies).allMatch(reply -> reply.status() == 200 || reply.status() == 201);
        // then the versions of each case have no gaps and end at the case's
        assertThat(api.column("""
                        select c.number from complaint c join event_history h on h.aggregate_id = c.id where c.source = ?
                        group by c.id having count(*) <> c.version or max(h.version) <> c.version or min(h.version) <> 1""", source)).isEmpty();
        // and the newest event tells what the row holds
        assertThat(api.column("""
                        select c.number from complaint c join event_history h on h.aggregate_id = c.id and h.version = c.version
                        where c.source = ? and (h.data -> 'state' ->> 'status' <> c.status
                            or h.data -> 'dimensions' ->> 'team' is distinct from c.team
                            or (h.data -> 'state' ->> 'receivedAt')::timestamptz is distinct from c.received_at
                            or (h.data -> 'state' ->> 'resolvedAt')::timestamptz is distinct from c.resolved_at
                            or (h.data -> 'state' ->> 'closedAt')::timestamptz is distinct from c.closed_at)""", source)).isEmpty();
        // and the newest fact of each clock is the clock in the row
        assertThat(api.column("""
                        with told as (
                            select distinct on (c.id, k ->> 'clock') c.number, k ->> 'clock' as clock, k ->> 'state' as state,
                                k ->> 'dueAt' as due, c.clocks
                            from complaint c join event_history h on h.aggregate_id = c.id,
                                json_array_elements(h.data -> 'fact' -> 'clocks') k
                            where c.source = ? order by c.id, k ->> 'clock', h.version desc)
                        select told.number from told, json_array_elements(told.clocks) r
                        where r ->> 'clock' = told.clock and (r ->> 'state' <> told.state
                            or (r ->> 'dueAt')::timestamptz is distinct from told.due::timestamptz)""", source)).isEmpty();
        // and each accepted event left its key, its version, and nothing twice
        long accepted = replies.stream().filter(reply -> reply.status() == 201).count();
        assertThat(api.number("select count(*) from intake_key where source = ?", source))
                .isEqualTo(accepted);
        assertThat(api.number("""
                        select count(*) from event_history h join complaint c on c.id = h.aggregate_id
                        where c.source = ? and h.type not like '%.sla-%'""", source)).isEqualTo(accepted);
    }
}
