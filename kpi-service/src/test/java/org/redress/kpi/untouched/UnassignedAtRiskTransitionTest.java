package org.redress.kpi.untouched;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When untouched deadlines are told, and when that is over. */
class UnassignedAtRiskTransitionTest {

    private static final Instant NOW = Instant.parse("2026-03-18T10:00:00Z");
    private static final int LEAST = 5;

    @Test
    void a_spell_is_told_once_however_it_goes_up_and_down_and_so_is_its_end() {
        assertThat(told(0, 4, 5, 9, 4, 5, 3, 7)).containsExactly("began 5");
        assertThat(told(6, 3, 2, 2, 4, 5)).containsExactly("began 6", "ended 2", "began 5");
        assertThat(told(5, 0, 0)).containsExactly("began 5", "ended 0");
        assertThat(told(0, 0, 4)).isEmpty();
    }

    @Test
    void with_a_least_number_of_one_it_is_over_when_none_is_left() {
        TeamMonitor calm = new TeamMonitor(new UUID(1, 1), "parcels", false, NOW, 0);
        assertThat(FindUnassignedAtRisk.turn(calm, null, 4, 1)).isNull();
        assertThat(FindUnassignedAtRisk.turn(calm, untouched(1), 4, 1))
                .isInstanceOf(UnassignedAtRiskTransition.Began.class);
        TeamMonitor told = calm.turned(true, NOW);
        assertThat(FindUnassignedAtRisk.turn(told, untouched(1), 4, 1)).isNull();
        assertThat(FindUnassignedAtRisk.turn(told, null, 4, 1)).isInstanceOf(UnassignedAtRiskTransition.Ended.class);
    }

    /** What looks make of so many clocks, one look after the other. */
    private static List<String> told(int... looks) {
        TeamMonitor watch = new TeamMonitor(new UUID(1, 1), "parcels", false, NOW, 0);
        List<String> told = new ArrayList<>();
        for (int i = 0; i < looks.length; i++) {
            UnassignedAtRiskTransition turn = FindUnassignedAtRisk.turn(watch, untouched(looks[i]), 4, LEAST);
            if (turn != null) {
                watch = watch.turned(turn instanceof UnassignedAtRiskTransition.Began, NOW.plusSeconds(60L * i));
                told.add((turn instanceof UnassignedAtRiskTransition.Began ? "began " : "ended ") + looks[i]);
                assertThat(watch.events()).isEqualTo(told.size());
            }
        }
        return told;
    }

    private static @Nullable UnassignedAtRisk untouched(int clocks) {
        return clocks == 0 ? null : new UnassignedAtRisk("parcels", clocks, clocks, NOW.plusSeconds(600));
    }
}
