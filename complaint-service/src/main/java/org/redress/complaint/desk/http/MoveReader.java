package org.redress.complaint.desk.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.Step;
import org.redress.complaint.desk.Desk;
import org.redress.complaint.intake.Texts;
import org.redress.complaint.intake.http.FactReader;
import org.redress.complaint.lifecycle.Attribute;
import org.redress.complaint.lifecycle.CaseActor;
import org.redress.complaint.lifecycle.MomentKind;
import org.redress.complaint.lifecycle.Move;
import org.redress.complaint.lifecycle.Redress;
import org.redress.kit.caller.Caller;
import org.redress.kit.cloudevents.StrictJson;
import org.redress.kit.cloudevents.StrictJson.NotStrictJsonException;
import org.redress.kit.http.JsonMembers;
import org.redress.kit.problem.Problem;

/** Reads the body of a move. */
final class MoveReader {

    private static final Map<String, Attribute> CLASSES = Map.of(
            "customerTier", Attribute.CUSTOMER_TIER,
            "jurisdiction", Attribute.JURISDICTION,
            "channel", Attribute.CHANNEL,
            "category", Attribute.CATEGORY,
            "product", Attribute.PRODUCT,
            "priority", Attribute.PRIORITY,
            "severity", Attribute.SEVERITY,
            "brand", Attribute.BRAND,
            "region", Attribute.REGION);

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

    private List<Step.Part> parts(Move move, JsonMembers fields) {
        return switch (move) {
            case ACKNOWLEDGE -> {
                Boolean automatic = fields.truth("automatic");
                yield List.of(Desk.acknowledge(actor, automatic == null ? service : automatic));
            }
            case ASSIGN -> assign(fields);
            case REPLY -> reply(fields);
            case NOTE ->
                List.of(Desk.note(actor, Move.NOTE, required(fields, "text", fields.text("text", Texts.MAX_TEXT))));
            case WAIT -> List.of(Desk.await(actor));
            case RESUME -> List.of(Desk.resume(actor));
            case RESOLVE -> resolve(fields);
            case REOPEN -> reasoned(Move.REOPEN, MomentKind.REOPENED, fields, true);
            case WITHDRAW -> reasoned(Move.WITHDRAW, MomentKind.WITHDRAWN, fields, false);
            case CLOSE -> List.of(Desk.plain(actor, Move.CLOSE, MomentKind.CLOSED, null));
            case CLASSIFY -> classify(fields);
            case STEP -> List.of(Desk.plain(actor, Move.STEP, MomentKind.STEP_TAKEN, FactReader.step(fields)));
            case MERGE -> merge(fields);
        };
    }

    private List<Step.Part> assign(JsonMembers fields) {
        String team = fields.code("team");
        String assignee = fields.code("assignee");
        if (team == null && assignee == null) {
            fields.fault("assignee", "required", "or team must be given");
        }
        return List.of(Desk.assign(actor, team, assignee));
    }

    private List<Step.Part> reply(JsonMembers fields) {
        List<Step.Part> parts = new ArrayList<>(2);
        parts.add(Desk.reply(actor, Move.REPLY, required(fields, "text", fields.text("text", Texts.MAX_TEXT))));
        String outcome = fields.code("outcome");
        String rootCause = fields.code("rootCause");
        if (Boolean.TRUE.equals(fields.truth("resolve"))) {
            parts.add(Desk.resolve(actor, outcome, rootCause, null));
        } else if (outcome != null || rootCause != null) {
            fields.fault("resolve", "required", "must be true where there is an outcome");
        }
        return parts;
    }

    private List<Step.Part> resolve(JsonMembers fields) {
        List<Step.Part> parts = new ArrayList<>(2);
        String text = fields.text("text", Texts.MAX_TEXT);
        if (text != null) {
            parts.add(Desk.reply(actor, Move.RESOLVE, text));
        }
        String outcome = required(fields, "outcome", fields.code("outcome"));
        Redress redress = FactReader.redress(fields.object("redress"));
        parts.add(Desk.resolve(actor, outcome, fields.code("rootCause"), redress));
        return parts;
    }

    private List<Step.Part> reasoned(Move move, MomentKind kind, JsonMembers fields, boolean needed) {
        String reason = fields.line("reason", Texts.MAX_SUBJECT);
        if (needed) {
            required(fields, "reason", reason);
        }
        List<Step.Part> parts = new ArrayList<>(2);
        boolean code = reason != null && Texts.isCode(reason);
        parts.add(Desk.plain(actor, move, kind, code ? reason : null));
        if (reason != null && !code) {
            // Prose stays here: only codes travel.
            parts.add(Desk.note(actor, move, reason));
        }
        return parts;
    }

    private List<Step.Part> merge(JsonMembers fields) {
        String survivor = required(fields, "into", fields.line("into", Texts.MAX_SUBJECT));
        String reason = fields.line("reason", Texts.MAX_SUBJECT);
        List<Step.Part> parts = new ArrayList<>(2);
        boolean code = reason != null && Texts.isCode(reason);
        parts.add(Desk.merge(actor, survivor, code ? reason : null));
        if (reason != null && !code) {
            // Prose stays here: only codes travel.
            parts.add(Desk.note(actor, Move.MERGE, reason));
        }
        return parts;
    }

    private List<Step.Part> classify(JsonMembers fields) {
        Map<Attribute, String> values = new EnumMap<>(Attribute.class);
        CLASSES.forEach((name, attribute) -> {
            String value = fields.code(name);
            if (value != null) {
                values.put(attribute, value);
            }
        });
        if (values.isEmpty()) {
            fields.fault("category", "required", "or another dimension must be given");
        }
        return List.of(Desk.classify(actor, values));
    }

    private static String required(JsonMembers fields, String name, @Nullable String value) {
        if (value == null) {
            fields.fault(name, "required", "is missing");
            return "";
        }
        return value;
    }
}
