package org.redress.complaint.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShiftsTest {

    @Test
    void leastMedianAndLargestOfFew() {
        Shifts shifts = new Shifts();
        assertThat(shifts.summary()).isNull();
        for (long minutes : new long[] {-120, 30, 60, -5, 90}) {
            shifts.add(Duration.ofMinutes(minutes));
        }
        assertThat(shifts.summary())
                .isEqualTo(new Preview.Shift(
                        2, 3, Duration.ofMinutes(-120), Duration.ofMinutes(30), Duration.ofMinutes(90), 1));
    }

    @Test
    void manyDifferentOnesAreRoundedAndTheExtremesStayExact() {
        Shifts shifts = new Shifts();
        for (int i = 1; i <= 300_001; i++) {
            shifts.add(Duration.ofSeconds(i).plusMillis(1));
        }
        Preview.Shift summary = shifts.summary();
        assertThat(summary).isNotNull();
        assertThat(summary.least()).isEqualTo(Duration.ofMillis(1_001));
        assertThat(summary.largest()).isEqualTo(Duration.ofMillis(300_001_001));
        assertThat(summary.medianStepSeconds()).isEqualTo(60);
        assertThat(summary.median().toSeconds()).isBetween(150_001L - 60, 150_001L);
        assertThat(summary.later()).isEqualTo(300_001);
    }
}
