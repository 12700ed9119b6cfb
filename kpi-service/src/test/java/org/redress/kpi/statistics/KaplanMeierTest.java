package org.redress.kpi.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {

    /** One life: a negative time was censored. */
    private static KaplanMeier of(int... lives) {
        Map<Long, long[]> times = new TreeMap<>();
        for (int life : lives) {
            times.computeIfAbsent((long) Math.abs(life), absent -> new long[2])[life > 0 ? 0 : 1]++;
        }
        List<KaplanMeier.Step> steps = new ArrayList<>();
        times.forEach((time, counts) -> steps.add(new KaplanMeier.Step(time, counts[0], counts[1])));
        return KaplanMeier.of(steps);
    }

    /**
     * Remission times of 21 patients (Freireich and others 1963), in weeks. S(22) = 0.5378, S(23) = 0.4482. The lower curve on the scale of
     * log(-log S) falls from 0.503 at 10 to 0.432 at 13, the upper one never reaches a half.
     */
    @Test
    void theMedianOfTheRemissionTimesIs23From13On() {
        KaplanMeier weeks =
                of(6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35);

        assertThat(weeks.n()).isEqualTo(21);
        assertThat(weeks.ended()).isEqualTo(9);
        assertThat(weeks.median()).isEqualTo(23);
        assertThat(weeks.low()).isEqualTo(13);
        assertThat(weeks.high()).isNull();
    }

    @Test
    void withoutCensoringItIsThePlainMedian() {
        assertThat(of(5, 1, 4, 2, 3).median()).isEqualTo(3);
        assertThat(of(1, 2).median()).isEqualTo(1);
        assertThat(of(1, -2, -3).median()).isNull();
        assertThat(of().median()).isNull();
        assertThat(of(-4).n()).isEqualTo(1);
    }

    @Property(tries = 300)
    void itEqualsTheNaiveProductOverAllTimes(
            @ForAll @Size(max = 40) List<@IntRange(min = -60, max = 60) Integer> drawn) {
        int[] lives = drawn.stream()
                .filter(life -> life != 0)
                .mapToInt(Integer::intValue)
                .toArray();

        assertThat(of(lives).median()).isEqualTo(naiveMedian(lives));
        assertThat(of(lives).low()).isEqualTo(naiveEnd(lives, 1));
        assertThat(of(lives).high()).isEqualTo(naiveEnd(lives, -1));
    }

    private static double[] naive(int[] lives, int time) {
        double survival = 1;
        double variance = 0;
        for (int at = 1; at <= time; at++) {
            int risk = 0;
            int died = 0;
            for (int life : lives) {
                risk += Math.abs(life) >= at ? 1 : 0;
                died += life == at ? 1 : 0;
            }
            if (died > 0) {
                survival = survival * (risk - died) / risk;
                variance += died / (risk * (double) (risk - died));
            }
        }
        return new double[] {survival, variance};
    }

    private static @Nullable Long naiveMedian(int[] lives) {
        for (int time : times(lives)) {
            if (naive(lives, time)[0] <= 0.5 + 1e-12) {
                return (long) time;
            }
        }
        return null;
    }

    private static @Nullable Long naiveEnd(int[] lives, int sign) {
        for (int time : times(lives)) {
            double[] at = naive(lives, time);
            if (at[0] == 0) {
                return sign > 0 ? (long) time : null;
            }
            double theta = 1.959963984540054 * Math.sqrt(at[1]) / Math.log(at[0]);
            if (Math.pow(at[0], Math.exp(-sign * theta)) <= 0.5 + 1e-12) {
                return (long) time;
            }
        }
        return null;
    }

    private static Iterable<Integer> times(int[] lives) {
        TreeSet<Integer> times = new TreeSet<>();
        for (int life : lives) {
            if (life > 0) {
                times.add(life);
            }
        }
        return times;
    }
}
