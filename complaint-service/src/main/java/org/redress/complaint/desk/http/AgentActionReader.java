package org.redress.complaint.desk.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.Command;
import org.redress.complaint.desk.AgentActions;
import org.redress.complaint.intake.Texts;
import org.redress.complaint.lifecycle.AgentAction;
import org.redress.complaint.lifecycle.CaseActor;
import org.redress.complaint.lifecycle.CaseEventKind;
import org.redress.kit.caller.Caller;
import org.redress.kit.cloudevents.StrictJson;
import org.redress.kit.cloudevents.StrictJson.NotStrictJsonException;
import org.redress.kit.http.JsonMembers;
import org.redress.kit.problem.Problem;

/** Reads the body of a move. */
final class AgentActionReader {

    private final CaseActor actor;
    private final boolean service;

    AgentActionReader(Caller caller) {
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
    List<Command.Part> read(AgentAction agentAction, byte[] body) {
        JsonMembers fields = new JsonMembers(node(body));
        List<Command.Part> parts = parts(agentAction, fields);
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

    private List<Command.Part> parts(AgentAction agentAction, JsonMembers body) {
        return switch (agentAction) {
            case ACKNOWLEDGE -> {
                Boolean automatic = Requests.Acknowledge.read(body).automatic();
                yield List.of(AgentActions.acknowledge(actor, automatic == null ? service : automatic));
            }
            case ASSIGN -> {
                Requests.Assign asked = Requests.Assign.read(body);
                yield List.of(AgentActions.assign(actor, asked.team(), asked.assignee()));
            }
            case REPLY -> reply(Requests.Reply.read(body));
            case NOTE ->
                List.of(AgentActions.note(
                        actor, AgentAction.NOTE, Requests.Note.read(body).text()));
            case WAIT -> List.of(AgentActions.await(actor));
            case RESUME -> List.of(AgentActions.resume(actor));
            case RESOLVE -> resolve(Requests.Resolve.read(body));
            case REOPEN -> reasoned(AgentAction.REOPEN, CaseEventKind.REOPENED, Requests.Reason.read(body, true));
            case WITHDRAW -> reasoned(AgentAction.WITHDRAW, CaseEventKind.WITHDRAWN, Requests.Reason.read(body, false));
            case CLOSE -> List.of(AgentActions.plain(actor, AgentAction.CLOSE, CaseEventKind.CLOSED, null));
            case CLASSIFY ->
                List.of(AgentActions.classify(
                        actor, Requests.Classify.read(body).values()));
            case STEP ->
                List.of(AgentActions.plain(
                        actor,
                        AgentAction.STEP,
                        CaseEventKind.STEP_TAKEN,
                        Requests.Step.read(body).step()));
            case MERGE -> merge(Requests.Merge.read(body));
        };
    }

    private List<Command.Part> reply(Requests.Reply asked) {
        List<Command.Part> parts = new ArrayList<>(2);
        parts.add(AgentActions.reply(actor, AgentAction.REPLY, asked.text()));
        if (Boolean.TRUE.equals(asked.resolve())) {
            parts.add(AgentActions.resolve(actor, asked.outcome(), asked.rootCause(), null));
        }
        return parts;
    }

    private List<Command.Part> resolve(Requests.Resolve asked) {
        List<Command.Part> parts = new ArrayList<>(2);
        if (asked.text() != null) {
            parts.add(AgentActions.reply(actor, AgentAction.RESOLVE, asked.text()));
        }
        parts.add(AgentActions.resolve(actor, asked.outcome(), asked.rootCause(), asked.given()));
        return parts;
    }

    private List<Command.Part> reasoned(AgentAction agentAction, CaseEventKind kind, Requests.Reason asked) {
        return withReason(agentAction, asked.reason(), code -> AgentActions.plain(actor, agentAction, kind, code));
    }

    private List<Command.Part> merge(Requests.Merge asked) {
        return withReason(AgentAction.MERGE, asked.reason(), code -> AgentActions.merge(actor, asked.into(), code));
    }

    /** Prose stays here, as a note: only codes travel. */
    private List<Command.Part> withReason(
            AgentAction agentAction, @Nullable String reason, Function<@Nullable String, Command.Part> ofCode) {
        boolean code = reason != null && Texts.isCode(reason);
        List<Command.Part> parts = new ArrayList<>(2);
        parts.add(ofCode.apply(code ? reason : null));
        if (reason != null && !code) {
            parts.add(AgentActions.note(actor, agentAction, reason));
        }
        return parts;
    }
}
