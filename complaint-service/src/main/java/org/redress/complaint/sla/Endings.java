package org.redress.complaint.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What ended a clock, and until when, according to its stop condition. */
final class Endings {

    private Endings() {}

    /**
     * In order of time.
     *
     * @param startedAt when the clock began
     * @param answeredAt the end of the exchange, for a clock of exchanges
     */
    static List<Ending> of(ClockRule rule, CaseTimes times, Instant startedAt, @Nullable Instant answeredAt) {
        List<Ending> endings =
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

    private static List<Ending> ofAnswer(@Nullable Instant answeredAt, List<Settlement> settlements, String by) {
        List<Ending> endings = new ArrayList<>(1);
        for (Settlement settlement : settlements) {
            Instant endedAt = settlement.endedAt();
            if (endedAt != null && (answeredAt == null || endedAt.isBefore(answeredAt))) {
                // An answer given while the case is closed is an answer all the same.
                Instant reopenedAt = settlement.reopenedAt();
                boolean answeredMeanwhile =
                        answeredAt != null && (reopenedAt == null || answeredAt.isBefore(reopenedAt));
                endings.add(new Ending(endedAt, true, answeredMeanwhile ? answeredAt : reopenedAt, end(settlement)));
            }
        }
        if (answeredAt != null) {
            endings.add(new Ending(answeredAt, false, null, by));
        }
        return endings;
    }

    /** What concerns an exchange: a case that is settled when the customer writes is settled from then on. */
    private static List<Settlement> since(Instant startedAt, List<Settlement> settlements) {
        List<Settlement> since = new ArrayList<>(settlements.size());
        for (Settlement settlement : settlements) {
            Instant endedAt = settlement.endedAt();
            Instant reopenedAt = settlement.reopenedAt();
            if (endedAt != null && (reopenedAt == null || reopenedAt.isAfter(startedAt))) {
                Instant from = endedAt.isBefore(startedAt) ? startedAt : endedAt;
                since.add(new Settlement(settlement.resolvedAt(), from, settlement.voidedBy(), reopenedAt));
            }
        }
        return since;
    }

    private static List<Ending> ofResolution(List<Settlement> settlements) {
        List<Ending> endings = new ArrayList<>(settlements.size());
        for (Settlement settlement : settlements) {
            Instant resolvedAt = settlement.resolvedAt();
            Instant endedAt = settlement.endedAt();
            if (resolvedAt != null && (endedAt == null || !endedAt.isBefore(resolvedAt))) {
                endings.add(new Ending(resolvedAt, false, settlement.reopenedAt(), "resolved"));
            } else if (endedAt != null) {
                endings.add(new Ending(endedAt, settlement.voids(), settlement.reopenedAt(), end(settlement)));
            }
        }
        return endings;
    }

    /** What ended the case for good; null if it is open. */
    static @Nullable Ending lastOfResolution(List<Settlement> settlements) {
        List<Ending> endings = ofResolution(settlements);
        return endings.isEmpty() || endings.getLast().reopenedAt() != null ? null : endings.getLast();
    }

    private static String end(Settlement settlement) {
        return settlement.voidedBy() == null ? "closed" : settlement.voidedBy();
    }

    private static List<Ending> ofEvents(ClockCondition.Told told, List<Mark> marks, Instant startedAt) {
        List<Ending> endings = new ArrayList<>(1);
        Ending open = null;
        for (Mark mark : marks) {
            if (mark.at().isBefore(startedAt)) {
                continue;
            }
            boolean cancels = told.cancelledBy().contains(mark.event());
            if (open == null && (cancels || told.events().contains(mark.event()))) {
                open = new Ending(mark.at(), cancels, null, mark.event());
            } else if (open != null && mark.event().equals(Mark.REOPENED)) {
                endings.add(new Ending(open.at(), open.cancels(), mark.at(), open.by()));
                open = null;
            }
        }
        if (open != null) {
            endings.add(open);
        }
        return endings;
    }

    /** The first replacing event ends a clock that is not ended by then. */
    private static List<Ending> replaced(
            Map<String, String> replacedBy, List<Ending> endings, List<Mark> marks, Instant startedAt) {
        for (Mark mark : marks) {
            if (!mark.at().isBefore(startedAt) && replacedBy.containsKey(mark.event())) {
                List<Ending> before = new ArrayList<>(endings.size() + 1);
                for (Ending ending : endings) {
                    if (!ending.at().isAfter(mark.at())) {
                        before.add(ending);
                    }
                }
                Instant reopenedAt =
                        before.isEmpty() ? startedAt : before.getLast().reopenedAt();
                if (reopenedAt == null || reopenedAt.isAfter(mark.at())) {
                    return endings;
                }
                before.add(new Ending(mark.at(), false, null, mark.event()));
                return before;
            }
        }
        return endings;
    }
}
