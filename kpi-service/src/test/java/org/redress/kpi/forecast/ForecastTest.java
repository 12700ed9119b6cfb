package org.redress.kpi.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number of late clocks that is forecast, against a team that is simulated. */
class ForecastTest {

    private static final Instant NOW = Instant.parse("2026-03-18T10:20:00Z");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final OpenClock.Lane LANE = new OpenClock.Lane("parcels", "first-response");

    @Test
    void a_clock_is_late_if_fewer_stop_than_its_rank() {
        // One clock, a pace that is known well: late if nothing stops in time.
        assertThat(Lateness.fewerThan(1, 2, 1e9)).isCloseTo(Math.exp(-2), within(1e-6));
        assertThat(Lateness.fewerThan(3, 2, 1e9)).isCloseTo(Math.exp(-2) * (1 + 2 + 2), within(1e-6));
        assertThat(Lateness.fewerThan(1, 0, 10)).isEqualTo(1);
        assertThat(Lateness.fewerThan(5, 2, 8)).as("an uncertain pace").isLessThan(Lateness.fewerThan(5, 2, 1e9));
    }

    /** Clocks an hour that fall due, stops an hour, and how far ahead. */
    @ParameterizedTest(name = "{0} due and {1} ended an hour, {2} hours, {3} overdue")
    @CsvSource({"10, 12, 8, 0", "10, 8, 8, 0", "10, 10, 8, 5", "2, 3, 24, 1", "30, 60, 4, 0"})
    void what_is_forecast_is_what_happens_to_a_team_that_serves_the_earliest_deadline_first(
            int due, double pace, int hours, int overdue) {
        Random random = new Random(due * 31L + hours);
        List<OpenClock.Running> queue = queue(random, due, hours, overdue);
        double[] until = queue.stream()
                .mapToDouble(clock ->
                        Math.max(0, Duration.between(NOW, clock.dueAt()).toMillis() / 3.6e6 * pace))
                .toArray();
        // A pace known from so many stops that it is as good as certain, as the simulated team's is.
        Lateness forecast = Lateness.of(until, 1e9);

        int runs = 4_000;
        int[] late = new int[runs];
        for (int run = 0; run < runs; run++) {
            late[run] = simulate(random, queue, pace);
        }
        double mean = Arrays.stream(late).average().orElseThrow();
        double error = Math.sqrt(Arrays.stream(late)
                        .mapToDouble(count -> (count - mean) * (count - mean))
                        .average()
                        .orElseThrow()
                / runs);
        assertThat(forecast.expected()).isCloseTo(mean, within(4 * error + 1e-9));
        long inside = Arrays.stream(late)
                .filter(count -> count >= forecast.low() && count <= forecast.high())
                .count();
        assertThat((double) inside / runs).isGreaterThan(0.93);
    }

    @Test
    void the_pace_is_that_of_the_same_hours_of_recent_weeks() {
        List<OpenClock.Stopped> stopped = new ArrayList<>();
        for (int week = 1; week <= 4; week++) {
            // Wednesdays from ten to noon: six stops an hour, at other hours none.
            for (int hour = 0; hour < 2; hour++) {
                stopped.add(new OpenClock.Stopped(
                        LANE,
                        Instant.parse("2026-03-18T10:00:00Z")
                                .plus(Duration.ofHours(hour))
                                .minus(Duration.ofDays(7L * week)),
                        6));
            }
            stopped.add(new OpenClock.Stopped(
                    LANE, Instant.parse("2026-03-17T10:00:00Z").minus(Duration.ofDays(7L * week)), 99));
        }
        List<OpenClock.Running> queue = List.of(
                new OpenClock.Running(LANE, NOW.minusSeconds(60), true),
                new OpenClock.Running(LANE, NOW.plusSeconds(3_600), false),
                new OpenClock.Running(LANE, NOW.plusSeconds(7_200), true));
        Forecast forecast = MakeForecast.of(asked(), new OpenClock.Picture(queue, stopped));
        Forecast.Line line = forecast.series().getFirst();
        assertThat(forecast.series()).hasSize(1);
        assertThat(line.due()).isEqualTo(2);
        assertThat(line.overdue()).isEqualTo(1);
        assertThat(line.withoutProgress()).isEqualTo(1);
        assertThat(line.expectedStops()).as("40 minutes and an hour at six").isCloseTo(10, within(1e-9));
        assertThat(line.pacePerHour()).isCloseTo(2.5, within(1e-9));
        assertThat(line.expectedLate()).isBetween(0.0, 0.2);
        assertThat(line.late95().getFirst()).isZero();
    }

    @Test
    void only_the_hours_that_are_compared_are_read() throws Exception {
        List<OpenClock.Hours> asked = new ArrayList<>();
        OpenClock openClock = (hours, filters, knownAt) -> {
            asked.add(hours);
            return new OpenClock.Picture(List.of(), List.of());
        };
        Instant now = Instant.parse("2026-04-01T10:20:00Z");
        new MakeForecast(openClock, Clock.fixed(now, UTC))
                .of(4, ZoneId.of("Europe/Berlin"), Map.of(), Optional.empty());
        // Noon by the clocks of Berlin; before the 29th of March that was an hour later in UTC.
        assertThat(asked)
                .containsExactly(new OpenClock.Hours(
                        Instant.parse("2026-04-01T14:20:00Z"),
                        List.of(
                                stretch("2026-03-04T11:00:00Z", "2026-03-04T16:00:00Z"),
                                stretch("2026-03-11T11:00:00Z", "2026-03-11T16:00:00Z"),
                                stretch("2026-03-18T11:00:00Z", "2026-03-18T16:00:00Z"),
                                stretch("2026-03-25T11:00:00Z", "2026-03-25T16:00:00Z"))));
    }

    private static OpenClock.Stretch stretch(String from, String to) {
        return new OpenClock.Stretch(Instant.parse(from), Instant.parse(to));
    }

    @Test
    void a_team_without_a_past_will_be_late_with_everything() {
        List<OpenClock.Running> queue = List.of(new OpenClock.Running(LANE, NOW.plusSeconds(3_600), false));
        Forecast.Line line = MakeForecast.of(asked(), new OpenClock.Picture(queue, List.of()))
                .series()
                .getFirst();
        assertThat(line.expectedLate()).isEqualTo(1);
        assertThat(line.late95()).containsExactly(1L, 1L);
    }

    private static List<OpenClock.Running> queue(Random random, int due, int hours, int overdue) {
        List<OpenClock.Running> queue = new ArrayList<>();
        for (int i = 0; i < overdue; i++) {
            queue.add(new OpenClock.Running(LANE, NOW.minusSeconds(60), true));
        }
        double[] times = random.doubles((long) due * hours).sorted().toArray();
        for (double time : times) {
            queue.add(new OpenClock.Running(LANE, NOW.plusMillis((long) (time * hours * 3_600_000)), true));
        }
        return queue;
    }

    /** One after the other, each for an exponential time. */
    private static int simulate(Random random, List<OpenClock.Running> queue, double pace) {
        double hour = 0;
        int late = 0;
        for (OpenClock.Running clock : queue) {
            hour += -Math.log(1 - random.nextDouble()) / pace;
            late += hour > Duration.between(NOW, clock.dueAt()).toMillis() / 3.6e6 ? 1 : 0;
        }
        return late;
    }

    private static MakeForecast.Asked asked() {
        return new MakeForecast.Asked(NOW, 4, UTC, Map.of(), Optional.empty());
    }
}
