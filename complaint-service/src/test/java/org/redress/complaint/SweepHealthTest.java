package org.redress.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.redress.complaint.sweep.ClockWitness;
import org.redress.testing.MutableClock;

class SweepHealthTest {

    private static final Instant DATABASE = Instant.parse("2026-03-01T08:00:00Z");

    private static HealthCheckResponse health(Duration ahead) {
        ClockWitness witness = new ClockWitness(MutableClock.at(DATABASE.plus(ahead)), Duration.ofSeconds(30));
        boolean believed = witness.believes(DATABASE);
        HealthCheckResponse answer = new SweepHealth(true, witness).call();
        assertThat(answer.getData().orElseThrow()).containsEntry("judges", believed);
        return answer;
    }

    @Test
    void anInstanceWhoseClockDiffersByMoreThanTheToleranceSaysThatItIsNotWell() {
        assertThat(health(Duration.ofSeconds(30)).getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(health(Duration.ofSeconds(-30)).getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(health(Duration.ofSeconds(30).plusMillis(1)).getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        HealthCheckResponse late = health(Duration.ofHours(-3));
        assertThat(late.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(late.getData().orElseThrow())
                .containsEntry("clockDifferenceMillis", -10_800_000L)
                .containsEntry("toleranceMillis", 30_000L);
    }
}
