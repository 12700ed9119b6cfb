package org.redress.kpi.objective.published;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.redress.contract.alert.AlertEvent;
import org.redress.contract.alert.AlertFact;
import org.redress.contract.alert.BurnWindow;
import org.redress.contract.alert.RecoveryReason;
import org.redress.contract.alert.Severity;
import org.redress.kpi.alerts.published.AlertRecord;
import org.redress.kpi.objective.Announcement;
import org.redress.kpi.objective.BurnRate;
import org.redress.kpi.objective.ObjectiveSpec;
import org.redress.kpi.objective.StateTransition;
import org.redress.kpi.objective.StoredObjective;
import org.redress.kpi.objective.Urgency;
import org.redress.messaging.NewEvent;

/** The events of {@code redress.alerts.v1} about objectives. */
@ApplicationScoped
public class ObjectiveEvents implements Announcement {

    /** Enough to read a burn rate, and short enough to look at. */
    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_UP);

    @Override
    public NewEvent of(StoredObjective after, StateTransition stateTransition, Instant at) {
        Instant recordedAt = at.truncatedTo(ChronoUnit.MICROS);
        Instant occurredAt =
                switch (stateTransition) {
                    case StateTransition.Burning burning -> burning.asOf();
                    case StateTransition.Recovered recovered -> recordedAt;
                };
        AlertEvent event = new AlertEvent(
                after.id(),
                after.standing().events(),
                occurredAt.truncatedTo(ChronoUnit.MICROS),
                recordedAt,
                fact(after.spec(), stateTransition));
        return AlertRecord.of(event);
    }

    private static AlertFact fact(ObjectiveSpec spec, StateTransition stateTransition) {
        return switch (stateTransition) {
            case StateTransition.Burning burning ->
                new AlertFact.ObjectiveBurning(
                        spec.name(),
                        spec.figureName(),
                        severity(burning.rule().rule().urgency()),
                        number(spec.target()),
                        number(burning.rule().rule().burn()),
                        burning.since().truncatedTo(ChronoUnit.MICROS),
                        window(burning.rule().longWindow(), burning.asOf(), spec),
                        window(burning.rule().shortWindow(), burning.asOf(), spec));
            case StateTransition.Recovered recovered ->
                new AlertFact.ObjectiveRecovered(
                        spec.name(),
                        spec.figureName(),
                        severity(recovered.urgency()),
                        recovered.since(),
                        switch (recovered.reason()) {
                            case FIGURES -> RecoveryReason.FIGURES;
                            case CHANGED -> RecoveryReason.CHANGED;
                            case DELETED -> RecoveryReason.DELETED;
                        });
        };
    }

    private static BurnWindow window(BurnRate.Window window, Instant asOf, ObjectiveSpec spec) {
        Double burn = window.counts().burn(spec.objective());
        return new BurnWindow(
                window.from(),
                asOf.truncatedTo(ChronoUnit.MICROS),
                Math.toIntExact(window.counts().n()),
                Math.toIntExact(window.counts().bad()),
                burn == null ? BigDecimal.ZERO : number(burn));
    }

    private static Severity severity(Urgency urgency) {
        return switch (urgency) {
            case TICKET -> Severity.TICKET;
            case PAGE -> Severity.PAGE;
        };
    }

    /** Plain digits: no exponent, no zeros at the end. */
    private static BigDecimal number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
