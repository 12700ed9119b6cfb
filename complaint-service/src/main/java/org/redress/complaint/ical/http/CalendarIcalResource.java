package org.redress.complaint.ical.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.complaint.ical.IcalWriter;
import org.redress.complaint.policies.Definition;
import org.redress.complaint.policies.Definitions;
import org.redress.complaint.policy.NamedCalendar;
import org.redress.kit.problem.Problem;

/** Calendars as iCalendar files. */
@Path("/api/v1/sla/calendars/{id}/ical")
@Blocking
@Tag(name = "SLA")
public class CalendarIcalResource {

    private static final String ICAL = "text/calendar";
    private static final int YEARS_AHEAD = 5;

    private final Definitions definitions;
    private final Clock clock;

    CalendarIcalResource(Definitions definitions, Clock clock) {
        this.definitions = definitions;
        this.clock = clock;
    }

    @GET
    @Produces(ICAL)
    @Operation(
            operationId = "readCalendarAsIcal",
            summary = "The latest version of a calendar as an iCalendar file (RFC 5545)",
            description = "Public holidays are written out from the year before this one to five years after it.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = ICAL, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "404", description = "No such calendar")
    public Response write(@PathParam("id") String id) {
        Definition saved = definitions.versions(Definition.Kind.CALENDAR, id).getFirst();
        NamedCalendar known = definitions.catalogue().calendar(id, saved.version());
        if (known == null) {
            throw Problem.of(503, "unavailable", "Try again", "Another instance saved it a moment ago.")
                    .header("Retry-After", "1")
                    .exception();
        }
        int year = LocalDate.ofInstant(clock.instant(), known.calendar().zone()).getYear();
        String file = IcalWriter.write(id, known.calendar().spec(), saved.savedAt(), year - 1, year + YEARS_AHEAD);
        return Response.ok(file, ICAL + "; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + id + ".ics\"")
                .build();
    }
}
