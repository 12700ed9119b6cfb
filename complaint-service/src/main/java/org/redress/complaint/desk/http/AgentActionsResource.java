package org.redress.complaint.desk.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.caselist.http.CaseRendering;
import org.redress.complaint.caselist.http.CaseView;
import org.redress.complaint.casework.BatchResult;
import org.redress.complaint.casework.Command;
import org.redress.complaint.casework.CommandBatch;
import org.redress.complaint.casework.CommandResult;
import org.redress.complaint.desk.AgentActions;
import org.redress.complaint.lifecycle.AgentAction;
import org.redress.kit.caller.Caller;
import org.redress.kit.caller.Callers;
import org.redress.kit.etag.ETags;
import org.redress.kit.http.Trace;
import org.redress.kit.idempotency.Fingerprints;
import org.redress.kit.idempotency.KeyedRequest;
import org.redress.kit.idempotency.StoredAnswer;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemJson;

/** The moves of agents: each needs If-Match and answers with the case after it. */
@Path("/api/v1/complaints/{id}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Desk")
@APIResponse(
        responseCode = "200",
        description = "The case after it; its version is the entity tag",
        content = @Content(schema = @Schema(implementation = CaseView.class)))
@APIResponse(responseCode = "409", description = "The case is not where this makes sense; 'allowed' says what does")
@APIResponse(
        responseCode = "412",
        description = "The case has changed; ETag says to which version, changed which fields")
@APIResponse(responseCode = "428", description = "If-Match is missing")
public class AgentActionsResource {

    private static final int MAX_BYTES = 1 << 20;

    private final AgentActions agentActions;
    private final CaseRendering rendering;
    private final SecurityIdentity identity;

    AgentActionsResource(AgentActions agentActions, CaseRendering rendering, SecurityIdentity identity) {
        this.agentActions = agentActions;
        this.rendering = rendering;
        this.identity = identity;
    }

