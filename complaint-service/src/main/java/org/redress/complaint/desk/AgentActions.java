package org.redress.complaint.desk;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.BatchResult;
import org.redress.complaint.casework.CaseWriter;
import org.redress.complaint.casework.Command;
import org.redress.complaint.casework.CommandBatch;
import org.redress.complaint.casework.Message;
import org.redress.complaint.lifecycle.AgentAction;
import org.redress.complaint.lifecycle.Attribute;
import org.redress.complaint.lifecycle.CaseActor;
import org.redress.complaint.lifecycle.CaseEventKind;
import org.redress.complaint.lifecycle.Happening;
import org.redress.complaint.lifecycle.Redress;
import org.redress.complaint.lifecycle.Status;
import org.redress.kit.Uuids;

/** Makes an agent's moves. They happen when they are recorded. */
@Singleton
public final class AgentActions {

    private final CaseWriter writer;

    AgentActions(CaseWriter writer) {
        this.writer = writer;
    }

    /**
     * Makes the moves, all or none.
     *
     * @param ifMatch the entity tag they are made for
     * @param keyed the idempotency key that guards them
     * @param traceparent the W3C trace context of the request
     */
    public CompletionStage<BatchResult> act(
            String idOrNumber,
            @Nullable String ifMatch,
            List<Command.Part> moves,
            CommandBatch.@Nullable Keyed keyed,
            @Nullable String traceparent) {
        return writer.submit(new CommandBatch(
                idOrNumber, List.of(new Command.Act(idOrNumber, ifMatch, moves)), false, keyed, traceparent));
    }

    /** Tells the customer that we have it. */
    public static Command.Part acknowledge(CaseActor actor, boolean automatic) {
        return part(AgentAction.ACKNOWLEDGE, new Draft(CaseEventKind.ACKNOWLEDGED, actor).automatic(automatic));
    }

    /** Gives the case an owner. */
    public static Command.Part assign(CaseActor actor, @Nullable String team, @Nullable String assignee) {
        Draft draft = new Draft(CaseEventKind.ASSIGNED, actor);
        draft.set(Attribute.TEAM, team);
        draft.set(Attribute.ASSIGNEE, assignee);
        return part(AgentAction.ASSIGN, draft);
    }

    /** Writes to the customer. */
    public static Command.Part reply(CaseActor actor, AgentAction as, String text) {
        return said(as, new Draft(CaseEventKind.AGENT_REPLIED, actor), Message.Direction.OUT, text);
    }

    /** Writes to colleagues. */
    public static Command.Part note(CaseActor actor, AgentAction as, String text) {
        return said(as, new Draft(CaseEventKind.NOTE_ADDED, actor), Message.Direction.INTERNAL, text);
    }

    /** Makes the next move the customer's. */
    public static Command.Part await(CaseActor actor) {
        return part(
                AgentAction.WAIT, new Draft(CaseEventKind.STATUS_CHANGED, actor).status(Status.WAITING_FOR_CUSTOMER));
    }

    /** Takes the next move back. */
    public static Command.Part resume(CaseActor actor) {
        return part(AgentAction.RESUME, new Draft(CaseEventKind.STATUS_CHANGED, actor).status(Status.OPEN));
    }

    /** Settles the matter. */
    public static Command.Part resolve(
            CaseActor actor, @Nullable String outcome, @Nullable String rootCause, @Nullable Redress redress) {
        Draft draft = new Draft(CaseEventKind.RESOLVED, actor);
        draft.outcome = outcome;
        draft.rootCause = rootCause;
        draft.redress = redress;
        return part(AgentAction.RESOLVE, draft);
    }

    /** A move without details, or with a reason code. */
    public static Command.Part plain(
            CaseActor actor, AgentAction agentAction, CaseEventKind kind, @Nullable String reason) {
        Draft draft = new Draft(kind, actor);
        draft.reason = reason;
        return part(agentAction, draft);
    }

    /**
     * Ends a duplicate.
     *
     * @param survivor id or number of the case that goes on
     */
    public static Command.Part merge(CaseActor actor, String survivor, @Nullable String reason) {
        Draft draft = new Draft(CaseEventKind.MERGED, actor);
        draft.reason = reason;
        return new Command.Part(AgentAction.MERGE, draft.happening(null), null, survivor);
    }

    /** Corrects dimensions. */
    public static Command.Part classify(CaseActor actor, Map<Attribute, String> values) {
        Draft draft = new Draft(CaseEventKind.CLASSIFIED, actor);
        values.forEach(draft::set);
        return part(AgentAction.CLASSIFY, draft);
    }

    private static Command.Part part(AgentAction agentAction, Draft draft) {
        return new Command.Part(agentAction, draft.happening(null), null, null);
    }

    private static Command.Part said(AgentAction agentAction, Draft draft, Message.Direction direction, String text) {
        Message message = new Message(Uuids.next(), direction, text);
        return new Command.Part(agentAction, draft.happening(message), message, null);
    }

    private static final class Draft {

        private final CaseEventKind kind;
        private final CaseActor actor;
        private final Map<Attribute, String> sets = new EnumMap<>(Attribute.class);
        private boolean automatic;
        private @Nullable Status status;
        private @Nullable String outcome;
        private @Nullable String rootCause;
        private @Nullable Redress redress;
        private @Nullable String reason;

        Draft(CaseEventKind kind, CaseActor actor) {
            this.kind = kind;
            this.actor = actor;
        }

        void set(Attribute attribute, @Nullable String value) {
            if (value != null) {
                sets.put(attribute, value);
            }
        }

        Draft automatic(boolean value) {
            automatic = value;
            return this;
        }

        Draft status(Status value) {
            status = value;
            return this;
        }

        Happening happening(@Nullable Message message) {
            return new Happening(
                    kind,
                    actor,
                    null,
                    sets,
                    automatic,
                    status,
                    null,
                    outcome,
                    rootCause,
                    redress,
                    reason,
                    message == null ? null : message.id(),
                    false,
                    null);
        }
    }
}
