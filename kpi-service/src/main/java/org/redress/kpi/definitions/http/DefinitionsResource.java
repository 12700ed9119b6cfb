package org.redress.kpi.definitions.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.kit.problem.Problem;
import org.redress.kpi.definitions.Definition;
import org.redress.kpi.definitions.Definitions;

/** What each figure means. */
@Path("/api/v1/kpis/definitions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures")
public class DefinitionsResource {

    /** All definitions. */
    public record Answer(List<Definition> definitions) {}

    @GET
    @Operation(
            operationId = "listDefinitions",
            summary = "Formula, cohort, clock basis, unit, interval and source of each figure")
    public Answer definitions() {
        return new Answer(Definitions.all());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readDefinition", summary = "What one figure means")
    @APIResponse(responseCode = "200", description = "Its definition")
    @APIResponse(responseCode = "404", description = "No figure has this name")
    public Definition definition(@PathParam("id") String id) {
        return Definitions.all().stream()
                .filter(definition -> definition.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("No figure has this name.").exception());
    }
}
