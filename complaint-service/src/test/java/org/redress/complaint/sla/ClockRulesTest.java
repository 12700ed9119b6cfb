package org.redress.complaint.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.redress.complaint.sla.calendar.ZoneDays;

/** Clocks beyond the default policy: exchanges, events by name, replacement, lanes, days. */
class ClockRulesTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final ClockCondition SENT =
            new ClockCondition.Told(Set.of("letter-sent"), Set.of("withdrawn", "letter-void"));

    private static Instant at(double hours) {
        return START.plusSeconds((long) (hours * 3600));
    }

    private static ClockRule rule(
            String clock,
            double hours,
            ClockCondition stop,
            ReopenRule reopen,
            Map<String, String> replacedBy,
            @Nullable String exemptIf) {
        return new ClockRule(
                clock,
                new Target.Counted(Duration.ofMinutes((long) (hours * 60))),
                null,
                Set.of(NamedEvent.RECEIVED),
                stop,
                Set.of("waiting-for-authority"),
                reopen,
                List.of(50, 90),
                replacedBy,
                exemptIf);
    }

    private static ClockRule sent(double hours, ReopenRule reopen) {
        return rule("letter", hours, SENT, reopen, Map.of(), null);
    }

    private static ClockRule next(Set<String> startedBy, ReopenRule reopen) {
        return new ClockRule(
                "next",
                new Target.Counted(Duration.ofHours(2)),
                null,
                startedBy,
                ClockCondition.NEXT_RESPONSE,
                Set.of(),
                reopen,
                List.of(),
                Map.of(),
                null);
    }

    private static CaseTimes marks(NamedEvent... marks) {
        return new CaseTimes(START, null, null, List.of(), List.of(), null, List.of(), List.of(), List.of(marks));
    }

    private static CaseTimes contacts(List<Closure> settlements, Contact... contacts) {
        return new CaseTimes(START, null, null, List.of(), settlements, null, List.of(contacts), List.of(), List.of());
    }

    private static Contact customer(double hours) {
        return new Contact(at(hours), true);
    }

    private static Contact agent(double hours) {
        return new Contact(at(hours), false);
    }

    private static List<ClockReport> courses(CaseTimes times, double now, ClockRule... rules) {
        return new SlaEngine(new SlaPolicy("test/1", List.of(rules)), new AroundTheClock())
                .courses(times, List.of(), at(now), ZoneOffset.UTC);
    }

    private static List<SlaClock> clocks(CaseTimes times, double now, ClockRule... rules) {
        return new SlaEngine(new SlaPolicy("test/1", List.of(rules)), new AroundTheClock())
                .read(times, List.of(), START, at(now))
                .clocks();
    }

    @Test
    void dec4_theEarliestUnansweredMessageCounts() {
        Set<String> both = Set.of(NamedEvent.RECEIVED, NamedEvent.CUSTOMER_MESSAGE);
        CaseTimes times = contacts(
                List.of(),
                agent(-1),
                customer(0.5),
                agent(1),
                agent(1.5),
                customer(3),
                customer(4),
                agent(6),
                customer(7));
        assertThat(courses(times, 7, next(both, ReopenRule.RESUME)))
                .extracting(
                        c -> c.clock().run(),
                        c -> c.clock().startedAt(),
                        c -> c.clock().state(),
                        ClockReport::elapsed)
                .containsExactly(
                        tuple(1, at(0), ClockState.MET, Duration.ofHours(1)),
                        tuple(2, at(3), ClockState.BREACHED, Duration.ofHours(3)),
                        tuple(3, at(7), ClockState.RUNNING, Duration.ZERO));
        assertThat(courses(times, 7, next(Set.of(NamedEvent.CUSTOMER_MESSAGE), ReopenRule.RESUME)))
                .extracting(c -> c.clock().startedAt())
                .containsExactly(at(0.5), at(3), at(7));
        assertThat(courses(times, 7, next(Set.of(NamedEvent.RECEIVED), ReopenRule.RESUME)))
                .extracting(c -> c.clock().startedAt())
                .containsExactly(at(0));
    }

    @Test
    void anExchangeEndsWithTheCaseAndGoesOnWithIt() {
        Set<String> messages = Set.of(NamedEvent.CUSTOMER_MESSAGE);
        List<Closure> closed = List.of(new Closure(null, at(2), null, null));
        List<Closure> reopened = List.of(new Closure(null, at(2), null, at(5)));
        assertThat(clocks(contacts(closed, customer(1)), 9, next(messages, ReopenRule.RESUME)))
                .extracting(SlaClock::state, SlaClock::stoppedAt)
                .containsExactly(tuple(ClockState.CANCELLED, at(2)));
        assertThat(clocks(contacts(reopened, customer(1), agent(5.5)), 9, next(messages, ReopenRule.RESUME)))
                .extracting(SlaClock::state, SlaClock::dueAt)
                .containsExactly(tuple(ClockState.MET, at(6)));
        assertThat(clocks(contacts(reopened, customer(3)), 6, next(messages, ReopenRule.RESUME)))
                .extracting(SlaClock::state, SlaClock::startedAt, SlaClock::dueAt)
                .containsExactly(tuple(ClockState.RUNNING, at(3), at(7)));
        assertThat(clocks(contacts(reopened, customer(6)), 6, next(messages, ReopenRule.RESUME)))
                .extracting(SlaClock::dueAt)
                .containsExactly(at(8));
        assertThat(clocks(contacts(reopened, customer(1)), 6, next(messages, ReopenRule.RESTART)))
                .extracting(SlaClock::run, SlaClock::state, SlaClock::startedAt)
                .containsExactly(tuple(1, ClockState.CANCELLED, at(1)), tuple(2, ClockState.RUNNING, at(5)));
    }

    @Test
    void eventsByNameEndAClock() {
        assertThat(courses(
                        marks(new NamedEvent("letter-sent", at(-1)), new NamedEvent("letter-sent", at(10))),
                        20,
                        sent(10, ReopenRule.KEEP)))
                .extracting(c -> c.clock().state(), ClockReport::endedBy, ClockReport::margin)
                .containsExactly(tuple(ClockState.MET, "letter-sent", Duration.ZERO));
        assertThat(courses(
                        marks(new NamedEvent("letter-void", at(3)), new NamedEvent("letter-sent", at(4))),
                        20,
                        sent(10, ReopenRule.KEEP)))
                .extracting(c -> c.clock().state(), ClockReport::endedBy)
                .containsExactly(tuple(ClockState.CANCELLED, "letter-void"));
        assertThat(courses(marks(new NamedEvent("closed", at(3))), 20, sent(10, ReopenRule.KEEP)))
                .extracting(c -> c.clock().state(), ClockReport::endedBy)
                .containsExactly(tuple(ClockState.BREACHED, null));
    }

    @Test
    void theEndOfACaseIsNamed() {
        ClockRule rule = rule("resolution", 9, ClockCondition.RESOLUTION, ReopenRule.KEEP, Map.of(), null);
        for (String voidedBy : Arrays.asList(Closure.WITHDRAWN, Closure.MERGED, null)) {
            CaseTimes ended = new CaseTimes(
                    START, null, null, List.of(), List.of(new Closure(null, at(1), voidedBy, null)), null);
            assertThat(courses(ended, 20, rule))
                    .extracting(ClockReport::endedBy)
                    .containsExactly(voidedBy == null ? "closed" : voidedBy);
        }
    }

    @Test
    void dec2_reopeningAfterAnEventByName() {
        CaseTimes times = marks(
                new NamedEvent(NamedEvent.REOPENED, at(1)),
                new NamedEvent("letter-sent", at(4)),
                new NamedEvent("letter-sent", at(5)),
                new NamedEvent(NamedEvent.REOPENED, at(6)),
                new NamedEvent("letter-sent", at(13)));
        assertThat(clocks(times, 20, sent(10, ReopenRule.KEEP)))
                .extracting(SlaClock::state, SlaClock::stoppedAt)
                .containsExactly(tuple(ClockState.MET, at(4)));
        assertThat(clocks(times, 20, sent(10, ReopenRule.RESUME)))
                .extracting(SlaClock::state, SlaClock::dueAt, SlaClock::stoppedAt)
                .containsExactly(tuple(ClockState.BREACHED, at(12), at(13)));
        assertThat(clocks(times, 20, sent(10, ReopenRule.RESTART)))
                .extracting(SlaClock::run, SlaClock::state, SlaClock::dueAt, SlaClock::stoppedAt)
                .containsExactly(tuple(1, ClockState.MET, at(10), at(4)), tuple(2, ClockState.MET, at(16), at(13)));
    }

    @Test
    void aHoldingReplyPutsAnotherClockInPlace() {
        ClockRule first = rule("final-15", 15, SENT, ReopenRule.KEEP, Map.of("holding-reply", "final-35"), null);
        ClockRule second = rule("final-35", 35, SENT, ReopenRule.KEEP, Map.of(), null);
        // nothing yet: the second clock does not exist
        assertThat(courses(marks(), 1, first, second))
                .extracting(c -> c.clock().code())
                .containsExactly("final-15");
        // in time, counted from receipt
        assertThat(courses(
                        marks(new NamedEvent("holding-reply", at(15)), new NamedEvent("letter-sent", at(30))),
                        40,
                        first,
                        second))
                .extracting(
                        c -> c.clock().code(),
                        c -> c.clock().state(),
                        ClockReport::endedBy,
                        ClockReport::replacedBy,
                        c -> c.clock().dueAt())
                .containsExactly(
                        tuple("final-15", ClockState.MET, "holding-reply", "final-35", at(15)),
                        tuple("final-35", ClockState.MET, "letter-sent", null, at(35)));
        // too late: the first is broken, the second is owed
        assertThat(courses(marks(new NamedEvent("holding-reply", at(16))), 40, first, second))
                .extracting(c -> c.clock().code(), c -> c.clock().state())
                .containsExactly(tuple("final-15", ClockState.BREACHED), tuple("final-35", ClockState.BREACHED));
        // after the end: nothing to replace
        assertThat(courses(
                        marks(new NamedEvent("letter-sent", at(2)), new NamedEvent("holding-reply", at(3))),
                        40,
                        first,
                        second))
                .extracting(c -> c.clock().code(), ClockReport::endedBy)
                .containsExactly(tuple("final-15", "letter-sent"));
    }

    @Test
    void aLaneThatSucceedsVoidsOtherDuties() {
        ClockRule lane = rule("lane", 3, ClockCondition.RESOLUTION, ReopenRule.KEEP, Map.of(), null);
        ClockRule duty = rule("duty", 8, SENT, ReopenRule.KEEP, Map.of(), "lane");
        CaseTimes quick =
                new CaseTimes(START, null, null, List.of(), List.of(new Closure(at(3), null, null, null)), null);
        CaseTimes slow =
                new CaseTimes(START, null, null, List.of(), List.of(new Closure(at(4), null, null, null)), null);
        CaseTimes gone =
                new CaseTimes(START, null, null, List.of(), List.of(new Closure(null, at(1), "withdrawn", null)), null);
        assertThat(courses(quick, 20, lane, duty))
                .extracting(c -> c.clock().state(), ClockReport::endedBy, c -> c.clock()
                        .stoppedAt())
                .containsExactly(
                        tuple(ClockState.MET, "resolved", at(3)), tuple(ClockState.CANCELLED, Stop.EXEMPT, at(3)));
        assertThat(courses(slow, 5, lane, duty))
                .extracting(c -> c.clock().state())
                .containsExactly(ClockState.BREACHED, ClockState.RUNNING);
        assertThat(courses(gone, 5, lane, duty))
                .extracting(c -> c.clock().state())
                .containsExactly(ClockState.CANCELLED, ClockState.RUNNING);
        // what was done before stays done
        ClockRule early = rule("duty", 8, ClockCondition.ACKNOWLEDGEMENT, ReopenRule.KEEP, Map.of(), "lane");
        CaseTimes acknowledged =
                new CaseTimes(START, at(1), null, List.of(), List.of(new Closure(at(3), null, null, null)), null);
        assertThat(courses(acknowledged, 20, lane, early))
                .extracting(c -> c.clock().state())
                .containsExactly(ClockState.MET, ClockState.MET);
    }

    @Test
    void clocksStartWithAnEvent() {
        ClockRule rule = new ClockRule(
                "response",
                new Target.Counted(Duration.ofHours(15)),
                null,
                Set.of("sent-to-company"),
                SENT,
                Set.of(),
                ReopenRule.KEEP,
                List.of(),
                Map.of(),
                null);
        assertThat(clocks(marks(), 1, rule)).isEmpty();
        assertThat(clocks(
                        marks(new NamedEvent("sent-to-company", at(2)), new NamedEvent("sent-to-company", at(4))),
                        1,
                        rule))
                .extracting(SlaClock::startedAt, SlaClock::dueAt)
                .containsExactly(tuple(at(2), at(17)));
    }

    @Test
    void dec6_eachClockNamesTheStatesThatPauseIt() {
        List<Pause> holds = List.of(
                new Pause("waiting-for-authority", new Interval(at(4), at(6))),
                new Pause("something-else", new Interval(at(1), at(2))),
                new Pause("waiting-for-authority", new Interval(at(3), at(5))));
        CaseTimes times = new CaseTimes(START, null, null, List.of(), List.of(), null, List.of(), holds, List.of());
        ClockReport clockReport = courses(times, 8, sent(10, ReopenRule.KEEP)).getFirst();
        assertThat(clockReport.clock().dueAt()).isEqualTo(at(13));
        assertThat(clockReport.elapsed()).isEqualTo(Duration.ofHours(5));
        assertThat(clockReport.shares())
                .extracting(ClockReport.Share::percent, ClockReport.Share::usedUpAt)
                .containsExactly(tuple(50, at(8)), tuple(90, at(12)));
    }

    @Test
    void aClockWithoutATargetOnlyMeasures() {
        ClockRule rule = new ClockRule(
                "resolution",
                new Target.Measured(),
                null,
                Set.of(NamedEvent.RECEIVED),
                ClockCondition.RESOLUTION,
                Set.of(),
                ReopenRule.RESUME,
                List.of(50),
                Map.of(),
                null);
        CaseTimes resolved =
                new CaseTimes(START, null, null, List.of(), List.of(new Closure(at(3), at(9), null, null)), null);
        CaseTimes withdrawn =
                new CaseTimes(START, null, null, List.of(), List.of(new Closure(null, at(3), "withdrawn", null)), null);
        ClockReport clockReport = courses(resolved, 10, rule).getFirst();
        assertThat(clockReport.elapsed()).isEqualTo(Duration.ofHours(3));
        assertThat(clockReport.margin()).isNull();
        assertThat(clockReport.shares()).isEmpty();
        assertThat(clockReport.clock().state()).isEqualTo(ClockState.MET);
        assertThat(clockReport.explanation().steps())
                .extracting(ExplainedStep::kind)
                .containsExactly(ExplainedStep.Kind.START, ExplainedStep.Kind.OPEN_END);
        assertThat(clocks(withdrawn, 10, rule)).extracting(SlaClock::state).containsExactly(ClockState.CANCELLED);
        ClocksAsOf open = new SlaEngine(new SlaPolicy("test/1", List.of(rule)), new AroundTheClock())
                .read(marks(), List.of(), START, at(1));
        assertThat(open.clocks()).extracting(SlaClock::state).containsExactly(ClockState.RUNNING);
        assertThat(open.nextAt()).isNull();
        assertThat(rule.time()).isNull();
    }

    private static Target.Dated dated(DayUnit unit, int quantity, CutOff cutOff, @Nullable LocalTime receivedBy) {
        return new Target.Dated(unit, quantity, cutOff, receivedBy, false, new ZoneDays(ZoneId.of("Europe/London")));
    }

    @Test
    void monthsAndTheirEnds() {
        record Months(String start, int quantity, String inclusive, String same) {}
        for (Months months : List.of(
                new Months("2026-11-20T12:00:00Z", 6, "2027-05-19", "2027-05-20"),
                new Months("2026-03-01T12:00:00Z", 6, "2026-08-31", "2026-09-01"),
                new Months("2026-08-31T12:00:00Z", 6, "2027-02-28", "2027-02-28"),
                new Months("2026-08-29T12:00:00Z", 6, "2027-02-28", "2027-02-28"),
                new Months("2026-08-28T12:00:00Z", 6, "2027-02-27", "2027-02-28"),
                new Months("2027-08-29T12:00:00Z", 6, "2028-02-28", "2028-02-29"))) {
            Instant start = Instant.parse(months.start());
            assertThat(dated(DayUnit.MONTHS_INCLUSIVE, months.quantity(), CutOff.END_OF_DAY, null)
                            .lastDay(start))
                    .as(months.start())
                    .isEqualTo(months.inclusive());
            assertThat(dated(DayUnit.MONTHS, months.quantity(), CutOff.END_OF_DAY, null)
                            .lastDay(start))
                    .as(months.start())
                    .isEqualTo(months.same());
        }
    }

    @Test
    void theHourUntilWhichADayCounts() {
        LocalTime five = LocalTime.of(17, 0);
        Target.Dated target = dated(DayUnit.CALENDAR_DAYS, 1, CutOff.END_OF_DAY, five);
        assertThat(target.lastDay(Instant.parse("2026-03-02T16:59:59Z"))).isEqualTo("2026-03-03");
        assertThat(target.lastDay(Instant.parse("2026-03-02T17:00:00Z"))).isEqualTo("2026-03-04");
        assertThat(target.startedLate(Instant.parse("2026-03-02T17:00:00Z"))).isTrue();
        assertThat(target.dueAt(Instant.parse("2026-03-28T17:00:00Z"))).isEqualTo("2026-03-30T23:00:00Z");
    }

    @Test
    void theSameWallTimeAcrossAChangeOfClocks() {
        assertThat(dated(DayUnit.CALENDAR_DAYS, 1, CutOff.TIME_OF_START, null)
                        .dueAt(Instant.parse("2026-03-28T12:00:00Z")))
                .isEqualTo("2026-03-29T11:00:00Z");
        assertThat(dated(DayUnit.WEEKS, 1, CutOff.CLOSE_OF_BUSINESS, null).dueAt(Instant.parse("2026-03-28T12:00:00Z")))
                .isEqualTo("2026-04-04T23:00:00Z");
        assertThatThrownBy(() -> dated(DayUnit.WEEKS, 0, CutOff.END_OF_DAY, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Target.Counted(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Target.Counted(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
