package org.redress.kpi.objective.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.redress.kit.Uuids;
import org.redress.kit.caller.Caller;
import org.redress.kit.caller.Callers;
import org.redress.kit.etag.ETags;
import org.redress.kit.idempotency.Fingerprints;
import org.redress.kit.idempotency.IdempotencyKeys;
import org.redress.kit.idempotency.KeyedRequest;
import org.redress.kit.idempotency.StoredAnswer;
import org.redress.kit.problem.Problem;
import org.redress.kpi.objective.ManageObjectives;
import org.redress.kpi.objective.ManageObjectives.NameTakenException;
import org.redress.kpi.objective.ManageObjectives.TooManyException;
import org.redress.kpi.objective.ObjectiveSpec;
import org.redress.kpi.objective.PastTransition;
import org.redress.kpi.objective.StoredObjective;

/** Objectives and how they stand. */
@Path("/api/v1/objectives")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Objectives")
public class ObjectivesResource {

    private static final String ROUTE = "POST /api/v1/objectives";
    private static final String EXAMPLE = """
            {"name": "first-response-parcels", "figure": "sla", "of": "first-response", "filters": {"team": ["parcels"]},
             "target": 0.95, "periodDays": 90}""";

    private final ManageObjectives desk;
    private final IdempotencyKeys keys;
    private final ObjectMapper json;
    private final SecurityIdentity identity;

    ObjectivesResource(ManageObjectives desk, IdempotencyKeys keys, ObjectMapper json, SecurityIdentity identity) {
        this.desk = desk;
        this.keys = keys;
        this.json = json;
        this.identity = identity;
    }

    /** How an objective stood, the latest first. */
    @Schema(name = "ObjectiveHistory")
    public record History(List<PastTransition> turns) {}

    @GET
    @Operation(operationId = "listObjectives", summary = "All objectives by name, with how they stand now")
    @APIResponse(
            responseCode = "200",
            description = "The objectives",
            content = @Content(schema = @Schema(implementation = ObjectiveView.All.class)))
    public ObjectiveView.All list() throws SQLException {
        return new ObjectiveView.All(desk.all().stream().map(ObjectiveView::of).toList());
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readObjective",
            summary = "An objective with its share, its budget, and how fast that burns",
            description =
                    "Windows are cut at quarters of an hour and may be up to 15 minutes longer than their names say.")
    @APIResponse(
            responseCode = "200",
            description = "The objective; the entity tag is the version of what is promised",
            content = @Content(schema = @Schema(implementation = ObjectiveView.class)))
    @APIResponse(responseCode = "404", description = "No such objective")
    public Response read(@PathParam("id") String id) throws SQLException {
        return answer(desk.find(uuid(id)).orElseThrow(ObjectivesResource::unknown));
    }

    @GET
    @Path("/{id}/history")
    @Operation(
            operationId = "readObjectiveHistory",
            summary = "When an objective burned and recovered, the latest first")
    @APIResponse(
            responseCode = "200",
            description = "At most 200 changes",
            content = @Content(schema = @Schema(implementation = History.class)))
    @APIResponse(responseCode = "404", description = "No such objective")
    public History history(@PathParam("id") String id) throws SQLException {
        return new History(desk.turns(uuid(id)).orElseThrow(ObjectivesResource::unknown));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createObjective",
            summary = "Add an objective",
            description = "A threshold that can never be exceeded is refused, with the highest one that can.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ObjectiveForm.class),
                            examples = @ExampleObject(name = "objective", value = EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = "The objective",
            content = @Content(schema = @Schema(implementation = ObjectiveView.class)))
    @APIResponse(responseCode = "400", description = "Not valid; every fault with its pointer")
    @APIResponse(responseCode = "409", description = "Another one has the name, or there are too many")
    public Response create(@HeaderParam("Idempotency-Key") @Nullable String key, byte @Nullable [] body)
            throws SQLException {
        ObjectiveSpec spec = ObjectiveReader.read(body);
        Caller caller = Callers.of(identity);
        Optional<String> given = KeyedRequest.key(key);
        if (given.isPresent() && body != null) {
            return keys.once(
                    KeyedRequest.of(caller, ROUTE, given.get(), Fingerprints.ofJson(body)),
                    transaction -> kept(created(transaction, spec, caller)));
        }
        return kept(desk.transact(transaction -> created(transaction, spec, caller)))
                .response(false);
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "saveObjective",
            summary = "Change an objective",
            description = "If it burns, it stops and is judged anew.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ObjectiveForm.class),
                            examples = @ExampleObject(name = "objective", value = EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The objective after it",
            content = @Content(schema = @Schema(implementation = ObjectiveView.class)))
    @APIResponse(responseCode = "400", description = "Not valid; every fault with its pointer")
    @APIResponse(responseCode = "404", description = "No such objective")
    @APIResponse(responseCode = "409", description = "Another one has the name")
    @APIResponse(responseCode = "412", description = "It has changed; ETag says to which version")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public Response save(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, byte @Nullable [] body)
            throws SQLException {
        UUID uuid = uuid(id);
        ObjectiveSpec spec = ObjectiveReader.read(body);
        String by = Callers.of(identity).actor();
        try {
            StoredObjective saved = desk.transact(transaction -> desk.replace(
                            transaction, uuid, spec, by, now -> ETags.requireMatch(ifMatch, now.version())))
                    .orElseThrow(ObjectivesResource::unknown);
            return answer(desk.see(saved));
        } catch (NameTakenException e) {
            throw taken(e);
        }
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteObjective", summary = "Delete an objective and its history")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "No such objective")
    @APIResponse(responseCode = "412", description = "It has changed; ETag says to which version")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public Response delete(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch)
            throws SQLException {
        UUID uuid = uuid(id);
        boolean gone = desk.transact(
                transaction -> desk.delete(transaction, uuid, now -> ETags.requireMatch(ifMatch, now.version())));
        if (!gone) {
            throw unknown();
        }
        return Response.noContent().build();
    }

    private StoredObjective created(Connection transaction, ObjectiveSpec spec, Caller caller) throws SQLException {
        try {
            return desk.create(transaction, spec, caller.actor());
        } catch (NameTakenException e) {
            throw taken(e);
        } catch (TooManyException e) {
            throw Problem.of(409, "too-many-objectives", "There are too many objectives", e.getMessage() + ".")
                    .exception();
        }
    }

    private StoredAnswer kept(StoredObjective created) throws SQLException {
        try {
            return new StoredAnswer(
                    201,
                    json.writeValueAsBytes(ObjectiveView.of(desk.see(created))),
                    "/api/v1/objectives/" + created.id(),
                    ETags.of(created.version()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A plain record can be written", e);
        }
    }

    private static Response answer(ManageObjectives.Seen seen) {
        return Response.ok(ObjectiveView.of(seen))
                .header("ETag", ETags.of(seen.objective().version()))
                .build();
    }

    private static UUID uuid(String id) {
        return Uuids.parse(id).orElseThrow(ObjectivesResource::unknown);
    }

    private static RuntimeException unknown() {
        return Problem.notFound("There is no such objective.").exception();
    }

    private static RuntimeException taken(NameTakenException e) {
        return Problem.of(409, "name-taken", "Another objective has this name", e.getMessage() + ".")
                .at("/name", "taken", "belongs to another objective")
                .exception();
    }
}
