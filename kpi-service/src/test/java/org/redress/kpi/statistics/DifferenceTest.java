package org.redress.kpi.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    private static Difference shares(long k1, long n1, long k2, long n2) {
        return Objects.requireNonNull(
                Difference.of(new Sample.OfShare(new Share(k1, n1)), new Sample.OfShare(new Share(k2, n2))));
    }

    /** The examples (a), (b), (d) and (h) of Newcombe 1998, table II, method 10. */
    @Test
    void sharesDifferByNewcombesIntervals() {
        expect(shares(56, 70, 48, 80), 0.2, 0.0524, 0.3339);
        expect(shares(9, 10, 3, 10), 0.6, 0.1705, 0.8090);
        expect(shares(5, 56, 0, 29), 0.0893, -0.0381, 0.1926);
        expect(shares(10, 10, 0, 10), 1, 0.6075, 1);
    }

    private static void expect(Difference difference, double value, double low, double high) {
        assertThat(difference.value()).isCloseTo(value, within(5e-5));
        assertThat(difference.interval().low()).isCloseTo(low, within(5e-5));
        assertThat(difference.interval().high()).isCloseTo(high, within(5e-5));
        assertThat(difference.p() < 0.05).isEqualTo(low > 0);
    }

    /** 50/30/20 of 100 against 40/30/30 of 100: 30 - 10 points, SE = 100 sqrt(0.61/100 + 0.69/100) = 11.4018. */
    @Test
    void scoresDifferByTheTwoSampleZTest() {
        Difference difference = Objects.requireNonNull(Difference.of(
                new Sample.OfScore(new NetPromoterScore(50, 30, 20)),
                new Sample.OfScore(new NetPromoterScore(40, 30, 30))));

        assertThat(difference.value()).isCloseTo(20, within(1e-9));
        assertThat(difference.interval().low()).isCloseTo(20 - 1.959964 * 11.40175, within(1e-4));
        // z = 1.75412, two-sided.
        assertThat(difference.p()).isCloseTo(0.07941, within(5e-5));
    }

    @Test
    void answersThatAreAllEqualAreNotCertain() {
        Difference difference = Objects.requireNonNull(Difference.of(
                new Sample.OfScore(new NetPromoterScore(2, 0, 0)), new Sample.OfScore(new NetPromoterScore(0, 2, 0))));

        // By the plain error, which is 0, both would be certain.
        assertThat(difference.interval().low()).isLessThan(50);
        assertThat(difference.p()).isGreaterThan(0.01);
    }

    @Test
    void theNormalTailIsRight() {
        assertThat(Normal.twoSided(0)).isEqualTo(1);
        assertThat(Normal.twoSided(1.959963984540054)).isCloseTo(0.05, within(1e-12));
        assertThat(Normal.twoSided(-3)).isCloseTo(0.002699796063, within(1e-12));
        assertThat(Normal.twoSided(5.999999)).isCloseTo(1.973187e-9, within(1e-13));
        assertThat(Normal.twoSided(6.000001)).isCloseTo(1.973162e-9, within(1e-11));
    }

    /** Of Holm 1979's kind: 0.01, 0.04, 0.03 give 0.03, 0.06, 0.06. */
    @Test
    void holmCorrectsForAllTests() {
        assertThat(Difference.holm(List.of(0.01, 0.04, 0.03))).containsExactly(0.03, 0.06, 0.06);
        assertThat(Difference.holm(List.of(0.5, 0.9))).containsExactly(1.0, 1.0);
        assertThat(Difference.holm(List.of())).isEmpty();
    }

    /** Two groups of the same skewed times are called different in at most 5 of 100 draws, give or take; twice as long ones always. */
    @Test
    void percentilesOfTheSameTimesRarelyDifferAndLongerOnesDo() {
        Random random = new Random(4);
        int alarms = 0;
        for (int draw = 0; draw < 400; draw++) {
            Sample one = new Sample.OfTimes(times(random, 200, 1), 0.5);
            Sample same = new Sample.OfTimes(times(random, 300, 1), 0.5);
            Sample longer = new Sample.OfTimes(times(random, 300, 2.5), 0.5);
            alarms += Objects.requireNonNull(Difference.of(one, same)).p() < 0.05 ? 1 : 0;
            assertThat(Objects.requireNonNull(Difference.of(one, longer)).p()).isLessThan(0.05);
        }
        assertThat(alarms).isLessThan(28);
        assertThat(Difference.of(
                        new Sample.OfTimes(times(random, 4, 1), 0.99), new Sample.OfTimes(times(random, 4, 1), 0.99)))
                .isNull();
    }

    private static Sketch times(Random random, int n, double scale) {
        Sketch sketch = new Sketch(SketchScale.ONE_PERCENT);
        for (int i = 0; i < n; i++) {
            sketch.add(SketchScale.ONE_PERCENT.bucket(scale * 86_400 * Math.exp(random.nextGaussian())), 1);
        }
        return sketch;
    }
}
