package org.redress.kpi.customers.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.redress.kit.caller.Callers;
import org.redress.kit.problem.Problem;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.customers.CustomerAnswer;
import org.redress.kpi.customers.CustomerSegment;
import org.redress.kpi.customers.Customers;
import org.redress.kpi.customers.OverlapException;
import org.redress.kpi.customers.StoredCount;
import org.redress.kpi.query.http.Parameters;

/** How many customers there are, and figures by them. */
@Path("/api/v1/kpis/customers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
@Blocking
public class CustomersResource {

    private static final Set<String> KNOWN = Set.of("from", "to", "zone");
    private static final Set<Dimension> SEGMENTS = Set.of(Dimension.BRAND, Dimension.PRODUCT, Dimension.REGION);

    private final Customers customers;
    private final SecurityIdentity identity;

    CustomersResource(Customers customers, SecurityIdentity identity) {
        this.customers = customers;
        this.identity = identity;
    }

    @GET
    @Operation(
            operationId = "readCustomerFigures",
            summary = "Complaints per 1,000 customers, retention and churn",
            description =
                    "Of the whole organisation, or of a brand, product or region whose customers were counted as such.")
    @Parameter(name = "from", in = ParameterIn.QUERY, example = "2016-01-01", description = "a date; included")
    @Parameter(name = "to", in = ParameterIn.QUERY, example = "2016-02-01", description = "a date; excluded")
    @Parameter(
            name = "zone",
            in = ParameterIn.QUERY,
            example = "Europe/Berlin",
            description = "IANA zone in which the days of complaints are cut; UTC if left out")
    @Parameter(name = "brand", in = ParameterIn.QUERY, example = "acme", description = "one value")
    @Parameter(name = "product", in = ParameterIn.QUERY, example = "savings", description = "one value")
    @Parameter(name = "region", in = ParameterIn.QUERY, example = "north", description = "one value")
    @APIResponse(responseCode = "200", description = "The figures and the counts behind them")
    @APIResponse(responseCode = "400", description = "A parameter is not understood; the problem names it")
    public CustomerAnswer figures(@Context UriInfo uri) throws SQLException {
        Asked asked = asked(uri);
        return customers.answer(asked.segment, asked.from, asked.to, asked.zone);
    }

    @GET
    @Path("/versions")
    @Operation(
            operationId = "listCustomerCounts",
            summary = "Every version of the counts that touch a period: who posted what and when")
    @APIResponse(responseCode = "200", description = "By period and version")
    @APIResponse(responseCode = "400", description = "A parameter is not understood; the problem names it")
    public List<StoredCount> versions(@Context UriInfo uri) throws SQLException {
        Asked asked = asked(uri);
        return customers.versions(asked.segment, asked.from, asked.to);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "saveCustomerCount",
            summary = "Post how many customers there were",
            description =
                    "At the end of the period [from, to); one day if to is left out. The same period and segment again is a new version; the"
                            + " same content again changes nothing; withdrawn takes the count back. Periods of a segment do not overlap.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "month",
                                            value =
                                                    "{\"from\": \"2016-01-01\", \"to\": \"2016-02-01\", \"brand\": \"acme\", \"customers\": 10450, \"new\": 700, \"lost\": 250}")))
    @APIResponse(responseCode = "200", description = "The version that holds now")
    @APIResponse(responseCode = "400", description = "Not valid; every fault with its pointer")
    @APIResponse(responseCode = "409", description = "Another period of the segment holds some of these days")
    public StoredCount put(byte @Nullable [] body) throws SQLException {
        CountForm form = CountForm.read(body);
        try {
            return customers.put(
                    form.count(), form.withdrawn(), Callers.of(identity).actor());
        } catch (OverlapException e) {
            throw Problem.of(409, "overlapping-period", "Another count holds on some of these days", e.getMessage())
                    .at(
                            "/from",
                            "overlapping",
                            "lies with to across " + e.other().from() + " to "
                                    + e.other().to())
                    .exception();
        }
    }

    private record Asked(LocalDate from, LocalDate to, ZoneId zone, CustomerSegment segment) {}

    private static Asked asked(UriInfo uri) {
        Parameters parameters = new Parameters(uri.getQueryParameters(), KNOWN);
        ZoneId zone = parameters.zone();
        LocalDate from = date(parameters, "from", zone);
        LocalDate to = date(parameters, "to", zone);
        if (!from.isBefore(to)) {
            throw Parameters.refusal("from", "not-before-to", "must lie before to");
        }
        for (Dimension dimension : parameters.filters().keySet()) {
            if (!SEGMENTS.contains(dimension)) {
                throw Parameters.refusal(
                        dimension.wireName(), "not-counted", "is nothing by which customers are counted");
            }
        }
        return new Asked(
                from,
                to,
                zone,
                new CustomerSegment(
                        parameters.single("brand"), parameters.single("product"), parameters.single("region")));
    }

    private static LocalDate date(Parameters parameters, String name, ZoneId zone) {
        String text = parameters.single(name);
        if (text == null || text.indexOf('T') >= 0) {
            throw Parameters.refusal(name, text == null ? "missing" : "malformed", "is a date, such as 2026-03-01");
        }
        return parameters
                .time(name, zone)
                .map(time -> LocalDate.ofInstant(time, zone))
                .orElseThrow();
    }
}
