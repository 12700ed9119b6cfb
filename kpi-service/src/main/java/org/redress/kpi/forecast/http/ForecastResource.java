package org.redress.kpi.forecast.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.kpi.forecast.Forecast;
import org.redress.kpi.forecast.MakeForecast;
import org.redress.kpi.query.http.Parameters;

/** How many clocks will be late in the next hours. */
@Path("/api/v1/kpis/forecast")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures")
public class ForecastResource {

    private static final Set<String> KNOWN = Set.of("hours", "zone");
    private static final int USUAL_HOURS = 8;
    private static final int MOST_HOURS = 72;

    private final MakeForecast make;

    ForecastResource(MakeForecast make) {
        this.make = make;
    }

    @GET
    @Blocking
    @Operation(
            summary =
                    "Clocks due in the next hours, by team and clock, and how many of them will be late at the team's pace",
            description = "Filters are the names of the dimensions. New complaints are not foreseen.")
    @Parameter(name = "hours", in = ParameterIn.QUERY, example = "8", description = "1 to 72; 8 if left out")
    @Parameter(
            name = "zone",
            in = ParameterIn.QUERY,
            example = "Europe/Berlin",
            description = "IANA zone of the hours that are compared; UTC if left out")
    @APIResponse(responseCode = "200", description = "The forecast")
    @APIResponse(responseCode = "400", description = "A parameter is not understood; the problem names it")
    public Forecast forecast(@Context UriInfo uri) throws SQLException {
        Parameters parameters = new Parameters(uri.getQueryParameters(), KNOWN);
        return make.of(hours(parameters), parameters.zone(), parameters.filters());
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
