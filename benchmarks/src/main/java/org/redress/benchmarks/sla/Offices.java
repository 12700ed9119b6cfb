package org.redress.benchmarks.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.redress.complaint.sla.AroundTheClock;
import org.redress.complaint.sla.Calendar;
import org.redress.complaint.sla.CaseTimes;
import org.redress.complaint.sla.ClockCondition;
import org.redress.complaint.sla.ClockRule;
import org.redress.complaint.sla.Closure;
import org.redress.complaint.sla.Interval;
import org.redress.complaint.sla.NamedEvent;
import org.redress.complaint.sla.Pause;
import org.redress.complaint.sla.ReopenRule;
import org.redress.complaint.sla.SlaEngine;
import org.redress.complaint.sla.SlaPolicy;
import org.redress.complaint.sla.Target;
import org.redress.complaint.sla.calendar.BusinessCalendar;
import org.redress.complaint.sla.calendar.CalendarSpec;
import org.redress.complaint.sla.calendar.CheckedCalendar;
import org.redress.complaint.sla.calendar.DailyWindow;
import org.redress.complaint.sla.calendar.NationalHolidays;

/** One office, two windows a day, the holidays of Bavaria; once for our engine, once for the reference. */
final class Offices {

    static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private Offices() {}

    private static NationalHolidays bavaria() {
        NationalHolidays holidays = NationalHolidays.of("DE", "by");
        if (holidays == null) {
            throw new IllegalStateException("Bavaria is gone");
        }
        return holidays;
    }

    static BusinessCalendar ours() {
        Map<DayOfWeek, List<DailyWindow>> week = new EnumMap<>(DayOfWeek.class);
        for (int day = 1; day <= 5; day++) {
            week.put(DayOfWeek.of(day), List.of(new DailyWindow(9 * 60, 12 * 60), new DailyWindow(13 * 60, 18 * 60)));
        }
        CheckedCalendar reading =
                BusinessCalendar.of(new CalendarSpec(ZONE.getId(), week, List.of(), List.of(), bavaria()));
        return ((CheckedCalendar.Accepted) reading).calendar();
    }

    static WalkingCalendar reference() {
        Map<DayOfWeek, List<WalkingCalendar.Window>> week = new EnumMap<>(DayOfWeek.class);
        for (int day = 1; day <= 5; day++) {
            week.put(
                    DayOfWeek.of(day),
                    List.of(
                            new WalkingCalendar.Window(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                            new WalkingCalendar.Window(LocalTime.of(13, 0), LocalTime.of(18, 0))));
        }
        Set<LocalDate> holidays = new HashSet<>();
        for (int year = 2025; year <= 2028; year++) {
            holidays.addAll(bavaria().of(year).keySet());
        }
        return new WalkingCalendar(ZONE, week, holidays);
    }

    /** First response 8 h, resolution 80 h, both in business time, the second paused while waiting. */
    static SlaEngine engine(Calendar calendar) {
        return engine(
                rule("first-response", 8, ClockCondition.FIRST_RESPONSE, Set.of(), calendar), resolution(calendar));
    }

    /** The second of them alone. */
    static SlaEngine oneClock(Calendar calendar) {
        return engine(resolution(calendar));
    }

    private static SlaEngine engine(ClockRule... rules) {
        return new SlaEngine(new SlaPolicy("benchmark/1", List.of(rules)), new AroundTheClock());
    }

    private static ClockRule resolution(Calendar calendar) {
        return rule("resolution", 80, ClockCondition.RESOLUTION, Set.of(ClockRule.ANY_STATE), calendar);
    }

    private static ClockRule rule(
            String clock, int hours, ClockCondition stop, Set<String> pausedBy, Calendar calendar) {
        return new ClockRule(
                clock,
                new Target.Counted(Duration.ofHours(hours)),
                calendar,
                Set.of(NamedEvent.RECEIVED),
                stop,
                pausedBy,
                ReopenRule.RESUME,
                List.of(50, 75, 90),
                Map.of(),
                null);
    }

    /** An open case received somewhere in the year, which waited twice for its customer. */
    static CaseTimes openCase(Random random) {
        Instant receivedAt = START.plusSeconds(random.nextInt(350 * 86_400));
        Instant first = receivedAt.plusSeconds(random.nextInt(86_400));
        Instant second = first.plusSeconds(86_400 + random.nextInt(86_400));
        return new CaseTimes(
                receivedAt,
                null,
                null,
                List.of(
                        new Interval(first, first.plusSeconds(random.nextInt(86_400))),
                        new Interval(second, second.plusSeconds(random.nextInt(86_400)))),
                List.<Closure>of(),
                null,
                List.of(),
                List.<Pause>of(),
                List.of());
    }
}
