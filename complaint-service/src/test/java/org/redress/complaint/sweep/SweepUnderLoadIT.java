package org.redress.complaint.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.redress.complaint.Api;
import org.redress.complaint.RedressServers;
import org.redress.complaint.casework.CaseMetrics;
import org.redress.complaint.casework.CaseRepository;
import org.redress.testing.TopicProbe;

/** Invariant 4 at the scale that is promised; how fast it is, {@code benchmarks/run sweep} tells. */
@QuarkusTest
@RedressServers
class SweepUnderLoadIT {

    private static final int CASES = 10_000;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    CaseRepository ledger;

    @Inject
    CaseMetrics metrics;

    @Inject
    Clock clock;

    private Sweeper instance() {
        ClockWitness witness = new ClockWitness(clock, Duration.ofSeconds(30));
        Sweeper sweeper = new Sweeper(ledger, metrics, witness, Duration.ofMillis(500));
        sweeper.start(2);
        return sweeper;
    }

    @Test
    void i4_twoInstancesAnnounceTenThousandClocksDueWithinOneSecondOnceEach() {
        // given cases whose acknowledgement is due, and half of whose first response is used up, within one second soon
        Instant due = clock.instant().plusSeconds(40);
        SweptCases cases = new SweptCases(Api.machine(dataSource));
        cases.receive(CASES, i -> due.minus(Duration.ofHours(24)).plusNanos(i * (1_000_000_000L / CASES)));

        // when two instances sweep by themselves over the deadline
        Instant over = due.plusSeconds(1);
        List<Sweeper> instances = List.of(instance(), instance());
        try {
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> clock.instant().isAfter(over) && cases.dueUntil(over) == 0);
        } finally {
            instances.forEach(Sweeper::close);
        }

        // then nothing is lost, nothing double, and everybody is told
        assertThat(cases.announced("sla-breached")).containsExactly("acknowledgement/0! " + CASES);
        assertThat(cases.announced("sla-warned")).containsExactly("first-response/50! " + CASES);
        assertThat(cases.announcedTwice()).isZero();
        // and so it is on Kafka
        Map<String, Set<UUID>> breaches = await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> onKafka(cases, "sla-breached"), found -> found.size() == CASES);
        assertThat(breaches.values()).allMatch(ids -> ids.size() == 1);
        assertThat(onKafka(cases, "sla-warned").values()).hasSize(CASES).allMatch(ids -> ids.size() == 1);
    }

    /** The ids of the events of each case; one that was sent twice has one id. */
    private static Map<String, Set<UUID>> onKafka(SweptCases cases, String type) {
        String source = "\"source\":\"" + cases.source() + '"';
        try (TopicProbe topics = new TopicProbe()) {
            List<TopicProbe.Seen> all = topics.all("redress.complaints.v1");
            return all.stream()
                    .filter(seen -> seen.type().equals("org.redress.complaint." + type + ".v1"))
                    .filter(seen -> seen.value().contains(source))
                    .collect(Collectors.groupingBy(
                            TopicProbe.Seen::key,
                            Collectors.mapping(TopicProbe.Seen::id, Collectors.toCollection(HashSet::new))));
        }
    }
}
