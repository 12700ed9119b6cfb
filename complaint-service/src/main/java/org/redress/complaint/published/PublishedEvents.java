package org.redress.complaint.published;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.CaseActor;
import org.redress.complaint.lifecycle.CaseEvent;
import org.redress.complaint.lifecycle.Complaint;
import org.redress.contract.Topic;
import org.redress.contract.complaint.Actor;
import org.redress.contract.complaint.ActorKind;
import org.redress.contract.complaint.CaseState;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.contract.complaint.Dimensions;
import org.redress.kit.Uuids;
import org.redress.messaging.NewEvent;

/** Turns the events of one change of a case into events of the contract. */
public final class PublishedEvents {

    private PublishedEvents() {}

    /**
     * Appends the contract's form of events that have just been recorded.
     *
     * @param complaint as it is after these events
     * @param contact whether mail can be sent to the customer; null if these events do not tell
     * @param traceparent the W3C trace context of the request that caused them
     */
    public static void append(
            Complaint complaint,
            List<CaseEvent> events,
            @Nullable Boolean contact,
            Instant recordedAt,
            @Nullable String traceparent,
            List<NewEvent> target) {
        if (events.isEmpty()) {
            return;
        }
        Dimensions dimensions = PublishedState.dimensions(complaint);
        CaseState state = PublishedState.state(complaint);
        String key = complaint.id().toString();
        for (CaseEvent event : events) {
            ComplaintEvent published = new ComplaintEvent(
                    complaint.id(),
                    event.version(),
                    complaint.number(),
                    event.occurredAt(),
                    recordedAt,
                    actor(event.actor()),
                    dimensions,
                    state,
                    PublishedFacts.of(event, contact));
            target.add(new NewEvent(
                    Uuids.next(),
                    Topic.COMPLAINTS,
                    complaint.id(),
                    event.version(),
                    key,
                    published.type().wireName(),
                    event.occurredAt(),
                    recordedAt,
                    text(published.actor()),
                    published.write(),
                    traceparent));
        }
    }

    private static Actor actor(CaseActor actor) {
        ActorKind kind =
                switch (actor.kind()) {
                    case CUSTOMER -> ActorKind.CUSTOMER;
                    case AGENT -> ActorKind.AGENT;
                    case SYSTEM -> ActorKind.SYSTEM;
                    case REDRESS -> ActorKind.REDRESS;
                };
        return new Actor(kind, actor.id());
    }

    private static String text(Actor actor) {
        return actor.id() == null ? actor.kind().wireName() : actor.kind().wireName() + ":" + actor.id();
    }
}
