package org.redress.kpi.alerts.published;

import org.redress.contract.Topic;
import org.redress.contract.alert.AlertEvent;
import org.redress.kit.Uuids;
import org.redress.messaging.NewEvent;

/** How every alert enters the event history: one aggregate for each objective and each watched category or team. */
public final class AlertRecord {

    private static final String ACTOR = "redress:kpi-service";

    private AlertRecord() {}

    /** The event as it is appended, with an id of its own. */
    public static NewEvent of(AlertEvent event) {
        return new NewEvent(
                Uuids.next(),
                Topic.ALERTS,
                event.watchId(),
                event.version(),
                event.watchId().toString(),
                event.type().wireName(),
                event.occurredAt(),
                event.recordedAt(),
                ACTOR,
                event.write());
    }
}
