package org.redress.complaint.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes the clocks of a case. Verdicts follow from event times alone: {@code met} means the stop is not after the deadline, whenever
 * anybody looked (DEC-7).
 */
public final class SlaEngine {

    private final SlaPolicy policy;
    private final Calendar calendar;
    private final boolean connected;

    /**
     * @param calendar of rules that name none
     */
    public SlaEngine(SlaPolicy policy, Calendar calendar) {
        this.policy = policy;
        this.calendar = calendar;
        this.connected = policy.connected();
    }

    /** The policy that new cases are given. */
    public SlaPolicy policy() {
        return policy;
    }

    /**
     * Every clock of a case.
     *
     * @param pinned the clocks the case already has: their targets, policy and warnings stay (DEC-3)
     * @param warnFrom shares of the budget used up before this instant are not worth a warning
     * @param asOf how far time has come
     */
    public ClocksAsOf read(CaseTimes times, List<SlaClock> pinned, Instant warnFrom, Instant asOf) {
        ClocksAsOfBuilder clocksAsOfBuilder = new ClocksAsOfBuilder();
        List<Run> runs = runs(times, pinned);
        for (Run run : runs) {
            run.read(earlier(pinned, run, runs), warnFrom, asOf, clocksAsOfBuilder);
        }
        Instant deadline = times.statedDeadlineAt();
        if (deadline != null) {
            clocksAsOfBuilder.add(stated(times, deadline, asOf), null);
        }
        return clocksAsOfBuilder.reading();
    }

    /**
     * Every clock of a case but the stated one, with what led to it, in the order of the policy.
     *
     * @param pinned as for {@link #read}
     * @param asOf how far time has come; what happened after it is to be left out of {@code times}
     * @param zone in which clocks are explained that have no calendar of their own
     */
    public List<ClockReport> courses(CaseTimes times, List<SlaClock> pinned, Instant asOf, ZoneId zone) {
        List<ClockReport> courses = new ArrayList<>();
        for (Run run : runs(times, pinned)) {
            courses.add(course(run, find(pinned, run.rule().clock(), run.number()), asOf, zone));
        }
        return courses;
    }

    private static ClockReport course(Run run, @Nullable SlaClock before, Instant asOf, ZoneId zone) {
        ClockRule rule = run.rule();
        SlaClock clock = run.clock(asOf, before == null ? 0 : before.warnedShare());
        Instant end = clock.stoppedAt() == null ? asOf : clock.stoppedAt();
        Duration elapsed = run.counted().between(run.startedAt(), end);
        Duration budget = clock.budget();
        List<ClockReport.Share> shares = new ArrayList<>(rule.warnings().size());
        if (budget != null) {
            for (int share : rule.warnings()) {
                shares.add(new ClockReport.Share(share, run.shareUsedAt(share, budget)));
            }
        }
        String endedBy = run.ending() == null ? null : run.ending().by();
        return new ClockReport(
                clock,
                rule,
                endedBy,
                endedBy == null ? null : rule.replacedBy().get(endedBy),
                elapsed,
                budget == null ? null : budget.minus(elapsed),
                shares,
                Explanation.of(run, zone));
    }

    /** The counted time a clock has left at an instant, negative once it is late; null for a stated deadline or an ended clock. */
    public @Nullable Duration remaining(SlaClock clock, CaseTimes times, Instant asOf) {
        Duration budget = clock.budget();
        if (budget == null || clock.stoppedAt() != null) {
            return null;
        }
        Duration elapsed = elapsed(clock, runs(times, List.of()), asOf);
        return elapsed == null ? null : budget.minus(elapsed);
    }

    /** The exchanges of a case with its customer, for each clock of answers (DEC-4); none if it has no such clock. */
    public List<Exchanges> exchanges(List<SlaClock> clocks, CaseTimes times, Instant asOf) {
        List<Exchanges> exchanges = new ArrayList<>(0);
        for (ClockRule rule : policy.rules()) {
            if (rule.stop() == ClockCondition.NEXT_RESPONSE) {
                List<Run> runs = runs(times, clocks);
                Exchanges sum = new Exchanges(rule.clock(), false, 0, null);
                for (SlaClock clock : clocks) {
                    if (clock.code().equals(rule.clock())) {
                        sum = sum.with(clock, elapsed(clock, runs, asOf));
                    }
                }
                exchanges.add(sum);
            }
        }
        return exchanges;
    }

    private static @Nullable Duration elapsed(SlaClock clock, List<Run> runs, Instant asOf) {
        for (Run run : runs) {
            if (run.number() == clock.run() && run.rule().clock().equals(clock.code())) {
                Instant end = clock.stoppedAt() == null ? asOf : clock.stoppedAt();
                return run.counted().between(clock.startedAt(), end);
            }
        }
        return null;
    }

    private List<Run> runs(CaseTimes times, List<SlaClock> pinned) {
        List<Run> runs = new ArrayList<>(policy.rules().size());
        for (ClockRule rule : policy.rules()) {
            SlaClock first = find(pinned, rule.clock(), 1);
            ClockRule given = first == null || first.budget() == null ? rule : rule.pinnedTo(first.budget());
            String name = first == null || first.policy() == null ? policy.name() : first.policy();
            runs.addAll(Runs.of(given, name, calendar, times));
        }
        return connected ? ClockDependencies.applied(runs) : runs;
    }

    /** A promise of the source: it does not pause, nobody is warned of it, and it has no budget to count. */
    private static SlaClock stated(CaseTimes times, Instant deadline, Instant asOf) {
        Stop stop = Stops.lastOfResolution(times.settlements());
        return new SlaClock(
                SlaClock.STATED,
                1,
                Run.state(deadline, stop, asOf),
                times.receivedAt(),
                deadline,
                stop == null ? null : stop.at(),
                null,
                0,
                null,
                null,
                null);
    }

    /** What was known of a run: a message that is told late may give the exchanges after it other numbers. */
    private static @Nullable SlaClock earlier(List<SlaClock> clocks, Run run, List<Run> runs) {
        SlaClock sameNumber = find(clocks, run.rule().clock(), run.number());
        if (sameNumber != null && began(sameNumber, run)) {
            return sameNumber;
        }
        for (SlaClock clock : clocks) {
            if (began(clock, run)) {
                return clock;
            }
        }
        for (Run other : runs) {
            if (sameNumber != null && began(sameNumber, other)) {
                return null;
            }
        }
        return sameNumber;
    }

    private static boolean began(SlaClock clock, Run run) {
        return clock.startedAt().equals(run.startedAt())
                && clock.code().equals(run.rule().clock());
    }

    private static @Nullable SlaClock find(List<SlaClock> clocks, String code, int run) {
        for (SlaClock clock : clocks) {
            if (clock.run() == run && clock.code().equals(code)) {
                return clock;
            }
        }
        return null;
    }
}
