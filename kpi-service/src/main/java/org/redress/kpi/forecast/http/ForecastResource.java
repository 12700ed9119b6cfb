package org.redress.kpi.forecast.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.kpi.forecast.Forecast;
import org.redress.kpi.forecast.MakeForecast;
import org.redress.kpi.query.http.Parameters;
import org.redress.kpi.query.http.Views;

/** How many clocks will be late in the next hours. */
@Path("/api/v1/kpis/forecast")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures")
public class ForecastResource {

    private static final Set<String> KNOWN = Set.of("hours", "zone", Views.KNOWN_AT);
    private static final int USUAL_HOURS = 8;
    private static final int MOST_HOURS = 72;

    private final MakeForecast make;
    private final Clock clock;

    ForecastResource(MakeForecast make, Clock clock) {
        this.make = make;
        this.clock = clock;
    }

    @GET
    @Blocking
    @Operation(
            operationId = "readForecast",
            summary =
                    "Clocks due in the next hours, by team and clock, and how many of them will be late at the team's pace",
            description = "Filters are the names of the dimensions. New complaints are not foreseen.")
    @Parameter(
            name = "hours",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER),
            example = "8",
            description = "1 to 72; 8 if left out")
    @Parameter(
            name = "zone",
            in = ParameterIn.QUERY,
            example = "Europe/Berlin",
            description = "IANA zone of the hours that are compared; UTC if left out")
    @Parameter(
            name = "knownAt",
            in = ParameterIn.QUERY,
            example = "2016-06-01T12:00:00Z",
            description = "the forecast that was made then, instead of now; needs a view, see POST /api/v1/kpis/views")
    @Parameter(name = "channel", in = ParameterIn.QUERY, description = "filter; the other dimensions likewise")
    @APIResponse(responseCode = "200", description = "The forecast")
    @APIResponse(responseCode = "400", description = "A parameter is not understood; the problem names it")
    @APIResponse(responseCode = "409", description = "There is no view as known at that moment")
    public Forecast forecast(@Context UriInfo uri) throws SQLException {
        Parameters parameters = new Parameters(uri.getQueryParameters(), KNOWN);
        Optional<Instant> knownAt = Views.knownAt(parameters, clock.instant());
        return Views.answer(() -> make.of(hours(parameters), parameters.zone(), parameters.filters(), knownAt));
    }

    private static int hours(Parameters parameters) {
        String given = parameters.single("hours");
        if (given == null) {
            return USUAL_HOURS;
        }
        try {
            int hours = Integer.parseInt(given);
            if (hours >= 1 && hours <= MOST_HOURS) {
                return hours;
            }
        } catch (NumberFormatException e) {
            throw Parameters.refusal("hours", "malformed", "must be a whole number from 1 to 72");
        }
        throw Parameters.refusal("hours", "out-of-range", "must be a whole number from 1 to 72");
    }
}
