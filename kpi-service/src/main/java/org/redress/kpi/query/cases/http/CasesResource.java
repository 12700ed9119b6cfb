package org.redress.kpi.query.cases.http;

import io.quarkus.security.identity.SecurityIdentity;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.redress.kit.caller.Caller;
import org.redress.kit.caller.Callers;
import org.redress.kit.paging.Cursors;
import org.redress.kit.paging.Page;
import org.redress.kpi.query.cases.CaseList;
import org.redress.kpi.query.cases.CasesQuestion;
import org.redress.kpi.query.cases.ListCases;
import org.redress.kpi.query.http.Parameters;
import org.redress.kpi.query.http.Views;

/** What is behind a figure. */
@Path("/api/v1/kpis/cases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures")
public class CasesResource {

    private final ListCases lists;
    private final Cursors cursors;
    private final SecurityIdentity identity;
    private final Clock clock;

    CasesResource(ListCases lists, Cursors cursors, SecurityIdentity identity, Clock clock) {
        this.lists = lists;
        this.cursors = cursors;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * A page of the list.
     *
     * @param asOf the moment that told running clocks from those past due; the same on every page
     * @param total as long as the list is: the figure
     * @param value what the values of the items say
     * @param next the cursor of the following page, absent on the last one
     */
    public record CasePage(
            String metric,
            String part,
            Instant asOf,
            Instant from,
            Instant to,
            long total,
            @Nullable String value,
            List<CaseList.Item> items,
            @Nullable String next) {}

    @GET
    @Blocking
    @Operation(
            operationId = "listFigureCases",
            summary = "The complaints, clocks, answers or invitations that a figure counts",
            description =
                    "As many as the figure says, with the time by which each is counted. Figures link to their lists, so that nobody has"
                            + " to put these addresses together. Filters are the names of the dimensions, as for the figures.")
    @Parameter(
            name = "metric",
            in = ParameterIn.QUERY,
            required = true,
            example = "sla",
            description = "which figure: a metric, survival or forecast")
    @Parameter(
            name = "part",
            in = ParameterIn.QUERY,
            required = true,
            example = "first-response/met",
            description =
                    "its part, by the path in the figure: count, n, verdict/met, promoters, histogram/9, resolution/due …")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            example = "2016-01-01",
            description = "as for the figures; moved outwards to quarters of an hour. The backlog has no beginning")
    @Parameter(name = "to", in = ParameterIn.QUERY, example = "2016-06-01", description = "as for the figures")
    @Parameter(
            name = "at",
            in = ParameterIn.QUERY,
            example = "2016-03-15T00:00:00Z",
            description =
                    "the exact moment: of backlog, instead of a period; of survival, as of which open complaints are censored; of forecast")
    @Parameter(
            name = "hours",
            in = ParameterIn.QUERY,
            example = "8",
            description = "of forecast: so far ahead of the moment, 1 to 72; 8 if left out")
    @Parameter(
            name = "receivedFrom",
            in = ParameterIn.QUERY,
            example = "2016-01-19T00:00:00Z",
            description = "of backlog: only what was received then or later")
    @Parameter(
            name = "receivedBefore",
            in = ParameterIn.QUERY,
            example = "2016-03-10T00:00:00Z",
            description = "of backlog: only what was received before")
    @Parameter(
            name = "not.team",
            in = ParameterIn.QUERY,
            example = "north",
            description =
                    "all but this group: not. and the name of any dimension with one value; of several, what has all of them is left out")
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            example = "2016-06-01T12:00:00Z",
            description = "tells running clocks from those past due; now if left out")
    @Parameter(
            name = "knownAt",
            in = ParameterIn.QUERY,
            example = "2016-06-01T12:00:00Z",
            description = "as for the figures")
    @Parameter(
            name = "zone",
            in = ParameterIn.QUERY,
            example = "Europe/Berlin",
            description = "in which dates are read")
    @Parameter(name = "question", in = ParameterIn.QUERY, example = "recommend", description = "as for the figures")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "next of the page before")
    @Parameter(name = "limit", in = ParameterIn.QUERY, example = "50", description = "1 to 200; 50 if left out")
    @Parameter(name = "channel", in = ParameterIn.QUERY, description = "filter; the other dimensions likewise")
    @Parameter(name = "contactDays", in = ParameterIn.QUERY, example = "7", description = "as for the figures")
    @APIResponse(responseCode = "200", description = "A page, and how long the list is")
    @APIResponse(responseCode = "400", description = "A parameter is not understood; the problem names it")
    @APIResponse(responseCode = "409", description = "There is no view as known at that moment")
    public RestResponse<CasePage> cases(@Context UriInfo uri) throws SQLException {
        CaseParameters parameters = new CaseParameters(uri.getQueryParameters());
        Caller caller = Callers.of(identity);
        int limit = parameters.limit();
        String cursor = parameters.cursor();
        Instant now = clock.instant();
        String filter = parameters.selection();
        List<String> place = cursor == null ? List.of() : cursors.read(caller, filter, cursor);
        Instant asOf = place.isEmpty() ? now : Instant.parse(place.getFirst());
        CasesQuestion question = parameters.question(asOf);
        CaseList list = Views.answer(() -> lists.list(question, position(place), limit))
                .orElseThrow(() -> Parameters.refusal("part", "unknown-value", "is no part of this figure"));
        CaseList.Position last = list.next();
        String next = last == null ? null : cursors.issue(caller, filter, place(question.asOf(), last));
        CasePage page = new CasePage(
                question.figure(),
                question.part(),
                question.asOf(),
                question.from(),
                question.to(),
                list.total(),
                list.value(),
                list.items(),
                next);
        return response(page, uri);
    }

    private static RestResponse<CasePage> response(CasePage page, UriInfo uri) {
        RestResponse.ResponseBuilder<CasePage> response = RestResponse.ResponseBuilder.ok(page);
        if (page.next() != null) {
            RestResponse<Page<Object>> plain = new Page<>(List.of(), page.next()).response(uri);
            response.header("Link", plain.getHeaderString("Link"));
        }
        return response.build();
    }

    private static List<String> place(Instant asOf, CaseList.Position last) {
        return List.of(
                asOf.toString(),
                last.at().toString(),
                last.id().toString(),
                last.detail(),
                Integer.toString(last.run()));
    }

    private static CaseList.@Nullable Position position(List<String> place) {
        return place.isEmpty()
                ? null
                : new CaseList.Position(
                        Instant.parse(place.get(1)),
                        UUID.fromString(place.get(2)),
                        place.get(3),
                        Integer.parseInt(place.get(4)));
    }
}
