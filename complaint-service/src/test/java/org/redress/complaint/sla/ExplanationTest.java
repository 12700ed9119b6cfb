package org.redress.complaint.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.redress.complaint.sla.calendar.BusinessCalendar;
import org.redress.complaint.sla.calendar.CalendarSpec;
import org.redress.complaint.sla.calendar.CheckedCalendar;
import org.redress.complaint.sla.calendar.DailyWindow;
import org.redress.complaint.sla.calendar.DatedException;
import org.redress.complaint.sla.calendar.OwnHoliday;

/** What people read about a deadline. */
class ExplanationTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static BusinessCalendar office(List<OwnHoliday> holidays, List<DatedException> exceptions) {
        Map<DayOfWeek, List<DailyWindow>> weekly = new EnumMap<>(DayOfWeek.class);
        for (int day = 1; day <= 5; day++) {
            weekly.put(DayOfWeek.of(day), List.of(new DailyWindow(9 * 60, 12 * 60), new DailyWindow(13 * 60, 17 * 60)));
        }
        CalendarSpec spec = new CalendarSpec("Europe/Berlin", weekly, holidays, exceptions, null);
        return ((CheckedCalendar.Accepted) BusinessCalendar.of(spec)).calendar();
    }

    private static List<String> words(Calendar calendar, Target target, String start, Pause... holds) {
        return course(calendar, target, start, holds).explanation().steps().stream()
                .map(ExplainedStep::words)
                .toList();
    }

    private static ClockReport course(Calendar calendar, Target target, String start, Pause... holds) {
        ClockRule rule = new ClockRule(
                "clock",
                target,
                calendar,
                Set.of(NamedEvent.RECEIVED),
                ClockCondition.RESOLUTION,
                Set.of(ClockRule.ANY_STATE),
                ReopenRule.RESUME,
                List.of(),
                Map.of(),
                null);
        Instant from = Instant.parse(start);
        CaseTimes times =
                new CaseTimes(from, null, null, List.of(), List.of(), null, List.of(), List.of(holds), List.of());
        return new SlaEngine(new SlaPolicy("p/1", List.of(rule)), new AroundTheClock())
                .courses(times, List.of(), from, BERLIN)
                .getFirst();
    }

    private static Pause pause(String from, String until) {
        return new Pause("paused", new Interval(Instant.parse(from), Instant.parse(until)));
    }

    @Test
    void windowsNightsHolidaysAndPauses() {
        BusinessCalendar calendar = office(
                List.of(new OwnHoliday(LocalDate.of(2026, 3, 3), "Carnival", true)),
                List.of(new DatedException(
                        LocalDate.of(2026, 3, 4), List.of(new DailyWindow(10 * 60, 11 * 60)), "half day")));
        assertThat(words(
                        calendar,
                        new Target.Counted(Duration.ofMinutes(270)),
                        "2026-03-02T13:30:00Z",
                        pause("2026-03-02T14:00:00Z", "2026-03-02T14:15:30Z"),
                        pause("2026-03-02T16:00:00Z", "2026-03-02T17:00:00Z")))
                .containsExactly(
                        "The clock starts Mon 2 Mar 2026 14:30 (UTC+01:00).",
                        "Mon 2 Mar 2026 14:30 to 15:00: 30 min counts, 30 min in all.",
                        "Paused Mon 2 Mar 2026 15:00 to 15:15:30: 15 min 30 s cut out.",
                        "Mon 2 Mar 2026 15:15:30 to 17:00: 1 h 44 min 30 s counts, 2 h 14 min 30 s in all.",
                        "Paused Mon 2 Mar 2026 17:00 to 18:00: 0 min cut out.",
                        "Closed Mon 2 Mar 2026 18:00 to 24:00.",
                        "Off Tue 3 Mar 2026 00:00 to 24:00: Carnival.",
                        "Closed Wed 4 Mar 2026 00:00 to 10:00.",
                        "Wed 4 Mar 2026 10:00 to 11:00 (half day): 1 h counts, 3 h 14 min 30 s in all.",
                        "Closed Wed 4 Mar 2026 11:00 to Thu 5 Mar 2026 09:00.",
                        "Thu 5 Mar 2026 09:00 to 10:15:30: 1 h 15 min 30 s counts, 4 h 30 min in all.",
                        "4 h 30 min used up: due Thu 5 Mar 2026 10:15:30 (UTC+01:00).");
    }

    @Test
    void aChangeOfClocksCutsAWindow() {
        assertThat(words(new AroundTheClock(), new Target.Counted(Duration.ofHours(24)), "2026-03-28T11:00:00Z"))
                .containsExactly(
                        "The clock starts Sat 28 Mar 2026 12:00 (UTC+01:00).",
                        "Sat 28 Mar 2026 12:00 to Sun 29 Mar 2026 03:00: 14 h counts, 14 h in all.",
                        "The clocks go forward by 1 h to Sun 29 Mar 2026 03:00 (UTC+02:00).",
                        "Sun 29 Mar 2026 03:00 to 13:00: 10 h counts, 24 h in all.",
                        "24 h used up: due Sun 29 Mar 2026 13:00 (UTC+02:00).");
        assertThat(words(office(List.of(), List.of()), new Target.Counted(Duration.ofHours(2)), "2025-10-24T14:00:00Z"))
                .containsExactly(
                        "The clock starts Fri 24 Oct 2025 16:00 (UTC+02:00).",
                        "Fri 24 Oct 2025 16:00 to 17:00: 1 h counts, 1 h in all.",
                        "Closed Fri 24 Oct 2025 17:00 to Sun 26 Oct 2025 02:00.",
                        "The clocks go back by 1 h to Sun 26 Oct 2025 02:00 (UTC+01:00).",
                        "Closed Sun 26 Oct 2025 02:00 to Mon 27 Oct 2025 09:00.",
                        "Mon 27 Oct 2025 09:00 to 10:00: 1 h counts, 2 h in all.",
                        "2 h used up: due Mon 27 Oct 2025 10:00 (UTC+01:00).");
    }

    @Test
    void aClockThatStandsStillHasNoDeadline() {
        Pause lasting = new Pause("paused", new Interval(Instant.parse("2026-03-02T09:00:00Z"), null));
        ClockReport clockReport = course(
                office(List.of(), List.of()),
                new Target.Counted(Duration.ofHours(2)),
                "2026-03-02T08:00:00.5Z",
                lasting);
        assertThat(clockReport.clock().dueAt()).isNull();
        assertThat(clockReport.explanation().steps())
                .extracting(ExplainedStep::words)
                .containsExactly(
                        "The clock starts Mon 2 Mar 2026 09:00:00.500000000 (UTC+01:00).",
                        "Mon 2 Mar 2026 09:00:00.500000000 to 10:00: 59 min 59 s 500000000 ns counts, 59 min 59 s 500000000 ns in all.",
                        "Paused since Mon 2 Mar 2026 10:00, until somebody lets it go on.",
                        "The clock stands still with 1 h 500000000 ns left; it has no deadline until it goes on.");
        assertThat(clockReport.explanation().steps().get(2).until()).isNull();
    }

    @Test
    void businessDays() {
        BusinessCalendar calendar = office(
                List.of(
                        new OwnHoliday(LocalDate.of(2026, 4, 3), "Good Friday", true),
                        new OwnHoliday(LocalDate.of(2026, 4, 6), null, true)),
                List.of());
        Target target = new Target.Dated(
                DayUnit.BUSINESS_DAYS, 2, CutOff.CLOSE_OF_BUSINESS, LocalTime.of(16, 0), false, calendar);
        assertThat(words(calendar, target, "2026-04-01T14:30:00Z"))
                .containsExactly(
                        "The clock starts Wed 1 Apr 2026 16:30 (UTC+02:00).",
                        "It started at 16:00 or later, so Thu 2 Apr 2026 counts as the day of the start.",
                        "Fri 3 Apr 2026 is not a working day (Good Friday).",
                        "Sat 4 Apr 2026 is not a working day.",
                        "Sun 5 Apr 2026 is not a working day.",
                        "Mon 6 Apr 2026 is not a working day (holiday).",
                        "Tue 7 Apr 2026 is business day 1 of 2.",
                        "Wed 8 Apr 2026 is business day 2 of 2.",
                        "Due Wed 8 Apr 2026 17:00 (UTC+02:00).");
        assertThat(course(calendar, target, "2026-04-01T14:30:00Z")
                        .explanation()
                        .steps())
                .extracting(ExplainedStep::detail)
                .containsExactly(null, null, "Good Friday", null, null, "holiday", "1", "2", null);
    }

    @Test
    void manyBusinessDaysAreToldInShort() {
        BusinessCalendar calendar = office(List.of(), List.of());
        Target target = new Target.Dated(DayUnit.BUSINESS_DAYS, 120, CutOff.END_OF_DAY, null, false, calendar);
        List<String> words = words(calendar, target, "2026-04-01T14:30:00Z");
        assertThat(words).hasSizeBetween(100, 150);
        assertThat(words.get(words.size() - 2)).isEqualTo("In the same way up to Wed 16 Sep 2026, business day 120.");
        assertThat(words.getLast()).isEqualTo("Due Thu 17 Sep 2026 00:00 (UTC+02:00).");
    }

    @Test
    void weeksThatEndOnADayOff() {
        BusinessCalendar calendar =
                office(List.of(new OwnHoliday(LocalDate.of(2026, 4, 6), "Easter Monday", true)), List.of());
        Target target = new Target.Dated(DayUnit.WEEKS, 1, CutOff.END_OF_DAY, null, true, calendar);
        assertThat(words(new AroundTheClock(), target, "2026-03-30T10:00:00Z"))
                .containsExactly(
                        "The clock starts Mon 30 Mar 2026 12:00 (UTC+02:00).",
                        "1 week from Mon 30 Mar 2026: the last day is Mon 6 Apr 2026.",
                        "Mon 6 Apr 2026 is not a working day (Easter Monday); the next one is Tue 7 Apr 2026.",
                        "Due Wed 8 Apr 2026 00:00 (UTC+02:00).");
        Target months = new Target.Dated(DayUnit.MONTHS_INCLUSIVE, 6, CutOff.END_OF_DAY, null, false, calendar);
        assertThat(words(new AroundTheClock(), months, "2026-11-20T10:00:00Z").get(1))
                .isEqualTo("6 months, the first day included, from Fri 20 Nov 2026: the last day is Wed 19 May 2027.");
    }

    @Test
    void aPausedDayIsGivenBackInCountedTime() {
        Target target = new Target.Dated(
                DayUnit.CALENDAR_DAYS, 1, CutOff.END_OF_DAY, null, false, office(List.of(), List.of()));
        ClockReport clockReport = course(
                new AroundTheClock(),
                target,
                "2026-03-02T11:00:00Z",
                pause("2026-03-02T12:00:00Z", "2026-03-02T15:00:00Z"));
        assertThat(clockReport.clock().dueAt()).isEqualTo("2026-03-04T02:00:00Z");
        assertThat(clockReport.explanation().steps())
                .extracting(ExplainedStep::kind)
                .containsExactly(
                        ExplainedStep.Kind.START,
                        ExplainedStep.Kind.PERIOD,
                        ExplainedStep.Kind.COUNTED,
                        ExplainedStep.Kind.PAUSED,
                        ExplainedStep.Kind.COUNTED,
                        ExplainedStep.Kind.DUE);
    }

    @Test
    void yearsAreToldInShort() {
        ClockReport clockReport = course(
                office(List.of(), List.of()), new Target.Counted(Duration.ofHours(7 * 500)), "2026-01-01T00:00:00Z");
        List<ExplainedStep> steps = clockReport.explanation().steps();
        assertThat(steps).hasSizeBetween(300, 700);
        assertThat(steps).extracting(ExplainedStep::kind).containsOnlyOnce(ExplainedStep.Kind.SUMMARY);
        ExplainedStep summary = steps.stream()
                .filter(step -> step.kind() == ExplainedStep.Kind.SUMMARY)
                .findFirst()
                .orElseThrow();
        assertThat(summary.words()).startsWith("In the same way Mon 20 Jul 2026 02:00 to ");
        Duration counted = steps.stream()
                .filter(step -> step.kind() == ExplainedStep.Kind.COUNTED || step.kind() == ExplainedStep.Kind.SUMMARY)
                .map(ExplainedStep::counted)
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(counted).isEqualTo(Duration.ofHours(3500));
        assertThat(steps.getLast().from()).isEqualTo(clockReport.clock().dueAt());
    }

    @Test
    void amounts() {
        assertThat(TimeText.amount(Duration.ofMinutes(-61))).isEqualTo("minus 1 h 1 min");
        assertThat(TimeText.amount(Duration.ofHours(1).plusSeconds(1))).isEqualTo("1 h 1 s");
    }
}
