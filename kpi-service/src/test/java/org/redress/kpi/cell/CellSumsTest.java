package org.redress.kpi.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The sums of a rebuild equal the differences of the live consumer. */
class CellSumsTest {

    private static final Instant FIRST = Instant.parse("1969-12-30T23:50:00Z");

    private final CellSums sums = new CellSums();

    @Test
    void sums_of_many_cells_are_those_of_the_differences() {
        CellDifferences cellDifferences = new CellDifferences();
        Random random = new Random(7);
        for (int i = 0; i < 60_000; i++) {
            String measure = "measure-" + random.nextInt(5);
            DimensionSet set = DimensionSet.of("s" + random.nextInt(7), random.nextBoolean() ? "c" : null);
            // From before 1970 on, and often enough in the same slot.
            Instant at = FIRST.plusSeconds(900L * random.nextInt(2_000));
            if (random.nextBoolean()) {
                long amount = random.nextInt(9) - 4L;
                sums.count(1, measure, at, set, amount);
                cellDifferences.count(1, measure, at, set, amount);
            } else {
                Duration duration = Duration.ofMillis(random.nextLong(-5_000, 100_000_000));
                sums.duration(1, measure, at, set, duration);
                cellDifferences.duration(1, measure, at, set, duration);
            }
        }

        assertThat(sums.cellCount()).isEqualTo(cellDifferences.cells().size());
        assertThat(sums.bucketCount()).isEqualTo(cellDifferences.buckets().size());
        assertThat(cells()).isEqualTo(cellDifferences.cells());
        assertThat(buckets()).isEqualTo(cellDifferences.buckets());
    }

    @Test
    void what_is_forgotten_is_not_counted_again() {
        sums.duration(1, "before", FIRST, DimensionSet.of("x"), Duration.ofHours(1));
        sums.clear();
        assertThat(sums.cellCount() + sums.bucketCount()).isZero();

        sums.count(1, "after", FIRST, DimensionSet.NONE, 5);

        assertThat(cells())
                .isEqualTo(Map.of(
                        new CellDifferences.CellKey("after", QuarterHour.of(FIRST), DimensionSet.NONE),
                        new CellDifferences.Amount(1, 5)));
        assertThat(buckets()).isEmpty();
    }

    @Test
    void nothing_can_be_taken_away() {
        assertThatThrownBy(() -> sums.count(-1, "intake", FIRST, DimensionSet.NONE, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Map<CellDifferences.CellKey, CellDifferences.Amount> cells() {
        Map<CellDifferences.CellKey, CellDifferences.Amount> cells = new HashMap<>();
        sums.cells((measure, slot, set, count, sum) -> cells.put(
                new CellDifferences.CellKey(
                        sums.measures().get(measure), slot, sums.sets().get(set)),
                new CellDifferences.Amount(count, sum)));
        return cells;
    }

    private Map<CellDifferences.BucketKey, Long> buckets() {
        Map<CellDifferences.BucketKey, Long> buckets = new HashMap<>();
        sums.buckets((measure, slot, set, bucket, count) -> buckets.put(
                new CellDifferences.BucketKey(
                        sums.measures().get(measure), slot, sums.sets().get(set), bucket),
                count));
        return buckets;
    }
}
