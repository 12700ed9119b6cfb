package org.redress.complaint.ical.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.ical.IcalReader;
import org.redress.complaint.ical.NotIcalException;
import org.redress.complaint.sla.calendar.Zones;
import org.redress.kit.problem.Problem;

/** iCalendar files as drafts of calendars, for somebody to look at before they are saved. */
@Path("/api/v1/sla/ical")
@Blocking
@Tag(name = "SLA")
public class IcalResource {

    private static final String ICAL = "text/calendar";
    private static final int MAX_BYTES = 1 << 20;
    private static final int YEARS_AHEAD = 2;
    private static final int MOST_YEARS = 20;

    private final Clock clock;

    IcalResource(Clock clock) {
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "readIcal",
            summary = "Read an iCalendar file (RFC 5545) as a draft of a calendar",
            description =
                    "Nothing is stored. Timed entries are times of work, all-day entries days off; what comes back every week for ever becomes the "
                            + "week, everything else dates. Entries that do not fit are named with the reason.")
    @RequestBody(content = @Content(mediaType = ICAL, schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "200",
            description = "What the file says, in the form in which a calendar is saved",
            content = @Content(schema = @Schema(implementation = IcalView.class)))
    @APIResponse(responseCode = "400", description = "Not such a file, or a zone that is not known")
    @APIResponse(responseCode = "413", description = "More than a mebibyte")
    public IcalView read(
            @Parameter(description = "IANA zone of times in UTC and of zones that have a name of their own")
                    @QueryParam("zone")
                    @Nullable
                    String zone,
            @Parameter(
                            description =
                                    "The last year to which recurring entries are written out; by default the one after the next")
                    @QueryParam("until")
                    @Nullable
                    Integer until,
            byte @Nullable [] body) {
        ZoneId known = zone == null ? null : Zones.of(zone);
        if (zone != null && known == null) {
            throw Problem.invalidRequest("The zone is not known.")
                    .at("query:zone", "unknown-zone", Zones.EXPECTED)
                    .exception();
        }
        int year = LocalDate.ofInstant(clock.instant(), known == null ? ZoneOffset.UTC : known)
                .getYear();
        int last = until == null ? year + YEARS_AHEAD : until;
        if (last < year || last > year + MOST_YEARS) {
            throw Problem.invalidRequest("The last year cannot be used.")
                    .at("query:until", "out-of-range", "must be from " + year + " to " + (year + MOST_YEARS))
                    .exception();
        }
        byte[] file = body == null ? new byte[0] : body;
        if (file.length > MAX_BYTES) {
            throw Problem.of(413, "too-large", "Too large", "At most " + MAX_BYTES + " bytes.")
                    .exception();
        }
        try {
            return IcalView.of(IcalReader.read(file, known, LocalDate.of(year, 1, 1), LocalDate.of(last, 12, 31)));
        } catch (NotIcalException e) {
            throw Problem.invalidRequest("The file cannot be read.")
                    .at("", "not-icalendar", String.valueOf(e.getMessage()))
                    .exception();
        }
    }
}
