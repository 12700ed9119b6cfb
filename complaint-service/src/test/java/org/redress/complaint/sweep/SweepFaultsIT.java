package org.redress.complaint.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redress.complaint.Api;
import org.redress.complaint.RedressServers;
import org.redress.complaint.casework.CaseMetrics;
import org.redress.complaint.casework.CaseRepository;
import org.redress.testing.MutableClock;

/** Downtime over deadlines, wall clocks that jump, and instances that die while they sweep: announced once, and nothing that is not so. */
@QuarkusTest
@RedressServers
class SweepFaultsIT {

    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    @Inject
    AgroalDataSource dataSource;

    @Inject
    CaseRepository ledger;

    @Inject
    CaseMetrics metrics;

    @Inject
    Clock clock;

    private Api api;
    private SweptCases cases;

    @BeforeEach
    void source() {
        api = Api.machine(dataSource);
        cases = new SweptCases(api);
    }

    private Sweeper sweeper(Clock own) {
        return new Sweeper(ledger, metrics, new ClockWitness(own, TOLERANCE), Duration.ofMillis(100));
    }

    private void sweep(@Nullable Instant asOf) throws SQLException {
        sweeper(clock).sweep(asOf);
    }

    @Test
    void downtimeOverADeadlineIsAnnouncedOnceAndItsWarningsNotAtAll() throws SQLException {
        Instant received = clock.instant();
        cases.receive(20, i -> received);

        // acknowledgement: 12, 18 and 21.6 h of 24 h; first response: 24 h of 48 h; nobody swept meanwhile
        sweep(received.plus(Duration.ofHours(25)));

        assertThat(cases.announced("sla-breached")).containsExactly("acknowledgement/0! 20");
        assertThat(cases.announced("sla-warned")).containsExactly("first-response/50! 20");
        // when it happens again, over all that is left
        sweep(received.plus(Duration.ofDays(20)));
        sweep(received.plus(Duration.ofDays(21)));
        assertThat(cases.announced("sla-breached"))
                .containsExactly("acknowledgement/0! 20", "first-response/50! 20", "resolution/0! 20");
        assertThat(cases.announced("sla-warned")).containsExactly("first-response/50! 20");
    }

    @Test
    void ofSeveralWarningsThatDowntimeHeldBackOnlyTheLastIsGiven() throws SQLException {
        Instant received = clock.instant();
        cases.receive(20, i -> received);

        sweep(received.plus(Duration.ofHours(22)));

        assertThat(cases.announced("sla-warned")).containsExactly("acknowledgement/90! 20");
        assertThat(cases.announced("sla-breached")).isEmpty();
    }

    @Test
    void aProcessWhoseClockJumpsHoursAheadAnnouncesNothing() throws SQLException {
        cases.receive(20, i -> clock.instant());
        MutableClock own = MutableClock.at(clock.instant().plus(Duration.ofHours(30)));

        sweeper(own).sweep(null);

        assertThat(cases.announced("sla-breached")).isEmpty();
        assertThat(cases.announced("sla-warned")).isEmpty();
    }

    @Test
    void whereTheClocksDifferAnInstanceLeavesWhatIsDueToOthersUntilTheyAgree() throws SQLException {
        // given clocks that are due by the time of the database, but for all this process knows that may be the one
        // that jumped
        Instant due = clock.instant().plusSeconds(3);
        cases.receive(20, i -> due.minus(Duration.ofHours(24)));
        await().atMost(Duration.ofSeconds(20)).until(() -> clock.instant().isAfter(due.plusSeconds(1)));
        MutableClock own = MutableClock.at(clock.instant());
        for (Duration jump : List.of(Duration.ofHours(5), Duration.ofHours(-10))) {
            own.advance(jump);
            ClockWitness witness = new ClockWitness(own, TOLERANCE);
            assertThat(new Sweeper(ledger, metrics, witness, TOLERANCE).sweep(null))
                    .isZero();
            assertThat(witness.agreed()).isFalse();
            assertThat(cases.announced("sla-breached")).isEmpty();
        }
        // when another instance sweeps, or this one whose clock came back
        own.set(clock.instant());
        sweeper(own).sweep(null);
        sweep(null);
        // then each is announced once
        assertThat(cases.announced("sla-breached")).containsExactly("acknowledgement/0! 20");
        assertThat(cases.announcedTwice()).isZero();
    }

    @Test
    void anInstanceThatStoodAsideJudgesByItselfWhenTheClocksAgreeAgain() {
        Instant due = clock.instant().plusSeconds(3);
        cases.receive(5, i -> due.minus(Duration.ofHours(24)));
        MutableClock own = MutableClock.at(clock.instant().minus(Duration.ofHours(2)));
        ClockWitness witness = new ClockWitness(own, TOLERANCE);
        try (Sweeper sweeper = new Sweeper(ledger, metrics, witness, Duration.ofMillis(50))) {
            sweeper.start(1);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !witness.agreed() && clock.instant().isAfter(due.plusMillis(500)));
            assertThat(cases.announced("sla-breached")).isEmpty();

            own.set(clock.instant());

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !cases.announced("sla-breached").isEmpty());
        }
        assertThat(cases.announced("sla-breached")).containsExactly("acknowledgement/0! 5");
    }

    @Test
    void anInstanceThatDiesInTheMiddleOfASweepLeavesNothingHalfDone() throws SQLException {
        Instant received = clock.instant();
        cases.receive(300, i -> received);
        Instant later = received.plus(Duration.ofHours(25));
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            // given a sweep that has changed its cases and waits to write their events
            connection.setAutoCommit(false);
            statement.execute("lock table outbox in exclusive mode");
            CompletableFuture<Integer> dying = CompletableFuture.supplyAsync(() -> {
                try {
                    return sweeper(clock).sweep(later);
                } catch (SQLException e) {
                    throw new CompletionException(e);
                }
            });
            // when its connection dies, as it does with its process
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> api.number("""
                            select count(pg_terminate_backend(pid)) from pg_stat_activity
                            where datname = current_database() and wait_event_type = 'Lock' and query like '%into event_history%'
                            """) > 0);
            assertThatThrownBy(dying::join).hasCauseInstanceOf(SQLException.class);
            connection.rollback();
        }
        assertThat(cases.announced("sla-breached")).isEmpty();
        assertThat(cases.dueUntil(later)).isEqualTo(300);
        // then the next instance announces everything, once
        sweep(later);
        sweep(later);
        assertThat(cases.announced("sla-breached")).containsExactly("acknowledgement/0! 300");
        assertThat(cases.announced("sla-warned")).containsExactly("first-response/50! 300");
        assertThat(cases.announcedTwice()).isZero();
    }

    @Test
    void aSweeperWhoseConnectionDiedGoesOnByItself() throws SQLException {
        Instant due = clock.instant().plusSeconds(4);
        cases.receive(50, i -> due.minus(Duration.ofHours(24)));
        try (Sweeper sweeper = sweeper(clock)) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("lock table outbox in exclusive mode");
                sweeper.start(1);
                await().atMost(Duration.ofSeconds(20))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> api.number("""
                                select count(pg_terminate_backend(pid)) from pg_stat_activity
                                where datname = current_database() and wait_event_type = 'Lock' and query like '%into event_history%'
                                """) > 0);
                connection.rollback();
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> cases.dueUntil(due.plusSeconds(1)) == 0);
        }
        assertThat(cases.announced("sla-breached")).containsExactly("acknowledgement/0! 50");
        assertThat(cases.announcedTwice()).isZero();
    }
}
