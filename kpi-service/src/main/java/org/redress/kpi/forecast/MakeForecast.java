package org.redress.kpi.forecast;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.query.cases.AnsweredElsewhere;
import org.redress.kpi.query.cases.CaseLinks;

/** Forecasts how many clocks will be late. */
@ApplicationScoped
public class MakeForecast {

    /** So many weeks tell the pace: long enough to be steady, short enough for a team to have stayed the same. */
    static final int WEEKS = 4;

    private static final Comparator<OpenClock.Lane> ORDER = Comparator.comparing(
                    (OpenClock.Lane lane) -> lane.team() == null ? "\uffff" : lane.team())
            .thenComparing(OpenClock.Lane::clock);

    private final OpenClock openClock;
    private final Clock clock;

    MakeForecast(OpenClock openClock, Clock clock) {
        this.openClock = openClock;
        this.clock = clock;
    }

    /**
     * The forecast for the next hours.
     *
     * @param zone of the weekdays and hours that are compared
     * @param knownAt the forecast that was made then; now if absent
     * @throws org.redress.kpi.query.NoViewException if there is no view of what was known when
     * @throws SQLException if the database fails
     */
    public Forecast of(int hours, ZoneId zone, Map<Dimension, List<String>> filters, Optional<Instant> knownAt)
            throws SQLException {
        // As fine as the database tells times, so that the lists of the clocks draw the same line between due and
        // overdue.
        Instant now = knownAt.orElseGet(clock::instant).truncatedTo(ChronoUnit.MICROS);
        Instant end = now.plus(Duration.ofHours(hours));
        return of(
                new Asked(now, hours, zone, filters, knownAt),
                openClock.read(new OpenClock.Hours(end, Pace.past(now, hours, zone)), filters, knownAt));
    }

    /** What was asked at a moment. */
    record Asked(Instant now, int hours, ZoneId zone, Map<Dimension, List<String>> filters, Optional<Instant> knownAt) {

        private CaseLinks.Links links(Optional<OpenClock.Lane> lane) {
            CaseLinks lists = CaseLinks.ahead(
                    now, hours, knownAt, filters, lane.map(one -> Objects.requireNonNullElse(one.team(), "")));
            String clock = lane.map(one -> one.clock() + "/").orElse("");
            Map<String, String> cases = new LinkedHashMap<>();
            AnsweredElsewhere.QUEUES.forEach(
                    queue -> cases.put(queue, lists.list(AnsweredElsewhere.FORECAST, clock + queue)));
            return new CaseLinks.Links(CaseLinks.definitions(AnsweredElsewhere.FORECAST), cases);
        }
    }

    static Forecast of(Asked asked, OpenClock.Picture picture) {
        Instant now = asked.now();
        int hours = asked.hours();
        ZoneId zone = asked.zone();
        Map<OpenClock.Lane, List<OpenClock.Running>> queues = new TreeMap<>(ORDER);
        picture.running().forEach(running -> queues.computeIfAbsent(running.lane(), absent -> new ArrayList<>())
                .add(running));
        Map<OpenClock.Lane, Map<Instant, Long>> stops = new HashMap<>();
        picture.stopped().forEach(stopped -> stops.computeIfAbsent(stopped.lane(), absent -> new HashMap<>())
                .merge(stopped.hour(), stopped.count(), Long::sum));
        List<Forecast.Line> lines = new ArrayList<>();
        queues.forEach((lane, queue) ->
                lines.add(line(lane, queue, new Pace(now, hours, zone, stops.getOrDefault(lane, Map.of())), asked)));
        return new Forecast(
                now,
                hours,
                zone.getId(),
                WEEKS,
                Forecast.METHOD,
                Forecast.ESTIMATES,
                new Forecast.Total(
                        sum(lines, Forecast.Line::due),
                        sum(lines, Forecast.Line::overdue),
                        sum(lines, Forecast.Line::withoutProgress),
                        asked.links(Optional.empty())),
                lines);
    }

    private static long sum(List<Forecast.Line> lines, ToLongFunction<Forecast.Line> count) {
        return lines.stream().mapToLong(count).sum();
    }

    private static Forecast.Line line(OpenClock.Lane lane, List<OpenClock.Running> queue, Pace pace, Asked asked) {
        Instant now = asked.now();
        double[] stopsUntil = new double[queue.size()];
        int overdue = 0;
        long untouched = 0;
        for (int i = 0; i < stopsUntil.length; i++) {
            OpenClock.Running running = queue.get(i);
            if (running.dueAt().isAfter(now)) {
                stopsUntil[i] = pace.stopsUntil(running.dueAt());
                untouched += running.progress() ? 0 : 1;
            } else {
                overdue++;
            }
        }
        Lateness lateness = Lateness.of(stopsUntil, pace.seen());
        return new Forecast.Line(
                lane.team(),
                lane.clock(),
                queue.size() - overdue,
                overdue,
                untouched,
                pace.perHour(),
                pace.expected(),
                lateness.expected() - overdue,
                List.of(lateness.low() - overdue, lateness.high() - overdue),
                asked.links(Optional.of(lane)));
    }

    /** The stops that are to be expected in the hours ahead: in each the mean of the same hour of the same weekday of recent weeks. */
    private static final class Pace {

        private final Instant now;
        private final double[] perHour;
        private double seen;

        Pace(Instant now, int hours, ZoneId zone, Map<Instant, Long> stops) {
            this.now = now;
            this.perHour = new double[hours + 1];
            Instant first = now.truncatedTo(ChronoUnit.HOURS);
            for (int hour = 0; hour <= hours; hour++) {
                Instant begin = first.plus(Duration.ofHours(hour));
                long sum = 0;
                for (int week = 1; week <= WEEKS; week++) {
                    sum += stops.getOrDefault(weeksBefore(begin, week, zone), 0L);
                }
                perHour[hour] = (double) sum / WEEKS;
                seen += sum;
            }
        }

        /** The hours that it looks at: in each of the weeks, from the one that corresponds to the present to the one of the end. */
        static List<OpenClock.Stretch> past(Instant now, int hours, ZoneId zone) {
            Instant first = now.truncatedTo(ChronoUnit.HOURS);
            List<OpenClock.Stretch> past = new ArrayList<>();
            for (int week = WEEKS; week >= 1; week--) {
                Instant begin = weeksBefore(first, week, zone);
                Instant last = weeksBefore(first.plus(Duration.ofHours(hours)), week, zone);
                past.add(new OpenClock.Stretch(begin, last.plus(Duration.ofHours(1))));
            }
            return past;
        }

        private static Instant weeksBefore(Instant hour, int weeks, ZoneId zone) {
            return hour.atZone(zone).minusWeeks(weeks).toInstant().truncatedTo(ChronoUnit.HOURS);
        }

        double stopsUntil(Instant time) {
            double passed = fraction(now);
            double left = passed + Duration.between(now, time).toNanos() / 3.6e12;
            double stops = 0;
            for (int hour = 0; hour < perHour.length && hour < left; hour++) {
                double from = hour == 0 ? passed : 0;
                stops += perHour[hour] * (Math.min(1, left - hour) - from);
            }
            return stops;
        }

        private static double fraction(Instant time) {
            return Duration.between(time.truncatedTo(ChronoUnit.HOURS), time).toNanos() / 3.6e12;
        }

        double expected() {
            return stopsUntil(now.plus(Duration.ofHours(perHour.length - 1L)));
        }

        double perHour() {
            return expected() / (perHour.length - 1);
        }

        double seen() {
            return seen;
        }
    }
}