    @POST
    @Path("/acknowledge")
    @Operation(operationId = "acknowledgeCase", summary = "Tell the customer that we have it")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Requests.Acknowledge.class)))
    public Uni<Response> acknowledge(@BeanParam AgentActionCall call, @Context RoutingContext exchange, byte[] body) {
        return act(AgentAction.ACKNOWLEDGE, call, exchange, body);
    }

    @POST
    @Path("/assign")
    @Operation(operationId = "assignCase", summary = "Give the case an owner")
    @RequestBody(
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = Requests.Assign.class)))
    public Uni<Response> assign(@BeanParam AgentActionCall call, @Context RoutingContext exchange, byte[] body) {
        return act(AgentAction.ASSIGN, call, exchange, body);
    }

    @POST
    @Path("/reply")
    @Operation(operationId = "replyCase", summary = "Write to the customer")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Requests.Reply.class)))
    public Uni<Response> reply(@BeanParam AgentActionCall call, @Context RoutingContext exchange, byte[] body) {
        return act(AgentAction.REPLY, call, exchange, body);
    }

    @POST
    @Path("/note")
    @Operation(operationId = "noteCase", summary = "Write to colleagues")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Requests.Note.class)))
    public Uni<Response> note(@BeanParam AgentActionCall call, @Context RoutingContext exchange, byte[] body) {
        return act(AgentAction.NOTE, call, exchange, body);
    }

    @POST
    @Path("/wait")
    @Operation(operationId = "waitCase", summary = "Make the next move the customer's")
    @RequestBody(
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = Requests.Nothing.class)))
    public Uni<Response> await(@BeanParam AgentActionCall call, @Context RoutingContext exchange, byte[] body) {
        return act(AgentAction.WAIT, call, exchange, body);
    }

    @POST
    @Path("/resume")
    @Operation(operationId = "resumeCase", summary = "Take the next move back")
    @RequestBody(
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = Requests.Nothing.class)))
    public Uni<Response> resume(@BeanParam AgentActionCall call, @Context RoutingContext exchange, byte[] body) {
        return act(AgentAction.RESUME, call, exchange, body);
    }

    @POST
    @Path("/resolve")
    @Operation(operationId = "resolveCase", summary = "Settle the matter")
    @RequestBody(
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = Requests.Resolve.class)))
    public Uni<Response> resolve(@BeanParam AgentActionCall call, @Context RoutingContext exchange, byte[] body) {
        return act(AgentAction.RESOLVE, call, exchange, body);
    }

    @POST
    @Path("/reopen")
    @Operation(operationId = "reopenCase", summary = "Bring a settled case back to work")
    @RequestBody(
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = Requests.Reason.class)))
    public Uni<Response> reopen(@BeanParam AgentActionCall call, @Context RoutingContext exchange, byte[] body) {
        return act(AgentAction.REOPEN, call, exchange, body);
    }

    @POST
    @Path("/close")
    @Operation(operationId = "closeCase", summary = "Close a resolved case")
    @RequestBody(
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = Requests.Nothing.class)))
    public Uni<Response> close(@BeanParam AgentActionCall call, @Context RoutingContext exchange, byte[] body) {
        return act(AgentAction.CLOSE, call, exchange, body);
    }

    @POST
    @Path("/withdraw")
    @Operation(operationId = "withdrawCase", summary = "The customer takes the complaint back")
    @RequestBody(
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = Requests.Reason.class)))
    public Uni<Response> withdraw(@BeanParam AgentActionCall call, @Context RoutingContext exchange, byte[] body) {
        return act(AgentAction.WITHDRAW, call, exchange, body);
    }

    @POST
    @Path("/merge")
    @Operation(operationId = "mergeCase", summary = "End a duplicate; another case goes on")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Requests.Merge.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "The case is not where this makes sense ('allowed' says what does), or the other one cannot go on in its place")
    public Uni<Response> merge(@BeanParam AgentActionCall call, @Context RoutingContext exchange, byte[] body) {
        return act(AgentAction.MERGE, call, exchange, body);
    }

    @POST
    @Path("/classify")
    @Operation(operationId = "classifyCase", summary = "Correct dimensions")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Requests.Classify.class)))
    public Uni<Response> classify(@BeanParam AgentActionCall call, @Context RoutingContext exchange, byte[] body) {
        return act(AgentAction.CLASSIFY, call, exchange, body);
    }

    @POST
    @Path("/step")
    @Operation(operationId = "takeStep", summary = "Say that a step was taken that policies know by its name")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Requests.Step.class)))
    public Uni<Response> step(@BeanParam AgentActionCall call, @Context RoutingContext exchange, byte[] body) {
        return act(AgentAction.STEP, call, exchange, body);
    }

    private Uni<Response> act(
            AgentAction agentAction, AgentActionCall call, RoutingContext exchange, byte @Nullable [] body) {
        byte[] sent = body == null ? new byte[0] : body;
        if (sent.length > MAX_BYTES) {
            throw Problem.of(413, "too-large", "Too large", "At most " + MAX_BYTES + " bytes.")
                    .exception();
        }
        Caller caller = Callers.of(identity);
        List<Command.Part> parts = new AgentActionReader(caller).read(agentAction, sent);
        CommandBatch.Keyed keyed = KeyedRequest.key(call.key())
                .map(name -> keyed(caller, agentAction, call, name, sent, exchange))
                .orElse(null);
        String traceparent = Trace.of(exchange).traceparent();
        return Uni.createFrom()
                .completionStage(() -> agentActions.act(call.id(), call.ifMatch(), parts, keyed, traceparent))
                .map(this::response);
    }

    private CommandBatch.Keyed keyed(
            Caller caller,
            AgentAction agentAction,
            AgentActionCall call,
            String key,
            byte[] body,
            RoutingContext exchange) {
        KeyedRequest request = KeyedRequest.of(
                caller,
                "POST /api/v1/complaints/" + call.id() + "/" + agentAction.wireName(),
                key,
                Fingerprints.ofJson(body.length == 0 ? new byte[] {'{', '}'} : body));
        return new CommandBatch.Keyed(request, outcomes -> stored(outcomes.getFirst(), exchange));
    }

    private StoredAnswer stored(CommandResult commandResult, RoutingContext exchange) {
        return switch (commandResult) {
            case CommandResult.Acted acted ->
                new StoredAnswer(
                        200,
                        rendering.bytes(rendering.view(acted.details())),
                        null,
                        ETags.of(acted.details().version()));
            case CommandResult.Refused refused ->
                new StoredAnswer(
                        refused.problem().status(),
                        ProblemJson.bytes(refused.problem(), exchange),
                        null,
                        refused.problem().headers().get("ETag"));
            case CommandResult.Recorded recorded -> throw new IllegalStateException("A move is done, not told");
            case CommandResult.Duplicate duplicate -> throw new IllegalStateException("A move is done, not told");
        };
    }

    private Response response(BatchResult batchResult) {
        if (batchResult.stored() != null) {
            return batchResult.stored().response(batchResult.replayed());
        }
        return switch (batchResult.outcomes().getFirst()) {
            case CommandResult.Acted acted -> rendering.response(acted.details());
            case CommandResult.Refused refused -> throw refused.problem().exception();
            case CommandResult.Recorded recorded -> throw new IllegalStateException("A move is done, not told");
            case CommandResult.Duplicate duplicate -> throw new IllegalStateException("A move is done, not told");
        };
    }
}
