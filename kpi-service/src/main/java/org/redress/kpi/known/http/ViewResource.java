package org.redress.kpi.known.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.redress.kit.caller.Callers;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemException;
import org.redress.kpi.known.AsOfView;
import org.redress.kpi.known.AsOfViewBuilder;
import org.redress.kpi.query.http.Views;

/** Views of what was known at a moment. */
@Path("/api/v1/kpis/views")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures")
@Blocking
public class ViewResource {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private final AsOfViewBuilder views;
    private final SecurityIdentity identity;
    private final Clock clock;

    ViewResource(AsOfViewBuilder views, SecurityIdentity identity, Clock clock) {
        this.views = views;
        this.identity = identity;
        this.clock = clock;
    }

    /** All views. */
    public record ViewList(List<AsOfView> items) {}

    /**
     * Which view is wanted.
     *
     * @param knownAt an instant, not in the future
     */
    public record ViewRequest(Instant knownAt) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createView",
            summary = "Make a view of what was known at a moment",
            description =
                    "Reads the events recorded until then into tables beside the live ones, in the background. When it is ready, figures,"
                            + " lists and the backlog are answered with knownAt=<that moment> as they were then. A view is dropped after a day.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ViewRequest.class)))
    @APIResponse(responseCode = "200", description = "There is one already")
    @APIResponse(responseCode = "202", description = "It is being made; ask for it again")
    @APIResponse(responseCode = "400", description = "The moment is missing, malformed or in the future")
    @APIResponse(responseCode = "409", description = "Another one is being made, or there are as many as there may be")
    public Response request(@Nullable JsonNode body) throws SQLException {
        Instant knownAt = knownAt(body);
        return switch (views.request(knownAt, Callers.of(identity).actor())) {
            case AsOfViewBuilder.Requested.View(AsOfView view) ->
                Response.status(view.state().equals(AsOfView.READY) ? 200 : 202)
                        .header("Location", "/api/v1/kpis/views/" + view.id())
                        .entity(view)
                        .build();
            case AsOfViewBuilder.Requested.Busy() ->
                throw Problem.of(409, "view-building", "A view is being made", "Wait until it is ready.")
                        .header("Retry-After", "10")
                        .exception();
            case AsOfViewBuilder.Requested.Full(int most) ->
                throw Problem.of(
                                409,
                                "too-many-views",
                                "There are too many views",
                                "There may be " + most + "; delete one.")
                        .exception();
        };
    }

    @GET
    @Operation(operationId = "listViews", summary = "The views there are, those asked for last first")
    public ViewList all() throws SQLException {
        return new ViewList(views.all());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readView", summary = "A view, and how far it is")
    @APIResponse(responseCode = "200", description = "The view")
    @APIResponse(responseCode = "404", description = "There is none of this id")
    public AsOfView view(@PathParam("id") String id) throws SQLException {
        return views.find(uuid(id)).orElseThrow(ViewResource::none);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "dropView", summary = "Drop a view")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "There is none of this id")
    @APIResponse(responseCode = "409", description = "It is being made")
    public Response drop(@PathParam("id") String id) throws SQLException {
        UUID uuid = uuid(id);
        if (views.find(uuid)
                .filter(view -> view.state().equals(AsOfView.BUILDING))
                .isPresent()) {
            throw Problem.of(409, "view-building", "A view is being made", "Wait until it is ready.")
                    .exception();
        }
        if (!views.drop(uuid)) {
            throw none();
        }
        return Response.noContent().build();
    }

    private Instant knownAt(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw refusal("", "malformed", "The body must be an object.");
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!name.equals("knownAt")) {
                throw refusal("/" + name, "unknown-field", "is no field of a view");
            }
        });
        if (!body.path("knownAt").isTextual()) {
            throw refusal("/knownAt", "required", "is required: a time with zone (2026-03-01T09:30:00Z)");
        }
        Instant moment;
        try {
            moment = Views.precise(
                    OffsetDateTime.parse(body.path("knownAt").asText()).toInstant());
        } catch (DateTimeException e) {
            throw refusal("/knownAt", "malformed", "is no time with zone (2026-03-01T09:30:00Z)");
        }
        if (moment.isAfter(clock.instant()) || moment.isBefore(EARLIEST)) {
            throw refusal("/knownAt", "out-of-range", "lies in the future, or before 1900");
        }
        return moment;
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw none();
        }
    }

    private static ProblemException refusal(String pointer, String code, String message) {
        return Problem.invalidRequest("The body " + pointer + " is not valid: " + message)
                .at(pointer, code, message)
                .exception();
    }

    private static ProblemException none() {
        return Problem.notFound("There is no such view.").exception();
    }
}
