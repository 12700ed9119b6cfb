package org.redress.complaint.desk;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.Answer;
import org.redress.complaint.casework.CaseWriter;
import org.redress.complaint.casework.Message;
import org.redress.complaint.casework.Step;
import org.redress.complaint.casework.Unit;
import org.redress.complaint.lifecycle.Attribute;
import org.redress.complaint.lifecycle.CaseActor;
import org.redress.complaint.lifecycle.Happening;
import org.redress.complaint.lifecycle.MomentKind;
import org.redress.complaint.lifecycle.Move;
import org.redress.complaint.lifecycle.Redress;
import org.redress.complaint.lifecycle.Status;
import org.redress.kit.Uuids;

/** Makes an agent's moves. They happen when they are recorded. */
@Singleton
public final class Desk {

    private final CaseWriter writer;

    Desk(CaseWriter writer) {
        this.writer = writer;
    }

    /**
     * Makes the moves, all or none.
     *
     * @param ifMatch the entity tag they are made for
     * @param keyed the idempotency key that guards them
     * @param traceparent the W3C trace context of the request
     */
    public CompletionStage<Answer> act(
            String idOrNumber,
            @Nullable String ifMatch,
            List<Step.Part> moves,
            Unit.@Nullable Keyed keyed,
            @Nullable String traceparent) {
        return writer.submit(
                new Unit(idOrNumber, List.of(new Step.Act(idOrNumber, ifMatch, moves)), false, keyed, traceparent));
    }

    /** Tells the customer that we have it. */
    public static Step.Part acknowledge(CaseActor actor, boolean automatic) {
        return part(Move.ACKNOWLEDGE, new Draft(MomentKind.ACKNOWLEDGED, actor).automatic(automatic));
    }

    /** Gives the case an owner. */
    public static Step.Part assign(CaseActor actor, @Nullable String team, @Nullable String assignee) {
        Draft draft = new Draft(MomentKind.ASSIGNED, actor);
        draft.set(Attribute.TEAM, team);
        draft.set(Attribute.ASSIGNEE, assignee);
        return part(Move.ASSIGN, draft);
    }

    /** Writes to the customer. */
    public static Step.Part reply(CaseActor actor, Move as, String text) {
        return said(as, new Draft(MomentKind.AGENT_REPLIED, actor), Message.Direction.OUT, text);
    }

    /** Writes to colleagues. */
    public static Step.Part note(CaseActor actor, Move as, String text) {
        return said(as, new Draft(MomentKind.NOTE_ADDED, actor), Message.Direction.INTERNAL, text);
    }

    /** Makes the next move the customer's. */
    public static Step.Part await(CaseActor actor) {
        return part(Move.WAIT, new Draft(MomentKind.STATUS_CHANGED, actor).status(Status.WAITING_FOR_CUSTOMER));
    }

    /** Takes the next move back. */
    public static Step.Part resume(CaseActor actor) {
        return part(Move.RESUME, new Draft(MomentKind.STATUS_CHANGED, actor).status(Status.OPEN));
    }

    /** Settles the matter. */
    public static Step.Part resolve(
            CaseActor actor, @Nullable String outcome, @Nullable String rootCause, @Nullable Redress redress) {
        Draft draft = new Draft(MomentKind.RESOLVED, actor);
        draft.outcome = outcome;
        draft.rootCause = rootCause;
        draft.redress = redress;
        return part(Move.RESOLVE, draft);
    }

    /** A move without details, or with a reason code. */
    public static Step.Part plain(CaseActor actor, Move move, MomentKind kind, @Nullable String reason) {
        Draft draft = new Draft(kind, actor);
        draft.reason = reason;
        return part(move, draft);
    }

    /**
     * Ends a duplicate.
     *
     * @param survivor id or number of the case that goes on
     */
    public static Step.Part merge(CaseActor actor, String survivor, @Nullable String reason) {
        Draft draft = new Draft(MomentKind.MERGED, actor);
        draft.reason = reason;
        return new Step.Part(Move.MERGE, draft.happening(null), null, survivor);
    }

    /** Corrects dimensions. */
    public static Step.Part classify(CaseActor actor, Map<Attribute, String> values) {
        Draft draft = new Draft(MomentKind.CLASSIFIED, actor);
        values.forEach(draft::set);
        return part(Move.CLASSIFY, draft);
    }

    private static Step.Part part(Move move, Draft draft) {
        return new Step.Part(move, draft.happening(null), null, null);
    }

    private static Step.Part said(Move move, Draft draft, Message.Direction direction, String text) {
        Message message = new Message(Uuids.next(), direction, text);
        return new Step.Part(move, draft.happening(message), message, null);
    }

    private static final class Draft {

        private final MomentKind kind;
        private final CaseActor actor;
        private final Map<Attribute, String> sets = new EnumMap<>(Attribute.class);
        private boolean automatic;
        private @Nullable Status status;
        private @Nullable String outcome;
        private @Nullable String rootCause;
        private @Nullable Redress redress;
        private @Nullable String reason;

        Draft(MomentKind kind, CaseActor actor) {
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
