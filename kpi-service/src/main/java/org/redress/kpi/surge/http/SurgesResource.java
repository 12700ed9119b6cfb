package org.redress.kpi.surge.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.kpi.surge.JudgeSurges;
import org.redress.kpi.surge.SurgeConfig;

/** Categories that receive more complaints than their past explains. */
@Path("/api/v1/surges")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Surges")
public class SurgesResource {

    private final JudgeSurges judge;
    private final SurgeConfig config;

    SurgesResource(JudgeSurges judge, SurgeConfig config) {
        this.judge = judge;
        this.config = config;
    }

    @GET
    @Operation(
            operationId = "readSurges",
            summary = "How the intake of each category compares with the same hours of earlier weeks",
            description = "Categories without four weeks of past are not watched. The last 100 surges come with it.")
    @APIResponse(responseCode = "200", description = "The categories and the surges")
    public SurgesView surges() throws SQLException {
        return SurgesView.of(judge.look(), config.zone().getId());
    }
}
