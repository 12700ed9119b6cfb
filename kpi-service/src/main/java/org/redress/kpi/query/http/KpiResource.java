package org.redress.kpi.query.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.kpi.query.AnswerKpis;
import org.redress.kpi.query.KpiAnswer;
import org.redress.kpi.query.KpiQuestion;
import org.redress.kpi.query.TooManyBucketsException;

/** Figures of a period, cut and grouped. */
@Path("/api/v1/kpis")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures")
public class KpiResource {

    private final AnswerKpis answers;
    private final Clock clock;

    KpiResource(AnswerKpis answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Blocking
    @Operation(
            operationId = "readFigures",
            summary = "Figures of a period",
            description =
                    "Each figure comes with n and, where it estimates, its interval at 95 %. Filters are the names of the"
                            + " dimensions (source, channel, category, product, team, priority, brand, region, survey); a repeated filter"
                            + " accepts any of its values, an empty one what is not classified.")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            example = "2016-01-01",
            description = "a date in the zone, or an instant; included; 30 days ago if left out")
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            example = "2016-06-01",
            description =
                    "a date in the zone, or an instant; excluded; 30 days ahead if left out, so that promises with a deadline still ahead are seen")
    @Parameter(
            name = "zone",
            in = ParameterIn.QUERY,
            example = "Europe/Berlin",
            description = "IANA zone that cuts dates and buckets; UTC if left out")
    @Parameter(
            name = "interval",
            in = ParameterIn.QUERY,
            example = "month",
            description = "none, hour, day, week, month or year")
    @Parameter(
            name = "groupBy",
            in = ParameterIn.QUERY,
            example = "channel,priority",
            description = "up to two dimensions")
    @Parameter(
            name = "metrics",
            in = ParameterIn.QUERY,
            example = "intake,resolutionTime,nps",
            description = "which figures; all if left out")
    @Parameter(
            name = "question",
            in = ParameterIn.QUERY,
            example = "recommend",
            description = "the survey question of nps, csat and ces")
    @Parameter(
            name = "contactDays",
            in = ParameterIn.QUERY,
            example = "7",
            description =
                    "how many days a resolution must rest to count as one at the first contact, 1 to 90; 7 if left out")
    @Parameter(
            name = "knownAt",
            in = ParameterIn.QUERY,
            example = "2016-06-01T12:00:00Z",
            description = "as known then, and as of then, instead of now; needs a view, see POST /api/v1/kpis/views")
    @Parameter(
            name = "links",
            in = ParameterIn.QUERY,
            example = "false",
            description =
                    "whether each figure comes with links to its definition and to the lists of what it counts; true if left out")
    @Parameter(name = "channel", in = ParameterIn.QUERY, description = "filter; the other dimensions likewise")
    @APIResponse(responseCode = "200", description = "The figures")
    @APIResponse(responseCode = "400", description = "A parameter is not understood; the problem names it")
    @APIResponse(responseCode = "409", description = "There is no view as known at that moment")
    public KpiAnswer kpis(@Context UriInfo uri) throws SQLException {
        MultivaluedMap<String, String> given = new MultivaluedHashMap<>();
        given.putAll(uri.getQueryParameters());
        Instant now = clock.instant();
        Optional<Instant> knownAt =
                Views.knownAt(new Parameters(given, Questions.with(Questions.PARAMETERS, Views.KNOWN_AT)), now);
        given.remove(Views.KNOWN_AT);
        KpiQuestion question = Questions.of(given, knownAt.orElse(now));
        boolean links = Questions.links(given);
        try {
            return Views.answer(() -> answers.answer(question, links, knownAt));
        } catch (TooManyBucketsException e) {
            throw Parameters.refusal(
                    "interval", "too-many-buckets", "cuts the period into more than " + e.most() + " lines");
        }
    }
}
