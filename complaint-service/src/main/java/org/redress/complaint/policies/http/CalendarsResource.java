package org.redress.complaint.policies.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.policies.Definition;
import org.redress.complaint.policies.Definitions;
import org.redress.complaint.policy.json.DefinitionForms;
import org.redress.kit.caller.Callers;

/** The stored calendars. Editing one changes no open deadline (DEC-3). */
@Path("/api/v1/sla/calendars")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "SLA")
public class CalendarsResource {

    private static final String EXAMPLE = """
            {"zone": "Europe/Berlin", "weekly": {"MONDAY": [["09:00", "17:00"]], "TUESDAY": [["09:00", "17:00"]]},
             "publicHolidays": {"country": "DE", "region": "by"}}""";

    private final Definitions definitions;
    private final DraftReader changes;
    private final CalendarWarnings warnings;
    private final SecurityIdentity identity;

    CalendarsResource(
            Definitions definitions, DraftReader changes, CalendarWarnings warnings, SecurityIdentity identity) {
        this.definitions = definitions;
        this.changes = changes;
        this.warnings = warnings;
        this.identity = identity;
    }

    @GET
    @Operation(operationId = "listCalendars", summary = "The latest version of each of the calendars")
    @APIResponse(
            responseCode = "200",
            description = "In the order of ids",
            content = @Content(schema = @Schema(implementation = DefinitionView.Definitions.class)))
    public Response list() {
        return Response.ok(DefinitionView.of(definitions.latest(Definition.Kind.CALENDAR), warnings::of))
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readCalendar", summary = "The latest version of a calendar; its number is the entity tag")
    @APIResponse(
            responseCode = "200",
            description = "The version",
            content = @Content(schema = @Schema(implementation = DefinitionView.class)))
    @APIResponse(responseCode = "404", description = "No such calendar")
    public Response read(@PathParam("id") String id) {
        Definition latest = definitions.versions(Definition.Kind.CALENDAR, id).getFirst();
        return DefinitionAnswers.ok(latest, warnings.of(latest));
    }

    @GET
    @Path("/{id}/versions")
    @Operation(operationId = "listCalendarVersions", summary = "All versions of a calendar, the latest first")
    @APIResponse(
            responseCode = "200",
            description = "Who saved what and when",
            content = @Content(schema = @Schema(implementation = DefinitionView.Definitions.class)))
    @APIResponse(responseCode = "404", description = "No such calendar")
    public Response versions(@PathParam("id") String id) {
        return Response.ok(DefinitionView.of(definitions.versions(Definition.Kind.CALENDAR, id)))
                .build();
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "saveCalendar",
            summary = "Add a version of a calendar",
            description = "Open cases keep what they were given. Without effectiveFrom it is in force from now on.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(ref = "SimulationCalendar"),
                            examples = @ExampleObject(name = "calendar", value = EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The version that was added; 201 for the first",
            content = @Content(schema = @Schema(implementation = DefinitionView.class)))
    @APIResponse(responseCode = "400", description = "Not valid; every fault with its pointer")
    @APIResponse(responseCode = "412", description = "There is a later version; ETag says which")
    @APIResponse(responseCode = "428", description = "If-Match is missing, and this is not the first version")
    public Response save(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            byte @Nullable [] body) {
        DefinitionAnswers.requireId(id);
        JsonNode json = DefinitionForms.json(body);
        Instant effectiveFrom = changes.acceptCalendar(json, "", id).effectiveFrom();
        Definition saved = definitions.save(
                Definition.Kind.CALENDAR,
                id,
                ifMatch,
                ifNoneMatch,
                effectiveFrom,
                json.toString(),
                Callers.of(identity).actor());
        return DefinitionAnswers.saved(saved, warnings.of(saved));
    }
}
