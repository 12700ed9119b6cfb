package org.redress.kpi.rebuild.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.kit.caller.Callers;
import org.redress.kit.problem.Problem;
import org.redress.kpi.rebuild.Rebuild;
import org.redress.kpi.rebuild.RebuildReport;

/** Rebuilds all figures from the topics. */
@Path("/api/v1/rebuild")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rebuild")
@Blocking
public class RebuildResource {

    private final Rebuild rebuild;
    private final SecurityIdentity identity;

    RebuildResource(Rebuild rebuild, SecurityIdentity identity) {
        this.rebuild = rebuild;
        this.identity = identity;
    }

    @POST
    @Operation(
            operationId = "startRebuild",
            summary = "Rebuild all figures from the topics",
            description = "Runs in the background beside the live figures, compares with them, and takes their place.")
    @APIResponse(responseCode = "202", description = "It runs; ask for it again")
    @APIResponse(responseCode = "409", description = "Another one runs")
    public Response start() throws SQLException {
        RebuildReport report = rebuild.start(Callers.of(identity).actor())
                .orElseThrow(() -> Problem.of(409, "rebuild-running", "A rebuild is running", "Wait until it is done.")
                        .exception());
        return Response.accepted(report).header("Location", "/api/v1/rebuild").build();
    }

    @GET
    @Operation(operationId = "readRebuild", summary = "The last rebuild")
    @APIResponse(responseCode = "200", description = "How it goes or went, with the differences found")
    @APIResponse(responseCode = "404", description = "There has been none")
    public RebuildReport last() throws SQLException {
        return rebuild.last().orElseThrow(() -> Problem.notFound("Nothing has been rebuilt yet.")
                .exception());
    }
}
