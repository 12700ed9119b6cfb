package org.redress.complaint.apply.http;

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
import org.redress.kit.caller.Callers;

/** Applies a saved version of a policy to the cases that are open. */
@Path("/api/v1/sla/policies/{id}/apply")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "SLA")
public class ApplyPolicyResource {

    private final ApplyVersions versions;
    private final SecurityIdentity identity;

    ApplyPolicyResource(ApplyVersions versions, SecurityIdentity identity) {
        this.versions = versions;
        this.identity = identity;
    }

    @POST
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
                            examples = @ExampleObject(name = "version", value = AppliedVersion.EXAMPLE)))
    @APIResponse(
            responseCode = "202",
            description = "It is being applied",
            content = @Content(schema = @Schema(implementation = ApplicationView.class)))
    @APIResponse(responseCode = "400", description = "No such version")
    @APIResponse(responseCode = "404", description = "No such policy")
    public Response apply(@PathParam("id") String id, byte @Nullable [] body) {
        int version = AppliedVersion.of(body);
        return ApplicationsResource.accepted(versions.apply(
                Definition.Kind.POLICY, id, version, Callers.of(identity).actor()));
    }
}
