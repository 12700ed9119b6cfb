package org.redress.kpi.surge.published;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.redress.contract.alert.AlertEvent;
import org.redress.contract.alert.AlertFact;
import org.redress.kpi.alerts.published.AlertRecord;
import org.redress.kpi.surge.CategoryMonitor;
import org.redress.kpi.surge.SurgeAnnouncement;
import org.redress.kpi.surge.SurgeAssessment;
import org.redress.kpi.surge.SurgeTransition;
import org.redress.messaging.NewEvent;

/** The events of {@code redress.alerts.v1} about surges. */
@ApplicationScoped
public class SurgeEvents implements SurgeAnnouncement {

    @Override
    public NewEvent of(CategoryMonitor after, SurgeTransition turn, Instant at) {
        Instant recordedAt = at.truncatedTo(ChronoUnit.MICROS);
        @Nullable String category = after.category().isEmpty() ? null : after.category();
        AlertEvent event =
                switch (turn) {
                    case SurgeTransition.Began began ->
                        new AlertEvent(
                                after.id(),
                                after.events(),
                                began.reading().hour(),
                                recordedAt,
                                began(category, began.reading(), began.window()));
                    case SurgeTransition.Ended ended ->
                        new AlertEvent(
                                after.id(),
                                after.events(),
                                ended.hour(),
                                recordedAt,
                                new AlertFact.IntakeSurgeEnded(category, ended.since()));
                };
        return AlertRecord.of(event);
    }

    private static AlertFact began(@Nullable String category, SurgeAssessment reading, SurgeAssessment.Window window) {
        return new AlertFact.IntakeSurge(
                category,
                window.from(),
                reading.hour(),
                Math.toIntExact(window.n()),
                BigDecimal.valueOf(window.expected()).setScale(2, RoundingMode.HALF_UP),
                Math.toIntExact(window.limit()),
                reading.falseAlarmDays());
    }
}
