package org.redress.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private static final List<Duration> WAITS = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5));

    @Test
    void f28_waitsGrowAndEnd() {
        BackOff backOff = new BackOff(WAITS, 0, RandomGenerator.getDefault());

        assertThat(backOff.after(1)).contains(Duration.ofMinutes(1));
        assertThat(backOff.after(2)).contains(Duration.ofMinutes(5));
        assertThat(backOff.after(3)).isEmpty();
    }

    @Test
    void jitterStaysWithinItsShareAndSpreads() {
        BackOff backOff = new BackOff(WAITS, 0.2, RandomGenerator.of("L64X128MixRandom"));

        List<Duration> waits = java.util.stream.IntStream.range(0, 200)
                .mapToObj(i -> backOff.after(1).orElseThrow())
                .toList();
        assertThat(waits)
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofSeconds(48), Duration.ofSeconds(72)));
        assertThat(waits.stream().distinct().count()).isGreaterThan(100);
    }
}
