package org.redress.complaint.sla;

import java.time.Duration;
import java.time.Instant;
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

    public SlaEngine(SlaPolicy policy, Calendar calendar) {
        this.policy = policy;
        this.calendar = calendar;
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
    public Reading read(CaseTimes times, List<SlaClock> pinned, Instant warnFrom, Instant asOf) {
        Collected readings = new Collected();
        for (ClockRule rule : policy.rules()) {
            SlaClock first = find(pinned, rule.clock(), 1);
            ClockRule given = first == null || first.budget() == null ? rule : rule.pinnedTo(first.budget());
            String name = first == null || first.policy() == null ? policy.name() : first.policy();
            runs(given, name, times, pinned, warnFrom, asOf, readings);
        }
        Instant deadline = times.statedDeadlineAt();
        if (deadline != null) {
            readings.add(stated(times, deadline, asOf), null);
        }
        return readings.reading();
    }

    /** The counted time a clock has left at an instant, negative once it is late; null for a stated deadline or an ended clock. */
    public @Nullable Duration remaining(SlaClock clock, CaseTimes times, Instant asOf) {
        Duration budget = clock.budget();
        if (budget == null || clock.stoppedAt() != null) {
            return null;
        }
        for (ClockRule rule : policy.rules()) {
            if (rule.clock().equals(clock.code())) {
                List<Ending> endings = rule.reopen() == ReopenRule.RESUME ? Endings.of(rule.stop(), times) : List.of();
                CountedTime counted = new CountedTime(calendar, pauses(rule, times, endings));
                return budget.minus(counted.between(clock.startedAt(), asOf));
            }
        }
        return null;
    }

    private void runs(
            ClockRule rule,
            String policyName,
            CaseTimes times,
            List<SlaClock> pinned,
            Instant warnFrom,
            Instant asOf,
            Collected readings) {
        List<Ending> endings = Endings.of(rule.stop(), times);
        switch (rule.reopen()) {
            case RESUME -> {
                List<Span> pauses = pauses(rule, times, endings);
                Ending last = endings.isEmpty() ? null : endings.getLast();
                Ending end = last == null || last.reopenedAt() != null ? null : last;
                new Run(rule, policyName, 1, times.receivedAt(), pauses, end)
                        .read(calendar, find(pinned, rule.clock(), 1), warnFrom, asOf, readings);
            }
            case KEEP -> {
                List<Span> pauses = pauses(rule, times, List.of());
                new Run(rule, policyName, 1, times.receivedAt(), pauses, endings.isEmpty() ? null : endings.getFirst())
                        .read(calendar, find(pinned, rule.clock(), 1), warnFrom, asOf, readings);
            }
            case RESTART -> {
                List<Span> pauses = pauses(rule, times, List.of());
                Instant start = times.receivedAt();
                int run = 1;
                for (Ending ending : endings) {
                    new Run(rule, policyName, run, start, pauses, ending)
                            .read(calendar, find(pinned, rule.clock(), run), warnFrom, asOf, readings);
                    if (ending.reopenedAt() == null) {
                        return;
                    }
                    start = ending.reopenedAt();
                    run++;
                }
                new Run(rule, policyName, run, start, pauses, null)
                        .read(calendar, find(pinned, rule.clock(), run), warnFrom, asOf, readings);
            }
        }
    }

    /** Waiting times and times in which the clock had ended, in order; both lists are disjoint because a settled case waits for nobody. */
    private static List<Span> pauses(ClockRule rule, CaseTimes times, List<Ending> endings) {
        List<Span> pauses = new ArrayList<>();
        if (rule.pausedWhileWaiting()) {
            pauses.addAll(times.waiting());
        }
        for (Ending ending : endings) {
            if (ending.reopenedAt() != null) {
                pauses.add(new Span(ending.at(), ending.reopenedAt()));
            }
        }
        if (pauses.size() > 1) {
            pauses.sort((a, b) -> a.from().compareTo(b.from()));
        }
        return pauses;
    }

    /** A promise of the source: it does not pause, nobody is warned of it, and it has no budget to count. */
    private static SlaClock stated(CaseTimes times, Instant deadline, Instant asOf) {
        List<Ending> endings = Endings.of(ClockCondition.RESOLUTION, times);
        Ending last = endings.isEmpty() || endings.getLast().reopenedAt() != null ? null : endings.getLast();
        return new SlaClock(
                SlaClock.STATED,
                1,
                Run.state(deadline, last, asOf),
                times.receivedAt(),
                deadline,
                last == null ? null : last.at(),
                null,
                0,
                null);
    }

    private static @Nullable SlaClock find(List<SlaClock> clocks, String code, int run) {
        for (SlaClock clock : clocks) {
            if (clock.run() == run && clock.code().equals(code)) {
                return clock;
            }
        }
        return null;
    }

    /** Gathers clocks and the earliest instant after which one of them changes by itself. */
    static final class Collected {

        private final List<SlaClock> clocks = new ArrayList<>(4);
        private @Nullable Instant nextAt;

        void add(SlaClock clock, @Nullable Instant warnAt) {
            clocks.add(clock);
            if (clock.state() == ClockState.RUNNING) {
                Instant next = warnAt == null ? clock.dueAt() : warnAt;
                if (next != null && (nextAt == null || next.isBefore(nextAt))) {
                    nextAt = next;
                }
            }
        }

        Reading reading() {
            return new Reading(List.copyOf(clocks), nextAt);
        }
    }
}
