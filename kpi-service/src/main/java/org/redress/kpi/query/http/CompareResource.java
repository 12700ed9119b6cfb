package org.redress.kpi.query.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.kpi.fact.CaseFact;
import org.redress.kpi.query.CompareAnswer;
import org.redress.kpi.query.CompareKpis;
import org.redress.kpi.query.CompareQuestion;
import org.redress.kpi.query.Granularity;
import org.redress.kpi.query.IncompletePeriodException;
import org.redress.kpi.query.KpiQuestion;
import org.redress.kpi.query.Metric;
import org.redress.kpi.query.Period;
import org.redress.kpi.query.TooManyBucketsException;

/** Differences that are more than chance. */
@Path("/api/v1/kpis/compare")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures")
public class CompareResource {

    private static final Set<String> KNOWN = Set.of(
            "metric",
            "clock",
            "percentile",
            "from",
            "to",
            "zone",
            "groupBy",
            "against",
            "againstFrom",
            "againstTo",
            "minimum",
            "question",
            "contactDays",
            "links",
            Views.KNOWN_AT);
    private static final int DEFAULT_DAYS = 30;
    private static final int MOST_MINIMUM = 1_000_000;

    private final CompareKpis comparing;
    private final Clock clock;

    CompareResource(CompareKpis comparing, Clock clock) {
        this.comparing = comparing;
        this.clock = clock;
    }

