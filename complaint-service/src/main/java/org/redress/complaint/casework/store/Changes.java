package org.redress.complaint.casework.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.CaseEvent;
import org.redress.complaint.lifecycle.Complaint;
import org.redress.complaint.published.PublishedEvents;
import org.redress.messaging.NewEvent;

/** What a transaction changes, in order. Every change of a case goes through here, so that none is without its event. */
final class Changes {

    private final List<NewEvent> history = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    private record Change(Complaint complaint, List<CaseEvent> events) {}

    void add(OpenCase open, List<CaseEvent> events, Instant recordedAt, @Nullable String traceparent) {
        open.changed();
        PublishedEvents.append(open.complaint(), events, open.contact(events), recordedAt, traceparent, history);
        if (!events.isEmpty()) {
            changes.add(new Change(open.complaint(), events));
        }
    }

    List<NewEvent> history() {
        return history;
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    void each(BiConsumer<Complaint, List<CaseEvent>> consumer) {
        changes.forEach(change -> consumer.accept(change.complaint, change.events));
    }
}
