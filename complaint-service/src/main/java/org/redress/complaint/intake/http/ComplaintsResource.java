package org.redress.complaint.intake.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.caselist.ReadCases;
import org.redress.complaint.caselist.http.CaseRendering;
import org.redress.complaint.casework.BatchResult;
import org.redress.complaint.casework.CaseDetails;
import org.redress.complaint.casework.CommandBatch;
import org.redress.complaint.casework.CommandResult;
import org.redress.complaint.intake.Intake;
import org.redress.kit.caller.Caller;
import org.redress.kit.caller.Callers;
import org.redress.kit.cloudevents.CloudEventReader;
import org.redress.kit.cloudevents.StrictJson;
import org.redress.kit.cloudevents.StrictJson.NotStrictJsonException;
import org.redress.kit.etag.ETags;
import org.redress.kit.http.JsonMembers;
import org.redress.kit.http.Trace;
import org.redress.kit.idempotency.Fingerprints;
import org.redress.kit.idempotency.KeyedRequest;
import org.redress.kit.idempotency.StoredAnswer;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemException;

/** Complaints as plain JSON, for simple senders and for agents who write down what a customer tells them. */
@Path("/api/v1/complaints")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Intake")
public class ComplaintsResource {

    private static final String ROUTE = "POST /api/v1/complaints";

    private final FactReader facts;
    private final Intake intake;
    private final ReadCases cases;
    private final CaseRendering rendering;
    private final SecurityIdentity identity;

