package org.redress.kpi.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SketchTest {

    @Test
    void anEmptySketchHasNoQuantile() {
        assertThat(new Sketch(SketchScale.ONE_PERCENT).quantile(0.5)).isNull();
    }

    @Test
    void zeroAndNegativeValuesAreCountedBelowAllOthers() {
        Sketch sketch = sketch(-3600, 0, 60);
        assertThat(sketch.n()).isEqualTo(3);
        assertThat(sketch.buckets()).isEqualTo(1);
        assertThat(sketch.quantile(0.5)).isEqualTo(0.0);
        assertThat(sketch.quantile(1)).isCloseTo(60, within(0.6));
    }

    @Test
    void takingAwayWhatWasAddedLeavesTheRest() {
        Sketch sketch = sketch(10, 20, 4000);
        sketch.add(SketchScale.ONE_PERCENT.bucket(4000), -1);
        assertThat(sketch.n()).isEqualTo(2);
        assertThat(sketch.quantile(1)).isCloseTo(20, within(0.2));
    }

    @Property
    boolean everyQuantileIsWithinOnePercentOfTheNearestRank(
            @ForAll @Size(min = 1, max = 300) List<@DoubleRange(min = 0.01, max = 1e9) Double> values,
            @ForAll @DoubleRange(min = 0, max = 1) double q) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        Double exact = Percentile.disc(sorted, q);
        Double estimated = sketch(sorted).quantile(q);
        return exact != null && estimated != null && Math.abs(estimated - exact) <= 0.010001 * exact;
    }

    @Test
    void theSumOfGroupSketchesIsTheSketchOfAll() {
        Random random = new Random(7);
        Sketch whole = new Sketch(SketchScale.ONE_PERCENT);
        Sketch[] groups = new Sketch[64];
        Arrays.setAll(groups, group -> new Sketch(SketchScale.ONE_PERCENT));
        Sketch sum = new Sketch(SketchScale.ONE_PERCENT);
        for (int i = 0; i < 10_000; i++) {
            int bucket = SketchScale.ONE_PERCENT.bucket(Math.exp(random.nextGaussian() * 3 + 10));
            whole.add(bucket, 1);
            groups[random.nextInt(64)].add(bucket, 1);
        }
        Arrays.stream(groups).forEach(group -> group.counts().forEach(sum::add));
        assertThat(sum.counts()).isEqualTo(whole.counts());
    }

    @Property
    boolean everyBucketIsCountedInWhateverOrderAndHoweverFarApart(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = -3000, max = 3000) Integer> buckets) {
        Sketch sketch = new Sketch(SketchScale.ONE_PERCENT);
        Map<Integer, Long> expected = new TreeMap<>();
        for (int bucket : buckets) {
            int counted = bucket % 7 == 0 ? SketchScale.ZERO : bucket;
            sketch.add(counted, 2);
            expected.merge(counted, 2L, Long::sum);
        }
        Double least = sketch.quantile(0);
        Double most = sketch.quantile(1);
        List<Integer> keys = List.copyOf(expected.keySet());
        return sketch.counts().equals(expected)
                && Objects.equals(least, SketchScale.ONE_PERCENT.value(keys.getFirst()))
                && Objects.equals(most, SketchScale.ONE_PERCENT.value(keys.getLast()));
    }

    private static Sketch sketch(double... values) {
        Sketch sketch = new Sketch(SketchScale.ONE_PERCENT);
        Arrays.stream(values).forEach(value -> sketch.add(SketchScale.ONE_PERCENT.bucket(value), 1));
        return sketch;
    }

    @Test
    void theIntervalOfAMedianIsBoundByOrderStatistics() {
        Sketch sketch = new Sketch(SketchScale.ONE_PERCENT);
        for (int value = 1; value <= 100; value++) {
            sketch.add(SketchScale.ONE_PERCENT.bucket(value), 1);
        }

        // 50 -+ 9.8: elements 41 and 60.
        Interval median = java.util.Objects.requireNonNull(sketch.quantile95(0.5));
        assertThat(median.low()).isCloseTo(41, within(0.42));
        assertThat(median.high()).isCloseTo(60, within(0.61));
        // 99 + 1.95 lies beyond the last element.
        assertThat(sketch.quantile95(0.99)).isNull();
        assertThat(sketch.upTo(50)).isEqualTo(50);
        assertThat(sketch.deviation()).isCloseTo(29.01, within(0.3));
    }
}
