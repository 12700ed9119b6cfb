package org.redress.complaint.apply.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.complaint.apply.Application;
import org.redress.complaint.apply.ApplyVersions;
import org.redress.kit.Uuids;
import org.redress.kit.caller.Callers;
import org.redress.kit.problem.Problem;

/** What was applied to the open cases, by whom, and how far it is. */
@Path("/api/v1/sla/applications")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "SLA")
public class ApplicationsResource {

    private final ApplyVersions versions;
    private final SecurityIdentity identity;

    ApplicationsResource(ApplyVersions versions, SecurityIdentity identity) {
        this.versions = versions;
        this.identity = identity;
    }

    @GET
    @Operation(operationId = "listApplications", summary = "The latest applications of versions to open cases")
    @APIResponse(
            responseCode = "200",
            description = "Up to 100, the latest first",
            content = @Content(schema = @Schema(implementation = ApplicationView.Applications.class)))
    public ApplicationView.Applications list() {
        return new ApplicationView.Applications(
                versions.latest().stream().map(ApplicationView::of).toList());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readApplication", summary = "An application, and how far it is")
    @APIResponse(
            responseCode = "200",
            description = "Its state and counts",
            content = @Content(schema = @Schema(implementation = ApplicationView.class)))
    @APIResponse(responseCode = "404", description = "No such application")
    public ApplicationView read(@PathParam("id") String id) {
        return ApplicationView.of(versions.one(uuid(id)));
    }

    @POST
    @Path("/{id}/undo")
    @Operation(
            operationId = "undoApplication",
            summary = "Give cases that are still open what they had before",
            description =
                    "Cases that were settled or given something else since stay as they are. The same again changes nothing.")
    @APIResponse(
            responseCode = "202",
            description = "It is being taken back",
            content = @Content(schema = @Schema(implementation = ApplicationView.class)))
    @APIResponse(responseCode = "404", description = "No such application")
    public Response undo(@PathParam("id") String id) {
        return accepted(versions.undo(uuid(id), Callers.of(identity).actor()));
    }

    static Response accepted(Application application) {
        return Response.accepted(ApplicationView.of(application))
                .header("Location", "/api/v1/sla/applications/" + application.id())
                .build();
    }

    private static UUID uuid(String id) {
        return Uuids.parse(id).orElseThrow(() -> Problem.notFound("There is no such application.")
                .exception());
    }
}
