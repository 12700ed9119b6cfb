package org.redress.complaint.published;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.Attribute;
import org.redress.complaint.lifecycle.CaseEvent;
import org.redress.complaint.lifecycle.Happening;
import org.redress.complaint.lifecycle.Redress;
import org.redress.complaint.sla.ChangedClock;
import org.redress.complaint.sla.ClockEvents;
import org.redress.complaint.sla.ClockState;
import org.redress.complaint.sla.SlaClock;
import org.redress.contract.complaint.ClockFact;
import org.redress.contract.complaint.ComplaintFact;

/** The fact of each event in the words of the contract. */
final class PublishedFacts {

    private PublishedFacts() {}

    static ComplaintFact of(CaseEvent event, @Nullable Boolean contact) {
        return switch (event) {
            case CaseEvent.Happened happened -> happened(happened, happened.happening(), contact);
            case CaseEvent.ClocksChanged changed -> clocks(changed.news());
            case CaseEvent.PersonErased erased -> new ComplaintFact.PersonErased(erased.reason());
            case CaseEvent.Repinned repinned ->
                new ComplaintFact.SlaApplied(
                        repinned.repin().application(),
                        repinned.repin().undo(),
                        repinned.policy(),
                        repinned.clocks().stream()
                                .map(clock -> clock(clock, false))
                                .toList());
        };
    }

    private static ComplaintFact happened(CaseEvent.Happened event, Happening happening, @Nullable Boolean contact) {
        return switch (happening.kind()) {
            case RECEIVED -> new ComplaintFact.Received(happening.sets().get(Attribute.SEVERITY), contact);
            case ACKNOWLEDGED -> new ComplaintFact.Acknowledged(happening.automatic());
            case CLASSIFIED -> new ComplaintFact.Classified(names(happening));
            case ASSIGNED -> new ComplaintFact.Assigned(event.transfer());
            case CUSTOMER_REPLIED -> new ComplaintFact.CustomerReplied(message(happening.messageId()));
            case AGENT_REPLIED -> new ComplaintFact.AgentReplied(message(happening.messageId()), happening.automatic());
            case NOTE_ADDED -> new ComplaintFact.NoteAdded(message(happening.messageId()));
            case STATUS_CHANGED ->
                new ComplaintFact.StatusChanged(PublishedState.status(event.from()), PublishedState.status(event.to()));
            case RESOLVED ->
                new ComplaintFact.Resolved(happening.outcome(), happening.rootCause(), redress(happening.redress()));
            case RESOLUTION_DISPUTED -> new ComplaintFact.ResolutionDisputed(happening.reason());
            case REOPENED -> new ComplaintFact.Reopened(happening.reason(), event.reopenCount());
            case STEP_TAKEN ->
                new ComplaintFact.StepTaken(Objects.requireNonNull(happening.reason(), "a step has a name"));
            case CLOSED -> new ComplaintFact.Closed(happening.outcome());
            case WITHDRAWN -> new ComplaintFact.Withdrawn(happening.reason());
            case MERGED ->
                new ComplaintFact.Merged(
                        Objects.requireNonNull(happening.into(), "a duplicate has a survivor"), happening.reason());
        };
    }

    private static List<String> names(Happening happening) {
        List<String> names = new ArrayList<>(happening.sets().size());
        for (Attribute attribute : Attribute.values()) {
            if (happening.sets().containsKey(attribute)) {
                names.add(attribute.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
        return names;
    }

    private static UUID message(@Nullable UUID id) {
        return Objects.requireNonNull(id, "a message has an id");
    }

    static ComplaintFact.@Nullable Redress redress(@Nullable Redress redress) {
        return redress == null ? null : new ComplaintFact.Redress(redress.kind(), redress.amount(), redress.currency());
    }

    private static ComplaintFact clocks(ClockEvents news) {
        List<ClockFact> facts = new ArrayList<>(news.clocks().size());
        for (ChangedClock changed : news.clocks()) {
            facts.add(clock(changed.clock(), changed.alert()));
        }
        return switch (news.change()) {
            case STARTED -> new ComplaintFact.SlaStarted(facts);
            case PAUSED -> new ComplaintFact.SlaPaused(facts);
            case RESUMED -> new ComplaintFact.SlaResumed(facts);
            case WARNED -> new ComplaintFact.SlaWarned(facts);
            case MET -> new ComplaintFact.SlaMet(facts);
            case BREACHED -> new ComplaintFact.SlaBreached(facts);
            case CANCELLED -> new ComplaintFact.SlaCancelled(facts);
            case CORRECTED -> new ComplaintFact.SlaCorrected(facts);
        };
    }

    private static ClockFact clock(SlaClock clock, boolean alert) {
        return new ClockFact(
                clock.code(),
                clock.run(),
                state(clock.state()),
                clock.startedAt(),
                clock.dueAt(),
                clock.stoppedAt(),
                clock.budget() == null ? null : clock.budget().toSeconds(),
                clock.warnedShare(),
                alert,
                clock.policy(),
                clock.countedSeconds(),
                clock.riskAt());
    }

    private static org.redress.contract.complaint.ClockState state(ClockState state) {
        return switch (state) {
            case RUNNING -> org.redress.contract.complaint.ClockState.RUNNING;
            case PAUSED -> org.redress.contract.complaint.ClockState.PAUSED;
            case MET -> org.redress.contract.complaint.ClockState.MET;
            case BREACHED -> org.redress.contract.complaint.ClockState.BREACHED;
            case CANCELLED -> org.redress.contract.complaint.ClockState.CANCELLED;
            case VOID -> org.redress.contract.complaint.ClockState.VOID;
        };
    }
}
