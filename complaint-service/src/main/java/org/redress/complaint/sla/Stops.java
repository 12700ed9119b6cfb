package org.redress.complaint.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What ended a clock, and until when, according to its stop condition. */
final class Stops {

    private Stops() {}

    /**
     * In order of time.
     *
     * @param startedAt when the clock began
     * @param answeredAt the end of the exchange, for a clock of exchanges
     */
    static List<Stop> of(ClockRule rule, CaseTimes times, Instant startedAt, @Nullable Instant answeredAt) {
        List<Stop> endings =
                switch (rule.stop()) {
                    case ClockCondition.Standard standard ->
                        switch (standard) {
                            case ACKNOWLEDGEMENT ->
                                ofAnswer(times.acknowledgedAt(), times.settlements(), "acknowledged");
                            case FIRST_RESPONSE ->
                                ofAnswer(times.firstResponseAt(), times.settlements(), "agent-message");
                            case NEXT_RESPONSE ->
                                ofAnswer(answeredAt, since(startedAt, times.settlements()), "agent-message");
                            case RESOLUTION -> ofResolution(times.settlements());
                        };
                    case ClockCondition.Told told -> ofEvents(told, times.marks(), startedAt);
                };
        return rule.replacedBy().isEmpty() ? endings : replaced(rule.replacedBy(), endings, times.marks(), startedAt);
    }

    private static List<Stop> ofAnswer(@Nullable Instant answeredAt, List<Closure> settlements, String by) {
        List<Stop> endings = new ArrayList<>(1);
        for (Closure closure : settlements) {
            Instant endedAt = closure.endedAt();
            if (endedAt != null && (answeredAt == null || endedAt.isBefore(answeredAt))) {
                // An answer given while the case is closed is an answer all the same.
                Instant reopenedAt = closure.reopenedAt();
                boolean answeredMeanwhile =
                        answeredAt != null && (reopenedAt == null || answeredAt.isBefore(reopenedAt));
                endings.add(new Stop(endedAt, true, answeredMeanwhile ? answeredAt : reopenedAt, end(closure)));
            }
        }
        if (answeredAt != null) {
            endings.add(new Stop(answeredAt, false, null, by));
        }
        return endings;
    }

    /** What concerns an exchange: a case that is settled when the customer writes is settled from then on. */
    private static List<Closure> since(Instant startedAt, List<Closure> settlements) {
        List<Closure> since = new ArrayList<>(settlements.size());
        for (Closure closure : settlements) {
            Instant endedAt = closure.endedAt();
            Instant reopenedAt = closure.reopenedAt();
            if (endedAt != null && (reopenedAt == null || reopenedAt.isAfter(startedAt))) {
                Instant from = endedAt.isBefore(startedAt) ? startedAt : endedAt;
                since.add(new Closure(closure.resolvedAt(), from, closure.voidedBy(), reopenedAt));
            }
        }
        return since;
    }

    private static List<Stop> ofResolution(List<Closure> settlements) {
        List<Stop> endings = new ArrayList<>(settlements.size());
        for (Closure closure : settlements) {
            Instant resolvedAt = closure.resolvedAt();
            Instant endedAt = closure.endedAt();
            if (resolvedAt != null && (endedAt == null || !endedAt.isBefore(resolvedAt))) {
                endings.add(new Stop(resolvedAt, false, closure.reopenedAt(), "resolved"));
            } else if (endedAt != null) {
                endings.add(new Stop(endedAt, closure.voids(), closure.reopenedAt(), end(closure)));
            }
        }
        return endings;
    }

    /** What ended the case for good; null if it is open. */
    static @Nullable Stop lastOfResolution(List<Closure> settlements) {
        List<Stop> endings = ofResolution(settlements);
        return endings.isEmpty() || endings.getLast().reopenedAt() != null ? null : endings.getLast();
    }

    private static String end(Closure closure) {
        return closure.voidedBy() == null ? "closed" : closure.voidedBy();
    }

    private static List<Stop> ofEvents(ClockCondition.Told told, List<NamedEvent> marks, Instant startedAt) {
        List<Stop> endings = new ArrayList<>(1);
        Stop open = null;
        for (NamedEvent namedEvent : marks) {
            if (namedEvent.at().isBefore(startedAt)) {
                continue;
            }
            boolean cancels = told.cancelledBy().contains(namedEvent.event());
            if (open == null && (cancels || told.events().contains(namedEvent.event()))) {
                open = new Stop(namedEvent.at(), cancels, null, namedEvent.event());
            } else if (open != null && namedEvent.event().equals(NamedEvent.REOPENED)) {
                endings.add(new Stop(open.at(), open.cancels(), namedEvent.at(), open.by()));
                open = null;
            }
        }
        if (open != null) {
            endings.add(open);
        }
        return endings;
    }

    /** The first replacing event ends a clock that is not ended by then. */
    private static List<Stop> replaced(
            Map<String, String> replacedBy, List<Stop> endings, List<NamedEvent> marks, Instant startedAt) {
        for (NamedEvent namedEvent : marks) {
            if (!namedEvent.at().isBefore(startedAt) && replacedBy.containsKey(namedEvent.event())) {
                List<Stop> before = new ArrayList<>(endings.size() + 1);
                for (Stop stop : endings) {
                    if (!stop.at().isAfter(namedEvent.at())) {
                        before.add(stop);
                    }
                }
                Instant reopenedAt =
                        before.isEmpty() ? startedAt : before.getLast().reopenedAt();
                if (reopenedAt == null || reopenedAt.isAfter(namedEvent.at())) {
                    return endings;
                }
                before.add(new Stop(namedEvent.at(), false, null, namedEvent.event()));
                return before;
            }
        }
        return endings;
    }
}
