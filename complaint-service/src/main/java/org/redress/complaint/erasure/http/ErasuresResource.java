package org.redress.complaint.erasure.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.erasure.ErasePerson;
import org.redress.complaint.erasure.Erasure;
import org.redress.kit.Uuids;
import org.redress.kit.caller.Callers;
import org.redress.kit.problem.Problem;

/** Erases people: names, addresses and texts go, cases and figures stay. */
@Path("/api/v1/persons/erasures")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Persons")
public class ErasuresResource {

    private final ErasePerson erasures;
    private final SecurityIdentity identity;

    ErasuresResource(ErasePerson erasures, SecurityIdentity identity) {
        this.erasures = erasures;
        this.identity = identity;
    }

    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "previewErasure", summary = "What would go if a person were erased; nothing is changed")
    @RequestBody(content = @Content(schema = @Schema(implementation = PersonRequest.Named.class)))
    @APIResponse(
            responseCode = "200",
            description = "Counts",
            content = @Content(schema = @Schema(implementation = ErasureView.Preview.class)))
    @APIResponse(responseCode = "400", description = "Not valid; every fault with its pointer")
    @APIResponse(responseCode = "404", description = "Nothing is kept of this person")
    public ErasureView.Preview preview(byte @Nullable [] body) {
        return ErasureView.Preview.of(
                erasures.preview(PersonRequest.preview(body).person()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "erasePerson",
            summary = "Erase a person",
            description = "Cannot be taken back. The same again changes nothing and answers the same erasure.")
    @RequestBody(content = @Content(schema = @Schema(implementation = PersonRequest.Asked.class)))
    @APIResponse(
            responseCode = "200",
            description = "Nothing is left here; the other services follow",
            content = @Content(schema = @Schema(implementation = ErasureView.class)))
    @APIResponse(
            responseCode = "202",
            description = "It goes on in the background; Location says where to look",
            content = @Content(schema = @Schema(implementation = ErasureView.class)))
    @APIResponse(responseCode = "400", description = "Not valid; every fault with its pointer")
    @APIResponse(responseCode = "404", description = "Nothing is kept of this person, and nothing was")
    @APIResponse(responseCode = "409", description = "There are not as many cases as expected; nothing was erased")
    public Response erase(byte @Nullable [] body) {
        PersonRequest request = PersonRequest.erasure(body);
        Erasure erasure = erasures.erase(
                request.person(),
                request.cases(),
                request.reason(),
                Callers.of(identity).actor());
        return Response.status(erasure.state() == Erasure.State.DONE ? 200 : 202)
                .entity(ErasureView.of(erasure))
                .header("Location", "/api/v1/persons/erasures/" + erasure.id())
                .build();
    }

    @GET
    @Operation(
            operationId = "listErasures",
            summary = "The latest erasures: when, by whom, how many cases; not of whom")
    @APIResponse(
            responseCode = "200",
            description = "Up to 100, the latest first",
            content = @Content(schema = @Schema(implementation = ErasureView.Erasures.class)))
    public ErasureView.Erasures list() {
        return new ErasureView.Erasures(
                erasures.latest().stream().map(ErasureView::of).toList());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readErasure", summary = "An erasure, and how far it is")
    @APIResponse(
            responseCode = "200",
            description = "Its state and counts",
            content = @Content(schema = @Schema(implementation = ErasureView.class)))
    @APIResponse(responseCode = "404", description = "No such erasure")
    public ErasureView read(@PathParam("id") String id) {
        return ErasureView.of(erasures.one(Uuids.parse(id)
                .orElseThrow(() -> Problem.notFound("There is no such erasure.").exception())));
    }
}
