package org.redress.complaint.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The decisions DEC-1 to DEC-8 as far as elapsed time goes. */
class SlaEngineTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final SlaPolicy POLICY = new SlaPolicy(
            "test/1",
            List.of(
                    rule("acknowledgement", 24, ClockCondition.ACKNOWLEDGEMENT, false),
                    rule("first-response", 48, ClockCondition.FIRST_RESPONSE, false),
                    rule("resolution", 100, ClockCondition.RESOLUTION, true)));
    private static final SlaEngine ENGINE = new SlaEngine(POLICY, new AroundTheClock());

    private static ClockRule rule(String clock, int hours, ClockCondition stop, boolean paused) {
        return new ClockRule(clock, Duration.ofHours(hours), stop, paused, ReopenRule.RESUME, List.of(50, 75, 90));
    }

    private static Instant hours(double hours) {
        return START.plusSeconds((long) (hours * 3600));
    }

    private static CaseTimes times(@Nullable Instant answered, List<Interval> waiting, List<Closure> settlements) {
        return new CaseTimes(START, answered, answered, waiting, settlements, null);
    }

    private static SlaClock resolution(CaseTimes times, Instant asOf) {
        return clock("resolution", times, asOf);
    }

    private static SlaClock clock(String code, CaseTimes times, Instant asOf) {
        return ENGINE.read(times, List.of(), START, asOf).clocks().stream()
                .filter(clock -> clock.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void dec1_dec7_metMeansNotAfterTheDeadline() {
        // when it is resolved at the very deadline, and a microsecond later
        SlaClock punctual =
                resolution(times(null, List.of(), List.of(new Closure(hours(100), null, null, null))), hours(500));
        SlaClock late = resolution(
                times(null, List.of(), List.of(new Closure(hours(100).plusNanos(1000), null, null, null))), hours(500));
        // then
        assertThat(punctual.state()).isEqualTo(ClockState.MET);
        assertThat(late.state()).isEqualTo(ClockState.BREACHED);
        assertThat(late.dueAt()).isEqualTo(hours(100));
    }

    @Test
    void dec7_runningIsNotLateAtTheDeadlineItself() {
        assertThat(resolution(times(null, List.of(), List.of()), hours(100)).state())
                .isEqualTo(ClockState.RUNNING);
        assertThat(resolution(times(null, List.of(), List.of()), hours(100).plusNanos(1000))
                        .state())
                .isEqualTo(ClockState.BREACHED);
    }

    @Test
    void dec2_reopenedResumesWithoutTheSettledTime() {
        CaseTimes times = times(null, List.of(), List.of(new Closure(hours(40), hours(50), null, hours(90))));
        SlaClock clock = resolution(times, hours(95));
        assertThat(clock.state()).isEqualTo(ClockState.RUNNING);
        assertThat(clock.dueAt()).isEqualTo(hours(150));
        assertThat(ENGINE.remaining(clock, times, hours(95))).isEqualTo(Duration.ofHours(55));
    }

    @Test
    void dec2_restartAndKeep() {
        CaseTimes times = times(null, List.of(), List.of(new Closure(hours(40), null, null, hours(90))));
        SlaEngine restart = engine(ReopenRule.RESTART);
        assertThat(restart.read(times, List.of(), START, hours(95)).clocks())
                .extracting(SlaClock::run, SlaClock::state, SlaClock::dueAt)
                .containsExactly(tuple(1, ClockState.MET, hours(100)), tuple(2, ClockState.RUNNING, hours(190)));
        assertThat(engine(ReopenRule.KEEP)
                        .read(times, List.of(), START, hours(500))
                        .clocks())
                .extracting(SlaClock::state)
                .containsExactly(ClockState.MET);
    }

    private static SlaEngine engine(ReopenRule reopen) {
        return new SlaEngine(
                new SlaPolicy(
                        "test/1",
                        List.of(new ClockRule(
                                "resolution",
                                Duration.ofHours(100),
                                ClockCondition.RESOLUTION,
                                true,
                                reopen,
                                List.of()))),
                new AroundTheClock());
    }

    @Test
    void dec3_theTargetGivenFirstStays() {
        CaseTimes times = times(null, List.of(), List.of());
        List<SlaClock> given = ENGINE.read(times, List.of(), START, START).clocks();
        SlaEngine edited = new SlaEngine(
                new SlaPolicy("test/2", List.of(rule("resolution", 10, ClockCondition.RESOLUTION, true))),
                new AroundTheClock());
        SlaClock clock = edited.read(times, given, START, START).clocks().getFirst();
        assertThat(clock.dueAt()).isEqualTo(hours(100));
        assertThat(clock.policy()).isEqualTo("test/1");
    }

    @Test
    void dec6_aRunningPauseCannotBreachAndEndsExactly() {
        CaseTimes waiting = times(null, List.of(new Interval(hours(99.5), null)), List.of());
        SlaClock paused = resolution(waiting, hours(1000));
        assertThat(paused.state()).isEqualTo(ClockState.PAUSED);
        assertThat(paused.dueAt()).isNull();
        assertThat(ENGINE.remaining(paused, waiting, hours(1000))).isEqualTo(Duration.ofMinutes(30));
        SlaClock resumed =
                resolution(times(null, List.of(new Interval(hours(99.5), hours(1000))), List.of()), hours(1000));
        assertThat(resumed.dueAt()).isEqualTo(hours(1000.5));
    }

    @Test
    void dec6_pausesDoNotTouchClocksThatDoNotPause() {
        CaseTimes waiting = times(null, List.of(new Interval(hours(1), null)), List.of());
        assertThat(clock("first-response", waiting, hours(49)).state()).isEqualTo(ClockState.BREACHED);
    }

    @Test
    void c8_closingWithoutResolutionEndsTheResolutionClock() {
        CaseTimes closed = times(null, List.of(), List.of(new Closure(null, hours(99), null, null)));
        assertThat(resolution(closed, hours(500)).state()).isEqualTo(ClockState.MET);
        assertThat(clock("acknowledgement", closed, hours(500)).state()).isEqualTo(ClockState.BREACHED);
    }

    @Test
    void closingAndWithdrawingCancelWhatIsNotYetLate() {
        CaseTimes withdrawn = times(null, List.of(), List.of(new Closure(null, hours(30), "withdrawn", null)));
        assertThat(resolution(withdrawn, hours(500)).state()).isEqualTo(ClockState.CANCELLED);
        assertThat(clock("first-response", withdrawn, hours(500)).state()).isEqualTo(ClockState.CANCELLED);
        assertThat(clock("acknowledgement", withdrawn, hours(500)).state()).isEqualTo(ClockState.BREACHED);
    }

    @Test
    void aStatedDeadlineNeitherPausesNorWarns() {
        CaseTimes times = new CaseTimes(START, null, null, List.of(new Interval(hours(1), null)), List.of(), hours(8));
        SlaClock stated = clock("stated", times, hours(7.9));
        assertThat(stated.state()).isEqualTo(ClockState.RUNNING);
        assertThat(stated.warnedShare()).isZero();
        assertThat(stated.budget()).isNull();
        assertThat(clock("stated", times, hours(8.1)).state()).isEqualTo(ClockState.BREACHED);
    }

    @Test
    void warnsOfTheLargestShareAndKnowsTheNext() {
        ClocksAsOf clocksAsOf = ENGINE.read(times(START, List.of(), List.of()), List.of(), START, hours(76));
        assertThat(clocksAsOf.clocks().getLast().warnedShare()).isEqualTo(75);
        assertThat(clocksAsOf.nextAt()).isEqualTo(hours(90));
    }

    @Test
    void doesNotWarnOfWhatPassedBeforeTheCaseWasKnown() {
        ClocksAsOf clocksAsOf = ENGINE.read(times(START, List.of(), List.of()), List.of(), hours(76), hours(77));
        assertThat(clocksAsOf.clocks().getLast().warnedShare()).isZero();
        assertThat(clocksAsOf.nextAt()).isEqualTo(hours(90));
    }
}
