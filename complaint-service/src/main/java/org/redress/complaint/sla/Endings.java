package org.redress.complaint.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ended a clock, and until when, according to its stop condition. */
final class Endings {

    private Endings() {}

    /** In order of time. */
    static List<Ending> of(ClockCondition stop, CaseTimes times) {
        return switch (stop) {
            case ACKNOWLEDGEMENT -> ofAnswer(times.acknowledgedAt(), times.settlements());
            case FIRST_RESPONSE -> ofAnswer(times.firstResponseAt(), times.settlements());
            case RESOLUTION -> ofResolution(times.settlements());
        };
    }

    private static List<Ending> ofAnswer(@Nullable Instant answeredAt, List<Settlement> settlements) {
        List<Ending> endings = new ArrayList<>(1);
        for (Settlement settlement : settlements) {
            Instant endedAt = settlement.endedAt();
            if (endedAt != null && (answeredAt == null || endedAt.isBefore(answeredAt))) {
                // An answer given while the case is closed is an answer all the same.
                Instant reopenedAt = settlement.reopenedAt();
                boolean answeredMeanwhile =
                        answeredAt != null && (reopenedAt == null || answeredAt.isBefore(reopenedAt));
                endings.add(new Ending(endedAt, true, answeredMeanwhile ? answeredAt : reopenedAt));
            }
        }
        if (answeredAt != null) {
            endings.add(new Ending(answeredAt, false, null));
        }
        return endings;
    }

    private static List<Ending> ofResolution(List<Settlement> settlements) {
        List<Ending> endings = new ArrayList<>(settlements.size());
        for (Settlement settlement : settlements) {
            Instant resolvedAt = settlement.resolvedAt();
            Instant endedAt = settlement.endedAt();
            if (resolvedAt != null && (endedAt == null || !endedAt.isBefore(resolvedAt))) {
                endings.add(new Ending(resolvedAt, false, settlement.reopenedAt()));
            } else if (endedAt != null) {
                endings.add(new Ending(endedAt, settlement.withdrawn(), settlement.reopenedAt()));
            }
        }
        return endings;
    }
}
