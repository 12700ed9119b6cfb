package org.redress.complaint.apply.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.apply.PreviewVersions;
import org.redress.complaint.policies.Definitions;
import org.redress.complaint.policies.http.DefinitionAnswers;
import org.redress.complaint.policies.http.DraftReader;
import org.redress.complaint.policy.json.DefinitionForms;

/** What a policy that is not saved yet would do to the open cases. */
@Path("/api/v1/sla/policies/{id}/preview")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "SLA")
public class PreviewPolicyResource {

    private final PreviewVersions previews;
    private final Definitions definitions;
    private final DraftReader drafts;

    PreviewPolicyResource(PreviewVersions previews, Definitions definitions, DraftReader drafts) {
        this.previews = previews;
        this.definitions = definitions;
        this.drafts = drafts;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "previewPolicy",
            summary = "How many open cases a draft would move, by how much, and which become overdue",
            description = "Nothing is stored. The id may be a new one.")
    @RequestBody(
            description = "The policy as it would be saved",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT, additionalProperties = Schema.True.class)))
    @APIResponse(
            responseCode = "200",
            description = "Counts, and the cases that would be past due",
            content = @Content(schema = @Schema(implementation = PreviewView.class)))
    @APIResponse(responseCode = "400", description = "Not valid; every fault with its pointer")
    @APIResponse(responseCode = "503", description = "Another preview is being made")
    public PreviewView preview(@PathParam("id") String id, byte @Nullable [] body) {
        DefinitionAnswers.requireId(id);
        JsonNode json = DefinitionForms.json(body);
        return PreviewView.of(previews.preview(
                definitions.reassignment(drafts.acceptPolicy(json, "", id)), PreviewVersions.MOST_NAMED));
    }
}