    @GET
    @Blocking
    @Operation(
            operationId = "compareFigures",
            summary = "Compare groups, or a period with another one",
            description =
                    "With groupBy alone each group is compared with all others together; with another period, each group with itself then. A"
                            + " difference is flagged only if its interval at 95 % leaves out 0 and Holm's correction for all of them"
                            + " agrees. A period that is not over is compared within itself only, and marked. Filters are the names of the"
                            + " dimensions, as for the figures.")
    @Parameter(name = "metric", in = ParameterIn.QUERY, example = "nps", description = "a share, a score or a time")
    @Parameter(
            name = "clock",
            in = ParameterIn.QUERY,
            example = "resolution",
            description = "which clock, for sla and clockTimes")
    @Parameter(
            name = "percentile",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER),
            example = "50",
            description = "of times, 1 to 99; 50 if left out")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            example = "2016-01-01",
            description = "a date in the zone, or an instant; included; 30 days before to if left out")
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            example = "2016-06-01",
            description = "a date in the zone, or an instant; excluded; today's beginning if left out")
    @Parameter(
            name = "zone",
            in = ParameterIn.QUERY,
            example = "Europe/Berlin",
            description = "IANA zone; UTC if left out")
    @Parameter(name = "groupBy", in = ParameterIn.QUERY, example = "team", description = "up to two dimensions")
    @Parameter(
            name = "against",
            in = ParameterIn.QUERY,
            example = "previous",
            description = "previous: the equally long period right before")
    @Parameter(
            name = "againstFrom",
            in = ParameterIn.QUERY,
            example = "2015-01-01",
            description = "the other period, with againstTo, instead of against")
    @Parameter(name = "againstTo", in = ParameterIn.QUERY, example = "2015-06-01", description = "its end, excluded")
    @Parameter(
            name = "minimum",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER),
            example = "30",
            description = "with fewer on either side nothing is said; 30 if left out")
    @Parameter(name = "question", in = ParameterIn.QUERY, example = "recommend", description = "of nps and csat")
    @Parameter(
            name = "links",
            in = ParameterIn.QUERY,
            example = "true",
            description = "false leaves out the links to definitions and lists")
    @Parameter(name = "contactDays", in = ParameterIn.QUERY, example = "7", description = "of firstContact")
    @Parameter(
            name = "knownAt",
            in = ParameterIn.QUERY,
            example = "2016-06-01T12:00:00Z",
            description = "as known then, and as of then, instead of now; needs a view, see POST /api/v1/kpis/views")
    @Parameter(name = "channel", in = ParameterIn.QUERY, description = "filter; the other dimensions likewise")
    @APIResponse(responseCode = "200", description = "The differences")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not understood or does not fit; the problem names it")
    @APIResponse(responseCode = "409", description = "There is no view as known at that moment")
    public CompareAnswer compare(@Context UriInfo uri) throws SQLException {
        Parameters parameters = new Parameters(uri.getQueryParameters(), KNOWN);
        CompareQuestion question = question(parameters);
        try {
            return Views.answer(() -> comparing.answer(question));
        } catch (TooManyBucketsException e) {
            throw Parameters.refusal("groupBy", "too-many-groups", "gives more than " + e.most() + " groups");
        } catch (IncompletePeriodException e) {
            throw Parameters.refusal("to", "incomplete", "must lie in the past, as must the end of the other period");
        }
    }

    private CompareQuestion question(Parameters parameters) {
        ZoneId zone = parameters.zone();
        Metric metric = metric(parameters);
        Optional<String> named = Optional.ofNullable(parameters.single("clock"));
        if (CompareKpis.needsClock(metric) && named.isEmpty()) {
            throw Parameters.refusal("clock", "missing", "is needed for " + metric.wireName());
        }
        Optional<Instant> knownAt = Views.knownAt(parameters, clock.instant());
        Period period = period(parameters, zone, knownAt.orElseGet(clock::instant));
        Optional<Period> against = against(parameters, zone, period);
        KpiQuestion first = new KpiQuestion(
                period,
                Granularity.NONE,
                parameters.groupBy(),
                parameters.filters(),
                Set.of(metric),
                Optional.ofNullable(parameters.single("question")),
                parameters.number("contactDays", 1, CaseFact.LONGEST_CONTACT_DAYS, KpiQuestion.CONTACT_DAYS));
        if (first.groupBy().isEmpty() && against.isEmpty()) {
            throw Parameters.refusal("groupBy", "missing", "is needed unless there is another period");
        }
        return new CompareQuestion(
                first,
                against,
                named,
                parameters.number("percentile", 1, 99, 50) / 100.0,
                parameters.number("minimum", 1, MOST_MINIMUM, CompareQuestion.MINIMUM),
                Questions.links(parameters),
                knownAt);
    }

    private static Metric metric(Parameters parameters) {
        String name = parameters.single("metric");
        if (name == null) {
            throw Parameters.refusal("metric", "missing", "is needed");
        }
        return Metric.ofWireName(name)
                .filter(CompareKpis::comparable)
                .orElseThrow(() -> Parameters.refusal(
                        "metric", "unknown-value", "is no share, score or time that can be compared"));
    }

    private static Period period(Parameters parameters, ZoneId zone, Instant now) {
        Instant to = parameters.time("to", zone).orElseGet(() -> LocalDate.ofInstant(now, zone)
                .atStartOfDay(zone)
                .toInstant());
        Instant from = parameters
                .time("from", zone)
                .orElseGet(() -> to.atZone(zone).minusDays(DEFAULT_DAYS).toInstant());
        if (!from.isBefore(to)) {
            throw Parameters.refusal("from", "not-before-to", "must lie before to");
        }
        return new Period(from, to, zone);
    }

    private static Optional<Period> against(Parameters parameters, ZoneId zone, Period period) {
        Optional<Instant> from = parameters.time("againstFrom", zone);
        Optional<Instant> to = parameters.time("againstTo", zone);
        String against = parameters.single("against");
        if (against != null) {
            if (!against.equals("previous") || from.isPresent() || to.isPresent()) {
                throw Parameters.refusal(
                        "against",
                        "unknown-value",
                        "is 'previous', or left out when againstFrom and againstTo are given");
            }
            Duration length = Duration.between(period.from(), period.to());
            return Optional.of(new Period(period.from().minus(length), period.from(), zone));
        }
        if (from.isPresent() != to.isPresent()) {
            throw Parameters.refusal("againstTo", "missing", "and againstFrom are given together");
        }
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw Parameters.refusal("againstFrom", "not-before-to", "must lie before againstTo");
        }
        return from.flatMap(begin -> to.map(end -> new Period(begin, end, zone)));
    }
}
