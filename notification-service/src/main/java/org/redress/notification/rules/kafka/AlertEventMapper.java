package org.redress.notification.rules.kafka;

import java.math.BigDecimal;
import org.redress.contract.alert.AlertEvent;
import org.redress.contract.alert.AlertFact;
import org.redress.messaging.ReceivedEvent;
import org.redress.notification.delivery.AlertFacts;
import org.redress.notification.rules.RuleEvent;
import org.redress.notification.rules.RuleEvent.FigureTold.What;
import org.redress.notification.rules.RuleEvent.Told;

/** From alerts of the contract to happenings. */
final class AlertEventMapper {

    private AlertEventMapper() {}

    static RuleEvent of(ReceivedEvent received, AlertEvent event) {
        Told told = new Told(received.id(), event.occurredAt(), event.recordedAt());
        return new RuleEvent.FigureTold(
                told, event.watchId(), event.version(), what(event.fact()), facts(event.fact()));
    }

    private static What what(AlertFact fact) {
        return switch (fact) {
            case AlertFact.ObjectiveBurning burning -> What.BURNING;
            case AlertFact.ObjectiveRecovered recovered -> What.RECOVERED;
            case AlertFact.IntakeSurge surge -> What.SURGE;
            case AlertFact.IntakeSurgeEnded ended -> What.SURGE_ENDED;
            case AlertFact.DeadlinesUntouched untouched -> What.UNTOUCHED;
            case AlertFact.DeadlinesUntouchedEnded ended -> What.UNTOUCHED_ENDED;
        };
    }

    private static AlertFacts facts(AlertFact fact) {
        return switch (fact) {
            case AlertFact.ObjectiveBurning it ->
                new AlertFacts(
                        it.objective(),
                        it.figure(),
                        it.severity().wireName(),
                        it.since(),
                        it.longWindow().from(),
                        it.longWindow().bad(),
                        it.longWindow().n(),
                        it.longWindow().burn(),
                        it.threshold(),
                        null,
                        null);
            case AlertFact.ObjectiveRecovered it ->
                new AlertFacts(
                        it.objective(),
                        it.figure(),
                        it.severity().wireName(),
                        it.since(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        it.reason().wireName());
            case AlertFact.IntakeSurge it ->
                new AlertFacts(
                        it.category(),
                        null,
                        null,
                        null,
                        it.from(),
                        it.n(),
                        null,
                        null,
                        BigDecimal.valueOf(it.limit()),
                        it.expected(),
                        null);
            case AlertFact.IntakeSurgeEnded it ->
                new AlertFacts(it.category(), null, null, it.since(), null, null, null, null, null, null, null);
            case AlertFact.DeadlinesUntouched it ->
                new AlertFacts(
                        it.team(),
                        null,
                        null,
                        null,
                        it.earliest(),
                        it.n(),
                        it.complaints(),
                        null,
                        BigDecimal.valueOf(it.limit()),
                        null,
                        null);
            case AlertFact.DeadlinesUntouchedEnded it ->
                new AlertFacts(it.team(), null, null, it.since(), null, it.n(), null, null, null, null, null);
        };
    }
}
