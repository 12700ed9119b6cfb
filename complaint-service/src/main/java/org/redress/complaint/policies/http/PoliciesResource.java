package org.redress.complaint.policies.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.policies.Definition;
import org.redress.complaint.policies.Definitions;
import org.redress.complaint.policy.json.DefinitionForms;
import org.redress.complaint.policy.json.PackForm;
import org.redress.kit.caller.Callers;

/** The stored policies. Editing one changes no open deadline (DEC-3). */
@Path("/api/v1/sla/policies")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "SLA")
public class PoliciesResource {

    private static final String EXAMPLE = """
            {"rules": [{"name": "urgent", "match": {"priority": ["high", "urgent"]}, "clocks": [
               {"clock": "first-response", "target": {"unit": "elapsed-time", "duration": "PT4H"}, "warnings": [50]}]}],
             "default": {"clocks": [{"clock": "resolution", "target": {"unit": "calendar-days", "quantity": 15}}]}}""";

    private static final String PACK =
            "{\"pack\": \"uk-fca-disp\", \"variant\": \"payment-services\", \"match\": {\"product\": [\"payments\"]}}";

    private final Definitions definitions;
    private final DraftReader changes;
    private final PackInstaller installer;
    private final SecurityIdentity identity;

    PoliciesResource(Definitions definitions, DraftReader changes, PackInstaller installer, SecurityIdentity identity) {
        this.definitions = definitions;
        this.changes = changes;
        this.installer = installer;
        this.identity = identity;
    }

    @GET
    @Operation(operationId = "listPolicies", summary = "The latest version of each of the policies")
    @APIResponse(
            responseCode = "200",
            description = "In the order of ids",
            content = @Content(schema = @Schema(implementation = DefinitionView.Definitions.class)))
    public Response list() {
        return Response.ok(DefinitionView.of(definitions.latest(Definition.Kind.POLICY)))
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readPolicy", summary = "The latest version of a policy; its number is the entity tag")
    @APIResponse(
            responseCode = "200",
            description = "The version",
            content = @Content(schema = @Schema(implementation = DefinitionView.class)))
    @APIResponse(responseCode = "404", description = "No such policy")
    public Response read(@PathParam("id") String id) {
        return DefinitionAnswers.ok(
                definitions.versions(Definition.Kind.POLICY, id).getFirst(), List.of());
    }

    @GET
    @Path("/{id}/versions")
    @Operation(operationId = "listPolicyVersions", summary = "All versions of a policy, the latest first")
    @APIResponse(
            responseCode = "200",
            description = "Who saved what and when",
            content = @Content(schema = @Schema(implementation = DefinitionView.Definitions.class)))
    @APIResponse(responseCode = "404", description = "No such policy")
    public Response versions(@PathParam("id") String id) {
        return Response.ok(DefinitionView.of(definitions.versions(Definition.Kind.POLICY, id)))
                .build();
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "savePolicy",
            summary = "Add a version of a policy",
            description =
                    "Open cases keep what they were given. Without effectiveFrom it is in force from now on. With pack in place of rules"
                            + " the pack is stored, with its calendars, one version for each that is in force from then on.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT, additionalProperties = Schema.True.class),
                            examples = {
                                @ExampleObject(name = "policy", value = EXAMPLE),
                                @ExampleObject(name = "pack", value = PACK)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "The version that was added; 201 for the first",
            content = @Content(schema = @Schema(implementation = DefinitionView.class)))
    @APIResponse(responseCode = "400", description = "Not valid; every fault with its pointer")
    @APIResponse(responseCode = "412", description = "There is a later version; ETag says which")
    @APIResponse(responseCode = "428", description = "If-Match is missing, and this is not the first version")
    public Response save(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            byte @Nullable [] body) {
        DefinitionAnswers.requireId(id);
        JsonNode json = DefinitionForms.json(body);
        if (PackForm.names(json)) {
            return DefinitionAnswers.saved(
                    installer.install(
                            json, id, ifMatch, ifNoneMatch, Callers.of(identity).actor()),
                    List.of());
        }
        Instant effectiveFrom = changes.acceptPolicy(json, "", id).definition().effectiveFrom();
        Definition saved = definitions.save(
                Definition.Kind.POLICY,
                id,
                ifMatch,
                ifNoneMatch,
                effectiveFrom,
                json.toString(),
                Callers.of(identity).actor());
        return DefinitionAnswers.saved(saved, List.of());
    }
}
