package org.redress.kpi.survival.http;

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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.kpi.query.Granularity;
import org.redress.kpi.query.Period;
import org.redress.kpi.query.TooManyBucketsException;
import org.redress.kpi.query.http.Parameters;
import org.redress.kpi.query.http.Questions;
import org.redress.kpi.query.http.Views;
import org.redress.kpi.survival.AnswerSurvival;
import org.redress.kpi.survival.Survival;
import org.redress.kpi.survival.SurvivalQuestion;

/** Resolution times by receipt, open complaints included. */
@Path("/api/v1/kpis/survival")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures")
public class SurvivalResource {

    private static final Set<String> KNOWN =
            Set.of("from", "to", "zone", "interval", "groupBy", "at", "links", Views.KNOWN_AT);
    private static final int DEFAULT_MONTHS = 12;

    private final AnswerSurvival answers;
    private final Clock clock;

    SurvivalResource(AnswerSurvival answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Blocking
    @Operation(
            operationId = "readSurvival",
            summary = "Resolution times by receipt, with open complaints",
            description =
                    "Kaplan-Meier median with its interval, beside the percentiles of the resolved alone and the ages of the open. Filters are"
                            + " the names of the dimensions, as for the figures.")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            example = "2016-01-01",
            description =
                    "a date in the zone, or an instant; included; the beginning of the month twelve months ago if left out")
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            example = "2016-06-01",
            description = "a date in the zone, or an instant; excluded; tomorrow if left out")
    @Parameter(
            name = "zone",
            in = ParameterIn.QUERY,
            example = "Europe/Berlin",
            description = "IANA zone that cuts dates and buckets; UTC if left out")
    @Parameter(
            name = "interval",
            in = ParameterIn.QUERY,
            example = "month",
            description = "none, hour, day, week, month or year of receipt; month if left out")
    @Parameter(name = "groupBy", in = ParameterIn.QUERY, example = "channel", description = "up to two dimensions")
    @Parameter(
            name = "at",
            in = ParameterIn.QUERY,
            example = "2016-06-01T00:00:00Z",
            description = "what was open then is censored then; an instant, or a date in the zone; now if left out")
    @Parameter(
            name = "links",
            in = ParameterIn.QUERY,
            example = "true",
            description = "false leaves out the links to definition and lists")
    @Parameter(
            name = "knownAt",
            in = ParameterIn.QUERY,
            example = "2016-06-01T12:00:00Z",
            description = "as known then, instead of now; needs a view, see POST /api/v1/kpis/views")
    @Parameter(name = "channel", in = ParameterIn.QUERY, description = "filter; the other dimensions likewise")
    @APIResponse(responseCode = "200", description = "The times")
    @APIResponse(responseCode = "400", description = "A parameter is not understood; the problem names it")
    @APIResponse(responseCode = "409", description = "There is no view as known at that moment")
    public Survival survival(@Context UriInfo uri) throws SQLException {
        Parameters parameters = new Parameters(uri.getQueryParameters(), KNOWN);
        ZoneId zone = parameters.zone();
        Optional<Instant> knownAt = Views.knownAt(parameters, clock.instant());
        LocalDate today = LocalDate.ofInstant(knownAt.orElseGet(clock::instant), zone);
        Instant from = parameters.time("from", zone).orElseGet(() -> today.withDayOfMonth(1)
                .minusMonths(DEFAULT_MONTHS)
                .atStartOfDay(zone)
                .toInstant());
        Instant to = parameters
                .time("to", zone)
                .orElseGet(() -> today.plusDays(1).atStartOfDay(zone).toInstant());
        if (!from.isBefore(to)) {
            throw Parameters.refusal("from", "not-before-to", "must lie before to");
        }
        SurvivalQuestion question = new SurvivalQuestion(
                new Period(from, to, zone),
                parameters.single("interval") == null ? Granularity.MONTH : parameters.interval(),
                parameters.time("at", zone),
                knownAt,
                Questions.links(parameters),
                parameters.groupBy(),
                parameters.filters());
        try {
            return Views.answer(() -> answers.answer(question));
        } catch (TooManyBucketsException e) {
            throw Parameters.refusal(
                    "interval", "too-many-buckets", "cuts the period into more than " + e.most() + " lines");
        }
    }
}
