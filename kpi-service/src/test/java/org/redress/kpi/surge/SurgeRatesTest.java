package org.redress.kpi.surge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stated rate of false alarms against the realised one, and whether a real surge is found: on simulated intake. */
class SurgeRatesTest {

    private static final int DAYS = 90;
    private static final int CATEGORIES = 20;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** With the clocks of Berlin put forward within the past. */
    private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");

    private final CompareIntake compare = new CompareIntake(List.of(3, 24), 8, 90, 1, 5, BERLIN);

    /** Complaints a day, and the coefficient of variation of the days' own luck: 0 is Poisson. */
    @ParameterizedTest(name = "{0} a day, spread {1}")
    @CsvSource({"2, 0", "20, 0", "200, 0", "20, 0.3", "200, 0.3", "200, 0.6"})
    void false_alarms_come_no_more_often_than_stated(double aDay, double spread) {
        Random random = new Random(4711 + Math.round(aDay * 10 + spread * 1_000));
        int episodes = 0;
        for (int i = 0; i < CATEGORIES; i++) {
            episodes += episodes(simulate(random, aDay, spread, compare.hours() + DAYS * 24));
        }
        // Stated: at most one in 90 days for each category. Fewer is right: the questions overlap.
        assertThat(episodes).isLessThanOrEqualTo(CATEGORIES);
    }

    @ParameterizedTest(name = "{0} a day, spread {1}, times {2}: {3} of 100 found within a day")
    @CsvSource({"20, 0, 3, 95", "200, 0, 2, 95", "200, 0.2, 3, 90", "50, 0, 3, 99"})
    void a_real_surge_is_found_within_a_day(double aDay, double spread, double times, int least) {
        Random random = new Random(1147);
        int found = 0;
        for (int i = 0; i < 100; i++) {
            long[] counts = simulate(random, aDay, spread, compare.hours() + 24);
            for (int hour = compare.hours(); hour < counts.length; hour++) {
                counts[hour] += poisson(random, (times - 1) * rate(aDay, hour));
            }
            boolean surging = false;
            for (int end = compare.hours() + 1; end <= counts.length && !surging; end++) {
                surging = reading(counts, end).surge() != null;
            }
            found += surging ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(least);
    }

    @Test
    void a_young_category_or_a_young_service_is_not_judged() {
        long[] counts = new long[compare.hours()];
        Arrays.fill(counts, counts.length - 24 * 21, counts.length, 4);
        assertThat(compare.compare(intake(Map.of("new", counts), counts.length)))
                .isEmpty();
        long[] old = new long[compare.hours()];
        Arrays.fill(old, 4);
        SurgeAssessment reading = of(compare, Map.of("new", counts, "old", old), "old");
        assertThat(reading.surge()).isNull();
        assertThat(reading.windows().getFirst().expected()).isCloseTo(12, within(0.1));
        assertThat(reading.weeks()).isEqualTo(8);
    }

    @Test
    void the_rate_is_shared_by_all_categories() {
        CompareIntake shared = new CompareIntake(List.of(3, 24), 8, 90, 30, 5, BERLIN);
        long[] old = new long[compare.hours()];
        Arrays.fill(old, 4);
        SurgeAssessment one = of(shared, Map.of("a", old), "a");
        assertThat(one.falseAlarmDays()).isEqualTo(90);
        Map<String, long[]> ten = new TreeMap<>();
        "abcdefghij".chars().forEach(letter -> ten.put(Character.toString(letter), old));
        SurgeAssessment oneOfTen = of(shared, ten, "a");
        assertThat(oneOfTen.falseAlarmDays()).isEqualTo(300);
        assertThat(oneOfTen.windows().getFirst().limit())
                .isGreaterThan(one.windows().getFirst().limit());
    }

    @Test
    void the_forecast_is_the_gamma_poisson_of_the_books() {
        // 24 complaints in 8 weeks: gamma(24, 8) as knowledge of the rate gives a negative binomial of size 24 and p =
        // 8/9.
        CountForecast forecast = new CountForecast(3, 3 * (1 + 1 / 8.0));
        assertThat(forecast.atLeast(0)).isEqualTo(1);
        assertThat(forecast.atLeast(1)).isCloseTo(1 - Math.pow(8.0 / 9, 24), within(1e-12));
        assertThat(forecast.atLeast(2))
                .isCloseTo(1 - Math.pow(8.0 / 9, 24) - 24 * Math.pow(8.0 / 9, 24) / 9, within(1e-12));
        long limit = forecast.limit(1e-4);
        assertThat(forecast.atLeast(limit)).isLessThanOrEqualTo(1e-4);
        assertThat(forecast.atLeast(limit - 1)).isGreaterThan(1e-4);
        assertThat(new CountForecast(50_000, 60_000).atLeast(50_000)).isCloseTo(0.5, within(0.01));
    }

    private int episodes(long[] counts) {
        int episodes = 0;
        boolean surging = false;
        for (int end = compare.hours(); end <= counts.length; end++) {
            SurgeAssessment reading = reading(counts, end);
            if (!surging && reading.surge() != null) {
                surging = true;
                episodes++;
            } else if (surging && reading.calm()) {
                surging = false;
            }
        }
        return episodes;
    }

    private SurgeAssessment of(CompareIntake by, Map<String, long[]> all, String category) {
        return Objects.requireNonNull(by.compare(intake(all, compare.hours())).get(category));
    }

    private SurgeAssessment reading(long[] counts, int end) {
        return Objects.requireNonNull(
                compare.compare(intake(Map.of("c", counts), end)).get("c"));
    }

    private Intake intake(Map<String, long[]> all, int end) {
        Map<String, long[]> cut = new TreeMap<>();
        all.forEach((category, counts) -> {
            long[] hours = new long[compare.hours()];
            System.arraycopy(counts, end - hours.length, hours, 0, hours.length);
            cut.put(category, hours);
        });
        Instant until = BEGIN.plus(Duration.ofHours(end));
        return new Intake(until.minus(Duration.ofHours(compare.hours())), until, cut, false);
    }

    /** Busy from eight to eighteen in Berlin, quiet at night, half as much on weekends. */
    private static double rate(double aDay, int hour) {
        var local = BEGIN.plus(Duration.ofHours(hour)).atZone(BERLIN);
        double share = local.getHour() >= 8 && local.getHour() < 18 ? 0.08 : 0.2 / 14;
        return aDay * share * (local.getDayOfWeek().getValue() > 5 ? 0.5 : 1);
    }

    private static long[] simulate(Random random, double aDay, double spread, int hours) {
        long[] counts = new long[hours];
        double luck = 1;
        for (int hour = 0; hour < hours; hour++) {
            if (hour % 24 == 0 && spread > 0) {
                luck = gamma(random, 1 / (spread * spread)) * spread * spread;
            }
            counts[hour] = poisson(random, luck * rate(aDay, hour));
        }
        return counts;
    }

    private static long poisson(Random random, double mean) {
        long count = 0;
        double left = mean;
        while (left > 0) {
            left += Math.log(1 - random.nextDouble());
            count += left > 0 ? 1 : 0;
        }
        return count;
    }

    /** Marsaglia and Tsang; the shape is above 1 here. */
    private static double gamma(Random random, double shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
