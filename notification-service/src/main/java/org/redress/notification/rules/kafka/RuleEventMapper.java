package org.redress.notification.rules.kafka;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redress.contract.complaint.CaseState;
import org.redress.contract.complaint.CaseStatus;
import org.redress.contract.complaint.ClockFact;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.contract.complaint.ComplaintEventType;
import org.redress.contract.complaint.ComplaintFact;
import org.redress.contract.feedback.Answer;
import org.redress.contract.feedback.FeedbackEvent;
import org.redress.contract.feedback.FeedbackFact;
import org.redress.contract.feedback.Measure;
import org.redress.messaging.ReceivedEvent;
import org.redress.notification.rules.RuleEvent;
import org.redress.notification.rules.RuleEvent.Case;
import org.redress.notification.rules.RuleEvent.Clock;
import org.redress.notification.rules.RuleEvent.ClocksChanged;
import org.redress.notification.rules.RuleEvent.ClocksChanged.Kind;
import org.redress.notification.rules.RuleEvent.Told;

/** From events of the contract to happenings. */
final class RuleEventMapper {

    private RuleEventMapper() {}

    /** Whether a rule looks at events of this type; refuses types that do not exist. */
    static boolean matter(ComplaintEventType type) {
        return switch (type) {
            case RECEIVED,
                    SLA_STARTED,
                    SLA_WARNED,
                    SLA_BREACHED,
                    SLA_MET,
                    SLA_CANCELLED,
                    SLA_CORRECTED,
                    SLA_APPLIED,
                    PERSON_ERASED -> true;
            case ACKNOWLEDGED,
                    CLASSIFIED,
                    ASSIGNED,
                    CUSTOMER_REPLIED,
                    AGENT_REPLIED,
                    NOTE_ADDED,
                    STATUS_CHANGED,
                    RESOLVED,
                    RESOLUTION_DISPUTED,
                    REOPENED,
                    STEP_TAKEN,
                    CLOSED,
                    WITHDRAWN,
                    MERGED,
                    SLA_PAUSED,
                    SLA_RESUMED -> false;
        };
    }

    static Optional<RuleEvent> of(ReceivedEvent received, ComplaintEvent event) {
        Told told = new Told(received.id(), event.occurredAt(), event.recordedAt());
        Case of = new Case(
                event.complaintId(),
                event.number(),
                event.dimensions().team(),
                event.dimensions().priority(),
                event.dimensions().category());
        return switch (event.fact()) {
            case ComplaintFact.Received fact ->
                Optional.of(new RuleEvent.Received(
                        told,
                        of,
                        event.state().historic(),
                        isHandled(event.state()),
                        Boolean.FALSE.equals(fact.contact())));
            case ComplaintFact.SlaStarted fact -> clocks(told, of, Kind.STARTED, fact.clocks());
            case ComplaintFact.SlaWarned fact -> clocks(told, of, Kind.WARNED, fact.clocks());
            case ComplaintFact.SlaBreached fact -> clocks(told, of, Kind.BREACHED, fact.clocks());
            case ComplaintFact.SlaMet fact -> clocks(told, of, Kind.SETTLED, fact.clocks());
            case ComplaintFact.SlaCancelled fact -> clocks(told, of, Kind.SETTLED, fact.clocks());
            case ComplaintFact.SlaCorrected fact -> clocks(told, of, Kind.CORRECTED, fact.clocks());
            case ComplaintFact.SlaApplied fact -> clocks(told, of, Kind.CORRECTED, fact.clocks());
            case ComplaintFact.Acknowledged fact -> Optional.empty();
            case ComplaintFact.Classified fact -> Optional.empty();
            case ComplaintFact.Assigned fact -> Optional.empty();
            case ComplaintFact.CustomerReplied fact -> Optional.empty();
            case ComplaintFact.AgentReplied fact -> Optional.empty();
            case ComplaintFact.NoteAdded fact -> Optional.empty();
            case ComplaintFact.StatusChanged fact -> Optional.empty();
            case ComplaintFact.Resolved fact -> Optional.empty();
            case ComplaintFact.ResolutionDisputed fact -> Optional.empty();
            case ComplaintFact.Reopened fact -> Optional.empty();
            case ComplaintFact.StepTaken fact -> Optional.empty();
            case ComplaintFact.Closed fact -> Optional.empty();
            case ComplaintFact.Withdrawn fact -> Optional.empty();
            case ComplaintFact.Merged fact -> Optional.empty();
            case ComplaintFact.PersonErased fact -> Optional.of(new RuleEvent.PersonErased(told, of.id()));
            case ComplaintFact.SlaPaused fact -> Optional.empty();
            case ComplaintFact.SlaResumed fact -> Optional.empty();
        };
    }

    static Optional<RuleEvent> of(ReceivedEvent received, FeedbackEvent event) {
        return switch (event.fact()) {
            case FeedbackFact.Answered answered ->
                Optional.of(new RuleEvent.Answered(
                        new Told(received.id(), event.occurredAt(), event.recordedAt()),
                        event.feedbackId(),
                        event.complaintId(),
                        lowestNps(answered)));
            // Nobody waits for word of an invitation; its answer is told by itself.
            case FeedbackFact.InvitationChanged changed -> Optional.empty();
        };
    }

    private static @Nullable Integer lowestNps(FeedbackFact.Answered answered) {
        return answered.answers().stream()
                .filter(answer -> answer.measure() == Measure.NPS)
                .map(Answer::score)
                .min(Integer::compare)
                .orElse(null);
    }

    private static boolean isHandled(CaseState state) {
        CaseStatus status = state.status();
        return state.acknowledgedAt() != null
                || status == CaseStatus.RESOLVED
                || status == CaseStatus.CLOSED
                || status == CaseStatus.WITHDRAWN
                || status == CaseStatus.MERGED;
    }

    private static Optional<RuleEvent> clocks(Told told, Case of, Kind kind, List<ClockFact> facts) {
        return Optional.of(new ClocksChanged(
                told, of, kind, facts.stream().map(RuleEventMapper::clock).toList()));
    }

    private static Clock clock(ClockFact fact) {
        Clock.State state =
                switch (fact.state()) {
                    case RUNNING -> Clock.State.RUNNING;
                    case PAUSED -> Clock.State.PAUSED;
                    case MET -> Clock.State.MET;
                    case BREACHED -> Clock.State.BREACHED;
                    case CANCELLED, VOID -> Clock.State.CANCELLED;
                };
        return new Clock(fact.clock(), fact.run(), state, fact.alert(), fact.dueAt());
    }
}
