package org.redress.kpi.untouched.published;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.redress.contract.alert.AlertEvent;
import org.redress.contract.alert.AlertFact;
import org.redress.kpi.alerts.published.AlertRecord;
import org.redress.kpi.untouched.TeamMonitor;
import org.redress.kpi.untouched.UnassignedAtRiskAnnouncement;
import org.redress.kpi.untouched.UnassignedAtRiskTransition;
import org.redress.messaging.NewEvent;

/** The events of {@code redress.alerts.v1} about untouched deadlines. */
@ApplicationScoped
public class UnassignedAtRiskEvents implements UnassignedAtRiskAnnouncement {

    @Override
    public NewEvent of(TeamMonitor after, UnassignedAtRiskTransition turn, Instant at, Instant recordedAt) {
        @Nullable String team = after.team().isEmpty() ? null : after.team();
        AlertFact fact =
                switch (turn) {
                    case UnassignedAtRiskTransition.Began began ->
                        new AlertFact.DeadlinesUntouched(
                                team,
                                began.hours(),
                                began.untouched().clocks(),
                                began.untouched().complaints(),
                                began.untouched().earliest(),
                                began.least());
                    case UnassignedAtRiskTransition.Ended ended ->
                        new AlertFact.DeadlinesUntouchedEnded(team, ended.since(), ended.clocks());
                };
        return AlertRecord.of(
                new AlertEvent(after.id(), after.events(), at, recordedAt.truncatedTo(ChronoUnit.MICROS), fact));
    }
}
