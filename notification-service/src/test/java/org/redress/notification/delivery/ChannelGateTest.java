package org.redress.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChannelGateTest {

    private static final long SECOND = 1_000_000_000L;

    private final ChannelGate gate = new ChannelGate(Duration.ofSeconds(1), Duration.ofSeconds(4));

    @Test
    void anOpenGateLetsEverybodyPass() {
        assertThat(gate.enter(0)).isTrue();
        assertThat(gate.enter(0)).isTrue();
        assertThat(gate.succeeded()).isFalse();
    }

    @Test
    void afterAFailureOneAtATimeTriesAgain() {
        gate.failed(0);

        assertThat(gate.enter(SECOND / 2)).isFalse();
        assertThat(gate.enter(SECOND)).isTrue();
        assertThat(gate.enter(SECOND)).isFalse();
        assertThat(gate.succeeded()).isTrue();
        assertThat(gate.enter(SECOND)).isTrue();
        assertThat(gate.enter(SECOND)).isTrue();
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        for (int i = 0; i < 50; i++) {
            gate.failed(0);
        }

        assertThat(gate.enter(4 * SECOND - 1)).isFalse();
        assertThat(gate.enter(4 * SECOND)).isTrue();
    }

    @Test
    void aProbeThatFindsNothingToDoLetsTheNextOneTry() {
        gate.failed(0);

        assertThat(gate.enter(SECOND)).isTrue();
        gate.idle();
        assertThat(gate.enter(SECOND)).isTrue();
    }
}
