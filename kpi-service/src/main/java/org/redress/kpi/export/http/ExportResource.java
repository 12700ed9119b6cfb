package org.redress.kpi.export.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.kit.problem.Problem;
import org.redress.kpi.cell.QuarterHour;
import org.redress.kpi.export.Export;
import org.redress.kpi.export.ExportQuestion;
import org.redress.kpi.export.OpenExports;
import org.redress.kpi.query.http.Parameters;
import org.redress.kpi.query.http.Views;

/** All rows behind the figures, as a file. */
@Path("/api/v1/kpis/export")
@Tag(name = "Figures")
public class ExportResource {

    private static final Set<String> KNOWN = Set.of("of", "format", "from", "to", "zone", Views.KNOWN_AT);

    private final OpenExports exports;
    private final Clock clock;

    ExportResource(OpenExports exports, Clock clock) {
        this.exports = exports;
        this.clock = clock;
    }

    @GET
    @Blocking
    @Operation(
            operationId = "exportFigures",
            summary = "Complaints, clocks, answers or invitations as CSV or JSON",
            description =
                    "All rows as of one moment, written as they are read, however many there are; X-Total-Count says how many. A file"
                            + " with fewer rows, or a connection that breaks off, is incomplete. In CSV, a text that begins like a formula begins with"
                            + " an apostrophe. Filters are the names of the dimensions, as for the figures.")
    @Parameter(
            name = "of",
            in = ParameterIn.QUERY,
            required = true,
            example = "cases",
            description =
                    "cases (by their receipt), clocks (by their deadline), answers (by their time) or invitations (by the earliest time known of"
                            + " them)")
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            example = "csv",
            description = "csv, ndjson or json; csv if left out")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            example = "2016-01-01",
            description = "as for the figures; without it, from the first row")
    @Parameter(name = "to", in = ParameterIn.QUERY, example = "2016-06-01", description = "without it, to the last row")
    @Parameter(
            name = "zone",
            in = ParameterIn.QUERY,
            example = "Europe/Berlin",
            description = "in which dates are read")
    @Parameter(
            name = "knownAt",
            in = ParameterIn.QUERY,
            example = "2016-06-01T12:00:00Z",
            description = "the rows as known then, instead of now; needs a view, see POST /api/v1/kpis/views")
    @Parameter(name = "channel", in = ParameterIn.QUERY, description = "filter; the other dimensions likewise")
    @APIResponse(responseCode = "200", description = "The rows")
    @APIResponse(responseCode = "400", description = "A parameter is not understood; the problem names it")
    @APIResponse(responseCode = "409", description = "There is no view as known at that moment")
    @APIResponse(responseCode = "429", description = "As many exports as may run do, or a rebuild is about to end")
    public Response export(@Context UriInfo uri, @Context Request request) throws SQLException {
        Parameters parameters = new Parameters(uri.getQueryParameters(), KNOWN);
        ExportQuestion question = question(parameters);
        String format = parameters.single("format");
        ExportFormat exportFormat = ExportFormat.ofWireName(format == null ? "csv" : format)
                .orElseThrow(() -> Parameters.refusal("format", "unknown-value", "is none of csv, ndjson, json"));
        Export export = Views.answer(() -> exports.open(question)).orElseThrow(() -> Problem.of(
                        429,
                        "too-many-exports",
                        "Too many exports run",
                        "Wait until one of them, or a rebuild, is done.")
                .header("Retry-After", "30")
                .exception());
        Response.ResponseBuilder response = Response.ok()
                .header("Content-Type", exportFormat.mediaType())
                .header("X-Total-Count", export.rows())
                .header("Cache-Control", "no-store")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + question.subject().wireName() + "." + exportFormat.wireName()
                                + "\"");
        if (request.getMethod().equals(HttpMethod.HEAD)) {
            export.close();
            return response.build();
        }
        return response.entity((StreamingOutput) out -> write(export, exportFormat, out))
                .build();
    }

    private static void write(Export export, ExportFormat exportFormat, OutputStream out) throws IOException {
        try (export) {
            exportFormat.write(export, out);
        } catch (SQLException e) {
            throw new IOException("The rows cannot be read", e);
        }
    }

    private ExportQuestion question(Parameters parameters) {
        String of = parameters.single("of");
        if (of == null) {
            throw Parameters.refusal("of", "required", "is required: cases, clocks, answers or invitations");
        }
        ZoneId zone = parameters.zone();
        Optional<Instant> from = parameters.time("from", zone).map(time -> QuarterHour.start(QuarterHour.of(time)));
        Optional<Instant> to = parameters.time("to", zone).map(time -> QuarterHour.start(QuarterHour.atOrAfter(time)));
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw Parameters.refusal("from", "not-before-to", "must lie before to");
        }
        return new ExportQuestion(
                ExportQuestion.Subject.ofWireName(of)
                        .orElseThrow(() -> Parameters.refusal(
                                "of", "unknown-value", "is none of cases, clocks, answers, invitations")),
                from,
                to,
                parameters.filters(),
                Views.knownAt(parameters, clock.instant()));
    }
}
