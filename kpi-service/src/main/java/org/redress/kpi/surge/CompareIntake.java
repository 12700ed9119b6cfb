package org.redress.kpi.surge;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares the windows that end with an hour with the same hours of the same weekday in the weeks before. Each category is asked once an
 * hour and for each window; the probability that is given to one question is so small that all of them together keep the stated rate of
 * false alarms (the bound of Bonferroni, which holds whatever the questions have in common).
 */
final class CompareIntake {

    static final int HOURS_A_WEEK = 168;

    /** Fewer weeks than these say nothing of what is usual. */
    static final int LEAST_WEEKS = 4;

    private final List<Integer> windowHours;
    private final int weeks;
    private final int falseAlarmDays;
    private final int anyFalseAlarmDays;
    private final int least;
    private final ZoneId zone;

    CompareIntake(SurgeConfig config) {
        this(
                config.windowHours(),
                config.weeks(),
                config.falseAlarmDays(),
                config.anyFalseAlarmDays(),
                config.least(),
                config.zone());
    }

    CompareIntake(
            List<Integer> windowHours, int weeks, int falseAlarmDays, int anyFalseAlarmDays, int least, ZoneId zone) {
        this.windowHours = windowHours;
        this.weeks = weeks;
        this.falseAlarmDays = falseAlarmDays;
        this.anyFalseAlarmDays = anyFalseAlarmDays;
        this.least = least;
        this.zone = zone;
    }

    /** So many hours are looked at: the present week, those that are compared, and the hour of a change of the clocks. */
    int hours() {
        return (weeks + 2) * HOURS_A_WEEK + 1;
    }

    /** The readings of all categories; none if there is too little past. */
    Map<String, SurgeAssessment> compare(Intake intake) {
        int hours =
                Math.toIntExact(Duration.between(intake.from(), intake.end()).toHours());
        int first = intake.firstHour();
        if (first >= hours) {
            return Map.of();
        }
        int[] ends = ends(intake, hours);
        int known = 0;
        while (known < weeks && ends[known] - HOURS_A_WEEK >= first) {
            known++;
        }
        Map<String, SurgeAssessment> readings = new TreeMap<>();
        if (known >= LEAST_WEEKS) {
            int days = Math.max(
                    falseAlarmDays,
                    Math.multiplyExact(anyFalseAlarmDays, intake.hours().size()));
            for (Map.Entry<String, long[]> category : intake.hours().entrySet()) {
                readings.put(category.getKey(), reading(category.getValue(), intake, ends, known, days));
            }
        }
        return readings;
    }

    /** Where the same local time of the same weekday lies in each week before. */
    private int[] ends(Intake intake, int hours) {
        int[] ends = new int[weeks];
        for (int week = 1; week <= weeks; week++) {
            Instant end = intake.end().atZone(zone).minusWeeks(week).toInstant();
            ends[week - 1] =
                    hours - Math.toIntExact(Duration.between(end, intake.end()).toHours());
        }
        return ends;
    }

    private SurgeAssessment reading(long[] counts, Intake intake, int[] ends, int known, int days) {
        double probability = 1.0 / (24.0 * windowHours.size() * days);
        long[] sums = new long[counts.length + 1];
        for (int hour = 0; hour < counts.length; hour++) {
            sums[hour + 1] = sums[hour] + counts[hour];
        }
        List<SurgeAssessment.Window> windows = new ArrayList<>();
        for (int length : windowHours) {
            windows.add(window(sums, length, ends, known, probability, intake.end()));
        }
        return new SurgeAssessment(intake.end(), known, days, windows);
    }

    private SurgeAssessment.Window window(
            long[] sums, int length, int[] ends, int known, double probability, Instant end) {
        long n = sums[sums.length - 1] - sums[sums.length - 1 - length];
        int columns = HOURS_A_WEEK / length;
        long[] same = new long[known];
        long[][] all = new long[known][columns];
        for (int week = 0; week < known; week++) {
            for (int column = 0; column < columns; column++) {
                int to = ends[week] - column * length;
                all[week][column] = sums[to] - sums[to - length];
            }
            same[week] = all[week][0];
        }
        @Nullable CountForecast forecast = PastWeeks.forecast(same, all);
        if (forecast == null) {
            throw new IllegalStateException(known + " weeks are enough");
        }
        return new SurgeAssessment.Window(
                length,
                end.minus(Duration.ofHours(length)),
                n,
                forecast.mean(),
                Math.max(least, forecast.limit(probability)),
                forecast.atLeast(n));
    }
}
