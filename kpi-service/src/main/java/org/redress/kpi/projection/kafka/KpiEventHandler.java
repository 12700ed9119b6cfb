package org.redress.kpi.projection.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.redress.contract.InvalidEventException;
import org.redress.contract.Topic;
import org.redress.kpi.projection.FactUpdate;
import org.redress.kpi.projection.Projection;
import org.redress.messaging.EventBatchHandler;
import org.redress.messaging.PoisonEventException;
import org.redress.messaging.ReceivedEvent;

/** The live consumer of complaints and feedback. It needs no inbox: applying an event twice changes nothing. */
@ApplicationScoped
public class KpiEventHandler implements EventBatchHandler {

    /** The consumer group; its offsets are the point up to which the live figures are counted. */
    public static final String GROUP = "kpi-service";

    private final Projection projection;

    KpiEventHandler(Projection projection) {
        this.projection = projection;
    }

    @Override
    public String group() {
        return GROUP;
    }

    @Override
    public Collection<Topic> topics() {
        return List.of(Topic.COMPLAINTS, Topic.FEEDBACK);
    }

    @Override
    public void apply(List<ReceivedEvent> events, Connection transaction) throws SQLException {
        List<FactUpdate> updates = new ArrayList<>(events.size());
        for (ReceivedEvent event : events) {
            updates.add(read(event));
        }
        projection.apply(transaction, updates);
    }

    private static FactUpdate read(ReceivedEvent event) {
        try {
            return EventReading.read(event.topic(), event.key(), event.type(), event.data());
        } catch (InvalidEventException e) {
            throw new PoisonEventException(event, String.valueOf(e.getMessage()), e);
        }
    }
}
