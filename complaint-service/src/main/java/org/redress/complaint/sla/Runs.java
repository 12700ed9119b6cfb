package org.redress.complaint.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The runs of one clock of a case: one, or one for each restart (DEC-2) or exchange (DEC-4). */
final class Runs {

    private final ClockRule rule;
    private final String policy;
    private final Calendar calendar;
    private final CaseTimes times;
    private final List<Run> runs = new ArrayList<>(1);

    private Runs(ClockRule rule, String policy, Calendar engineCalendar, CaseTimes times) {
        this.rule = rule;
        this.policy = policy;
        this.calendar = rule.calendar() == null ? engineCalendar : rule.calendar();
        this.times = times;
    }

    /** In order; none if nothing has started the clock. */
    static List<Run> of(ClockRule rule, String policy, Calendar engineCalendar, CaseTimes times) {
        Runs runs = new Runs(rule, policy, engineCalendar, times);
        if (rule.stop() == ClockCondition.NEXT_RESPONSE) {
            for (Exchange exchange : Exchange.of(rule, times)) {
                runs.add(exchange.from(), exchange.answeredAt());
            }
        } else {
            Instant startedAt = runs.start();
            if (startedAt != null) {
                runs.add(startedAt, null);
            }
        }
        return runs.runs;
    }

    private @Nullable Instant start() {
        Instant first = rule.startedBy().contains(NamedEvent.RECEIVED) ? times.receivedAt() : null;
        for (NamedEvent namedEvent : times.marks()) {
            if (rule.startedBy().contains(namedEvent.event())
                    && (first == null || namedEvent.at().isBefore(first))) {
                first = namedEvent.at();
            }
        }
        return first;
    }

    private void add(Instant startedAt, @Nullable Instant answeredAt) {
        List<Stop> endings = Stops.of(rule, times, startedAt, answeredAt);
        switch (rule.reopen()) {
            case RESUME -> {
                Stop last = endings.isEmpty() ? null : endings.getLast();
                boolean over = last != null && last.reopenedAt() == null;
                add(startedAt, pauses(endings), over ? last : null);
            }
            case KEEP -> add(startedAt, pauses(List.of()), endings.isEmpty() ? null : endings.getFirst());
            case RESTART -> {
                List<Interval> pauses = pauses(List.of());
                Instant start = startedAt;
                for (Stop stop : endings) {
                    add(start, pauses, stop);
                    if (stop.reopenedAt() == null) {
                        return;
                    }
                    start = stop.reopenedAt();
                }
                add(start, pauses, null);
            }
        }
    }

    private void add(Instant startedAt, List<Interval> pauses, @Nullable Stop stop) {
        runs.add(new Run(rule, policy, calendar, runs.size() + 1, startedAt, pauses, stop));
    }

    /** Times in which the clock stands still: states that pause it, and times in which it had ended. */
    private List<Interval> pauses(List<Stop> endings) {
        List<Interval> pauses = new ArrayList<>();
        if (rule.pausedWhileWaiting()) {
            pauses.addAll(times.waiting());
        }
        for (Pause pause : times.holds()) {
            if (rule.pausedIn(pause.state())) {
                pauses.add(pause.span());
            }
        }
        for (Stop stop : endings) {
            if (stop.reopenedAt() != null) {
                pauses.add(new Interval(stop.at(), stop.reopenedAt()));
            }
        }
        return Intervals.united(pauses);
    }
}
