package org.redress.feedback.cases.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.redress.contract.InvalidEventException;
import org.redress.contract.Topic;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.contract.complaint.ComplaintFact;
import org.redress.contract.complaint.Dimensions;
import org.redress.feedback.answers.ResponseDimensions;
import org.redress.feedback.cases.CaseFact;
import org.redress.feedback.cases.KnownCases;
import org.redress.messaging.EventBatchHandler;
import org.redress.messaging.PoisonEventException;
import org.redress.messaging.ReceivedEvent;

/** Keeps the dimensions of each case, and drops the comments of who was erased. Applying an event twice, or late, changes nothing: the highest version holds. */
@ApplicationScoped
class CaseListener implements EventBatchHandler {

    static final String GROUP = "feedback-service";

    private final KnownCases cases;

    CaseListener(KnownCases cases) {
        this.cases = cases;
    }

    @Override
    public String group() {
        return GROUP;
    }

    @Override
    public Collection<Topic> topics() {
        return Set.of(Topic.COMPLAINTS);
    }

    @Override
    public void apply(List<ReceivedEvent> received, Connection transaction) throws SQLException {
        Map<UUID, CaseFact> newest = new LinkedHashMap<>();
        Set<UUID> erased = new LinkedHashSet<>();
        for (ReceivedEvent event : received) {
            ComplaintEvent read = read(event);
            CaseFact fact = fact(read);
            if (read.fact() instanceof ComplaintFact.PersonErased) {
                erased.add(fact.complaintId());
            }
            newest.merge(fact.complaintId(), fact, (one, other) -> one.version() >= other.version() ? one : other);
        }
        cases.learn(transaction, List.copyOf(newest.values()));
        cases.erasePersons(transaction, List.copyOf(erased));
    }

    private static CaseFact fact(ComplaintEvent event) {
        Dimensions of = event.dimensions();
        return new CaseFact(
                event.complaintId(),
                event.version(),
                new ResponseDimensions(
                        of.source(),
                        of.channel(),
                        of.category(),
                        of.product(),
                        of.team(),
                        of.priority(),
                        of.brand(),
                        of.region()));
    }

    private static ComplaintEvent read(ReceivedEvent received) {
        try {
            return ComplaintEvent.read(received.type(), received.data());
        } catch (InvalidEventException e) {
            throw new PoisonEventException(received, String.valueOf(e.getMessage()), e);
        }
    }
}
