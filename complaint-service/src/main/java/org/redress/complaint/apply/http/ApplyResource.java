package org.redress.complaint.apply.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.apply.ApplyVersions;
import org.redress.complaint.policies.Definition;
import org.redress.complaint.simulate.http.DefinitionForms;
import org.redress.kit.caller.Callers;
import org.redress.kit.problem.Problem;

/** Applies a saved version to the cases that are open. */
@Path("/api/v1/sla")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "SLA")
public class ApplyResource {

    private static final String EXAMPLE = "{\"version\": 2}";

    private final ApplyVersions versions;
    private final SecurityIdentity identity;

    ApplyResource(ApplyVersions versions, SecurityIdentity identity) {
        this.versions = versions;
        this.identity = identity;
    }

    @POST
    @Path("/policies/{id}/apply")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "applyPolicy",
            summary = "Give the open cases a version of a policy, counted from their original start",
            description =
                    "Goes on in the background; Location says where to look. The same again while it runs is the same application.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Object.class),
                            examples = @ExampleObject(name = "version", value = EXAMPLE)))
    @APIResponse(
            responseCode = "202",
            description = "It is being applied",
            content = @Content(schema = @Schema(implementation = ApplicationView.class)))
    @APIResponse(responseCode = "400", description = "No such version")
    @APIResponse(responseCode = "404", description = "No such policy")
    public Response applyPolicy(@PathParam("id") String id, byte @Nullable [] body) {
        return apply(Definition.Kind.POLICY, id, body);
    }

    @POST
    @Path("/calendars/{id}/apply")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "applyCalendar",
            summary = "Give the open cases that have a calendar a version of it, counted from their original start",
            description =
                    "Goes on in the background; Location says where to look. The same again while it runs is the same application.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Object.class),
                            examples = @ExampleObject(name = "version", value = EXAMPLE)))
    @APIResponse(
            responseCode = "202",
            description = "It is being applied",
            content = @Content(schema = @Schema(implementation = ApplicationView.class)))
    @APIResponse(responseCode = "400", description = "No such version")
    @APIResponse(responseCode = "404", description = "No such calendar")
    public Response applyCalendar(@PathParam("id") String id, byte @Nullable [] body) {
        return apply(Definition.Kind.CALENDAR, id, body);
    }

    private Response apply(Definition.Kind kind, String id, byte @Nullable [] body) {
        JsonNode json = DefinitionForms.json(body);
        JsonNode version = json.path("version");
        if (!version.isInt() || json.size() != 1) {
            throw Problem.invalidRequest("Which version is to be applied?")
                    .at("/version", "required", "must be the number of a version, and stand alone")
                    .exception();
        }
        return ApplicationsResource.accepted(versions.apply(
                kind, id, version.intValue(), Callers.of(identity).actor()));
    }
}