    ComplaintsResource(
            Intake intake, ReadCases cases, CaseRendering rendering, SecurityIdentity identity, Clock clock) {
        this.facts = new FactReader(clock);
        this.intake = intake;
        this.cases = cases;
        this.rendering = rendering;
        this.identity = identity;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postComplaint",
            summary = "Post a complaint",
            description = "Needs externalId, which makes it idempotent for ever, or the header Idempotency-Key.")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewComplaint.class)))
    @APIResponse(
            responseCode = "201",
            description = "Stored; Location names the case",
            content = @Content(schema = @Schema(implementation = Answers.Complaint.class)))
    @APIResponse(
            responseCode = "200",
            description = "Had been stored before: the first answer, with duplicate true",
            content = @Content(schema = @Schema(implementation = Answers.Complaint.class)))
    @APIResponse(responseCode = "400", description = "Not valid; every fault with its pointer")
    @APIResponse(responseCode = "422", description = "The Idempotency-Key was used for another request")
    public Uni<Response> post(
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @Context RoutingContext exchange,
            byte[] body) {
        try {
            return accept(
                    Callers.of(identity),
                    KeyedRequest.key(idempotencyKey).orElse(null),
                    body,
                    Trace.of(exchange).traceparent());
        } catch (ProblemException e) {
            intake.refused(e.problem().code());
            throw e;
        }
    }

    private Uni<Response> accept(Caller caller, @Nullable String key, byte[] body, String trace) {
        JsonMembers fields = new JsonMembers(json(body));
        String externalId = fields.line("externalId", 255);
        String source = fields.line("source", 255);
        Instant receivedAt = fields.time("receivedAt");
        String speaker = source == null ? ownSource(caller) : source;
        FactReader.Told told = facts.read(
                Fact.RECEIVED,
                fields,
                new FactReader.Teller(
                        speaker,
                        // Of its own kind, so that it never meets the id of a CloudEvent.
                        externalId == null ? null : "complaint:" + externalId,
                        externalId,
                        true,
                        Refusals.actor(caller)),
                receivedAt);
        fields.refuse("invalid-request", "The data is not valid");
        if (!caller.mayPostAs(speaker)) {
            throw Refusals.sourceNotAllowed();
        }
        if (externalId == null && key == null) {
            throw Problem.of(
                            400,
                            "no-idempotency",
                            "The request could not be repeated safely",
                            "Send externalId in the body (your own id of the complaint), or the header Idempotency-Key.")
                    .at("/externalId", "required", "is missing, and so is the header Idempotency-Key")
                    .exception();
        }
        if (told.clamped()) {
            intake.clamped();
        }
        if (key == null) {
            return Uni.createFrom()
                    .completionStage(() -> intake.tell(CommandBatch.of(speaker + '|' + externalId, told.tell(), trace)))
                    .flatMap(batchResult -> plain(told, batchResult));
        }
        KeyedRequest request = KeyedRequest.of(caller, ROUTE, key, Fingerprints.ofJson(body));
        CommandBatch commandBatch = new CommandBatch(
                request.caller() + '|' + key,
                List.of(told.tell()),
                false,
                new CommandBatch.Keyed(request, outcomes -> stored(told, outcomes.getFirst())),
                trace);
        return Uni.createFrom().completionStage(() -> intake.tell(commandBatch)).map(ComplaintsResource::keyed);
    }

    private static JsonNode json(byte[] body) {
        if (body.length > CloudEventReader.MAX_SINGLE_BYTES) {
            throw Problem.of(413, "too-large", "Too large", "At most " + CloudEventReader.MAX_SINGLE_BYTES + " bytes.")
                    .exception();
        }
        try {
            return StrictJson.read(body);
        } catch (NotStrictJsonException e) {
            throw Problem.of(400, "invalid-json", "The request cannot be read", e.reason())
                    .exception();
        }
    }

    /** Ids are unique within a source, so two keys that name none must not share one. */
    private static String ownSource(Caller caller) {
        return switch (caller.kind()) {
            case USER -> "console";
            case MACHINE ->
                caller.sources().isEmpty() ? caller.id() : caller.sources().getFirst();
            case SERVICE -> "redress";
        };
    }

    private Uni<Response> plain(FactReader.Told told, BatchResult batchResult) {
        return switch (batchResult.outcomes().getFirst()) {
            case CommandResult.Recorded recorded ->
                Uni.createFrom()
                        .item(Response.status(201)
                                .entity(accepted(recorded.details(), false, told))
                                .header("Location", location(recorded.complaintId()))
                                .header("ETag", ETags.of(recorded.details().version()))
                                .build());
            case CommandResult.Duplicate duplicate ->
                Uni.createFrom()
                        .item(() -> cases.asTold(duplicate.complaintId(), duplicate.version()))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .map(details -> Response.ok(accepted(details, true, told))
                                .header("Location", location(duplicate.complaintId()))
                                .header("ETag", ETags.of(details.version()))
                                .build());
            case CommandResult.Acted acted -> throw new IllegalStateException("A complaint is told, not done");
            case CommandResult.Refused refused -> throw refused.problem().exception();
        };
    }

    private static Response keyed(BatchResult batchResult) {
        StoredAnswer stored = batchResult.stored();
        if (stored == null) {
            throw new IllegalStateException("A keyed request has a stored answer");
        }
        return stored.response(batchResult.replayed());
    }

    private StoredAnswer stored(FactReader.Told told, CommandResult commandResult) {
        return switch (commandResult) {
            case CommandResult.Recorded recorded ->
                new StoredAnswer(
                        201,
                        rendering.bytes(accepted(recorded.details(), false, told)),
                        location(recorded.complaintId()),
                        ETags.of(recorded.details().version()));
            case CommandResult.Duplicate duplicate -> {
                CaseDetails details = cases.asTold(duplicate.complaintId(), duplicate.version());
                yield new StoredAnswer(
                        200,
                        rendering.bytes(accepted(details, true, told)),
                        location(duplicate.complaintId()),
                        ETags.of(details.version()));
            }
            case CommandResult.Acted acted -> throw new IllegalStateException("A complaint is told, not done");
            case CommandResult.Refused refused -> throw refused.problem().exception();
        };
    }

    private Answers.Complaint accepted(CaseDetails details, boolean duplicate, FactReader.Told told) {
        return new Answers.Complaint(
                details.id(),
                details.number(),
                details.milestones().status().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                details.milestones().receivedAt(),
                rendering.clocks(details),
                duplicate,
                told.clamped() ? true : null);
    }

    private static String location(UUID id) {
        return "/api/v1/complaints/" + id;
    }
}
