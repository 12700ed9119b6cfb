package org.redress.kpi.backlog.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.kpi.backlog.AnswerBacklog;
import org.redress.kpi.backlog.Backlog;
import org.redress.kpi.backlog.BacklogQuestion;
import org.redress.kpi.query.http.Parameters;
import org.redress.kpi.query.http.Views;

/** The backlog at a moment and its age. */
@Path("/api/v1/kpis/backlog")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures")
public class BacklogResource {

    private static final Set<String> KNOWN = Set.of("at", "zone", "groupBy", Views.KNOWN_AT);

    private final AnswerBacklog answers;
    private final Clock clock;

    BacklogResource(AnswerBacklog answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Blocking
    @Operation(operationId = "readBacklog", summary = "Open and unresolved complaints at a moment, with exact ages")
    @Parameter(
            name = "at",
            in = ParameterIn.QUERY,
            example = "2016-03-15T00:00:00Z",
            description = "an instant, or a date in the zone; now if left out")
    @Parameter(
            name = "zone",
            in = ParameterIn.QUERY,
            example = "Europe/Berlin",
            description = "IANA zone; UTC if left out")
    @Parameter(name = "groupBy", in = ParameterIn.QUERY, example = "priority", description = "up to two dimensions")
    @Parameter(
            name = "knownAt",
            in = ParameterIn.QUERY,
            example = "2016-06-01T12:00:00Z",
            description = "as known then, instead of now; needs a view, see POST /api/v1/kpis/views")
    @Parameter(name = "channel", in = ParameterIn.QUERY, description = "filter; the other dimensions likewise")
    @APIResponse(responseCode = "200", description = "The backlog")
    @APIResponse(responseCode = "409", description = "There is no view as known at that moment")
    @APIResponse(responseCode = "400", description = "A parameter is not understood; the problem names it")
    public Backlog backlog(@Context UriInfo uri) throws SQLException {
        Parameters parameters = new Parameters(uri.getQueryParameters(), KNOWN);
        ZoneId zone = parameters.zone();
        BacklogQuestion question = new BacklogQuestion(
                parameters.time("at", zone),
                Views.knownAt(parameters, clock.instant()),
                zone,
                parameters.groupBy(),
                parameters.filters());
        return Views.answer(() -> answers.answer(question));
    }
}
