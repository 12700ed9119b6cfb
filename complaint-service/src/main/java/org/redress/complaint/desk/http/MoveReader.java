package org.redress.complaint.desk.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.Step;
import org.redress.complaint.desk.Desk;
import org.redress.complaint.intake.Texts;
import org.redress.complaint.lifecycle.CaseActor;
import org.redress.complaint.lifecycle.MomentKind;
import org.redress.complaint.lifecycle.Move;
import org.redress.kit.caller.Caller;
import org.redress.kit.cloudevents.StrictJson;
import org.redress.kit.cloudevents.StrictJson.NotStrictJsonException;
import org.redress.kit.http.JsonMembers;
import org.redress.kit.problem.Problem;

/** Reads the body of a move. */
final class MoveReader {

    private final CaseActor actor;
    private final boolean service;

    MoveReader(Caller caller) {
        this.service = caller.kind() == Caller.Kind.SERVICE;
        CaseActor.Kind kind =
                switch (caller.kind()) {
                    case USER -> CaseActor.Kind.AGENT;
                    case MACHINE -> CaseActor.Kind.SYSTEM;
                    case SERVICE -> CaseActor.Kind.REDRESS;
                };
        this.actor = new CaseActor(kind, caller.id());
    }

    /** @throws org.redress.kit.problem.ProblemException 400 with every fault */
    List<Step.Part> read(Move move, byte[] body) {
        JsonMembers fields = new JsonMembers(node(body));
        List<Step.Part> parts = parts(move, fields);
        fields.refuse("invalid-request", "The data is not valid");
        return parts;
    }

    private static JsonNode node(byte[] body) {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return StrictJson.read(body);
        } catch (NotStrictJsonException e) {
            throw Problem.of(400, "invalid-json", "The request cannot be read", e.reason())
                    .exception();
        }
    }

    private List<Step.Part> parts(Move move, JsonMembers body) {
        return switch (move) {
            case ACKNOWLEDGE -> {
                Boolean automatic = Requests.Acknowledge.read(body).automatic();
                yield List.of(Desk.acknowledge(actor, automatic == null ? service : automatic));
            }
            case ASSIGN -> {
                Requests.Assign asked = Requests.Assign.read(body);
                yield List.of(Desk.assign(actor, asked.team(), asked.assignee()));
            }
            case REPLY -> reply(Requests.Reply.read(body));
            case NOTE ->
                List.of(Desk.note(actor, Move.NOTE, Requests.Note.read(body).text()));
            case WAIT -> List.of(Desk.await(actor));
            case RESUME -> List.of(Desk.resume(actor));
            case RESOLVE -> resolve(Requests.Resolve.read(body));
            case REOPEN -> reasoned(Move.REOPEN, MomentKind.REOPENED, Requests.Reason.read(body, true));
            case WITHDRAW -> reasoned(Move.WITHDRAW, MomentKind.WITHDRAWN, Requests.Reason.read(body, false));
            case CLOSE -> List.of(Desk.plain(actor, Move.CLOSE, MomentKind.CLOSED, null));
            case CLASSIFY ->
                List.of(Desk.classify(actor, Requests.Classify.read(body).values()));
            case STEP ->
                List.of(Desk.plain(
                        actor,
                        Move.STEP,
                        MomentKind.STEP_TAKEN,
                        Requests.Step.read(body).step()));
            case MERGE -> merge(Requests.Merge.read(body));
        };
    }

    private List<Step.Part> reply(Requests.Reply asked) {
        List<Step.Part> parts = new ArrayList<>(2);
        parts.add(Desk.reply(actor, Move.REPLY, asked.text()));
        if (Boolean.TRUE.equals(asked.resolve())) {
            parts.add(Desk.resolve(actor, asked.outcome(), asked.rootCause(), null));
        }
        return parts;
    }

    private List<Step.Part> resolve(Requests.Resolve asked) {
        List<Step.Part> parts = new ArrayList<>(2);
        if (asked.text() != null) {
            parts.add(Desk.reply(actor, Move.RESOLVE, asked.text()));
        }
        parts.add(Desk.resolve(actor, asked.outcome(), asked.rootCause(), asked.given()));
        return parts;
    }

    private List<Step.Part> reasoned(Move move, MomentKind kind, Requests.Reason asked) {
        return withReason(move, asked.reason(), code -> Desk.plain(actor, move, kind, code));
    }

    private List<Step.Part> merge(Requests.Merge asked) {
        return withReason(Move.MERGE, asked.reason(), code -> Desk.merge(actor, asked.into(), code));
    }

    /** Prose stays here, as a note: only codes travel. */
    private List<Step.Part> withReason(
            Move move, @Nullable String reason, Function<@Nullable String, Step.Part> ofCode) {
        boolean code = reason != null && Texts.isCode(reason);
        List<Step.Part> parts = new ArrayList<>(2);
        parts.add(ofCode.apply(code ? reason : null));
        if (reason != null && !code) {
            parts.add(Desk.note(actor, move, reason));
        }
        return parts;
    }
}
