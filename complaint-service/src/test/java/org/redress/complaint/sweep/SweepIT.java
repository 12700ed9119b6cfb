package org.redress.complaint.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redress.complaint.Api;
import org.redress.complaint.Api.Reply;
import org.redress.complaint.RedressServers;
import org.redress.complaint.casework.CaseMetrics;
import org.redress.complaint.casework.CaseRepository;

@QuarkusTest
@RedressServers
class SweepIT {

    @Inject
    AgroalDataSource dataSource;

    @Inject
    CaseRepository ledger;

    @Inject
    CaseMetrics metrics;

    @Inject
    Clock clock;

    private Api api;
    private String run = "";

    @BeforeEach
    void client() {
        api = Api.machine(dataSource);
        run = UUID.randomUUID().toString().substring(0, 8);
    }

    private Sweeper sweeper() {
        return new Sweeper(ledger, metrics, new ClockWitness(clock, Duration.ofSeconds(30)), Duration.ofHours(1));
    }

    private long announced(String type, String alert) {
        return api.number("""
                select count(*) from event_history h join complaint c on c.id = h.aggregate_id,
                    json_array_elements(h.data -> 'fact' -> 'clocks') k
                where c.source = ? and h.type = ? and k ->> 'alert' = ?
                """, "sweep-" + run, "org.redress.complaint." + type + ".v1", alert);
    }

    private void receive(int cases, @Nullable String time) {
        for (int from = 0; from < cases; from += 500) {
            List<String> events = new ArrayList<>();
            for (int i = from; i < Math.min(cases, from + 500); i++) {
                events.add(Api.event("received", "sweep-" + run, "e" + i, "r" + i, time, "{}"));
            }
            assertThat(api.batch(events, "").json().get("accepted").asInt()).isEqualTo(events.size());
        }
    }

    @Test
    void i6_twoInstancesAnnounceTenThousandBreachesOnceEach() {
        receive(10_000, null);
        Instant later = clock.instant().plus(Duration.ofHours(25));
        List<CompletableFuture<Integer>> sweeps = new ArrayList<>();
        for (int instance = 0; instance < 2; instance++) {
            sweeps.add(CompletableFuture.supplyAsync(() -> {
                try {
                    return sweeper().sweep(later);
                } catch (SQLException e) {
                    throw new CompletionException(e);
                }
            }));
        }
        int swept = sweeps.stream().mapToInt(CompletableFuture::join).sum();
        assertThat(swept).isGreaterThanOrEqualTo(10_000);
        assertThat(announced("sla-breached", "true")).isEqualTo(10_000);
        assertThat(announced("sla-warned", "true")).isEqualTo(10_000);
        assertThat(api.number(
                        "select count(*) from complaint where source = ? and next_clock_at < ?::timestamptz",
                        "sweep-" + run,
                        later.toString()))
                .isZero();
    }

    @Test
    void r22_resolvingBesideTheSweepNeverAlertsOfWhatWasInTime() throws SQLException {
        // given clocks that end within the race; 'stated' aside, acknowledgement is due 24 h after receipt
        Instant due = clock.instant().plus(Duration.ofHours(1));
        String received = due.minus(Duration.ofHours(24)).plusSeconds(1).toString();
        receive(200, received);
        CompletableFuture<Void> sweeping = CompletableFuture.runAsync(() -> {
            try {
                for (int i = 0; i < 20; i++) {
                    sweeper().sweep(due.plusSeconds(2));
                }
            } catch (SQLException e) {
                throw new CompletionException(e);
            }
        });
        List<CompletableFuture<Reply>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(api.postAsync(
                    "/api/v1/events",
                    Api.event(
                            "acknowledged",
                            "sweep-" + run,
                            "a" + i,
                            "r" + i,
                            due.minusSeconds(60).toString(),
                            "{}"),
                    "Content-Type",
                    "application/cloudevents+json"));
        }
        assertThat(answers.stream().map(CompletableFuture::join)).allMatch(reply -> reply.status() == 201);
        sweeping.join();
        // then every verdict follows from event times, and an alert was raised only before the event was known
        assertThat(api.number(
                        "select count(*) from complaint where source = ? and clocks -> 0 ->> 'state' <> 'met'",
                        "sweep-" + run))
                .isZero();
        assertThat(api.number("""
                        select count(*) from event_history b join complaint c on c.id = b.aggregate_id
                        join event_history a on a.aggregate_id = b.aggregate_id and a.type = 'org.redress.complaint.acknowledged.v1'
                        where c.source = ? and b.type = 'org.redress.complaint.sla-breached.v1' and b.version > a.version
                        """, "sweep-" + run)).isZero();
    }

    @Test
    void importedHistoryIsJudgedWithoutAlert() throws SQLException {
        receive(50, "2016-03-01T10:00:00Z");
        // left alone while an import may still be going on
        sweeper().sweep(clock.instant().plusSeconds(30));
        assertThat(announced("sla-breached", "false")).isZero();
        sweeper().sweep(clock.instant().plusSeconds(62));
        assertThat(announced("sla-breached", "false")).isEqualTo(150);
        assertThat(announced("sla-breached", "true")).isZero();
        assertThat(announced("sla-warned", "true")).isZero();
        // and a late event of that history corrects the verdict
        api.tell("acknowledged", "sweep-" + run, "late", "r7", "2016-03-01T11:00:00Z", "{}");
        assertThat(api.column(
                        "select clocks -> 0 ->> 'state' from complaint where source = ? and external_ref = 'r7'",
                        "sweep-" + run))
                .containsExactly("met");
    }
}
