package org.redress.notification.delivery.http;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.redress.kit.Uuids;
import org.redress.kit.caller.Caller;
import org.redress.kit.caller.Callers;
import org.redress.kit.paging.Cursors;
import org.redress.kit.paging.Page;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemException;
import org.redress.notification.delivery.DeliveryFilter;
import org.redress.notification.delivery.DeliveryView;
import org.redress.notification.delivery.OperateDeliveries;

/** Deliveries for operators. */
@Path("/api/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
class DeliveriesResource {

    private static final Set<String> STATES = Set.of("pending", "delivered", "suppressed", "blocked");

    private final OperateDeliveries deliveries;
    private final Cursors cursors;
    private final SecurityIdentity identity;

    DeliveriesResource(OperateDeliveries deliveries, Cursors cursors, SecurityIdentity identity) {
        this.deliveries = deliveries;
        this.cursors = cursors;
        this.identity = identity;
    }

    @GET
    @Operation(operationId = "listDeliveries", summary = "Messages and what became of them, newest first")
    @APIResponse(responseCode = "200", description = "A page of deliveries; next is the cursor of the following page")
    @APIResponse(responseCode = "400", description = "A filter, limit or cursor is not valid")
    public RestResponse<Page<DeliveryView>> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("rule") @Nullable String rule,
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("complaintId") @Nullable String complaintId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri)
            throws SQLException {
        Caller caller = Callers.of(identity);
        if (state != null && !STATES.contains(state)) {
            throw invalid("query:state", "unknown-value", "must be pending, delivered, suppressed or blocked");
        }
        UUID complaint = complaintId == null
                ? null
                : Uuids.parse(complaintId)
                        .orElseThrow(() -> invalid("query:complaintId", "malformed", "must be a UUID"));
        DeliveryFilter filter = new DeliveryFilter(state, rule, channel, complaint);
        int size = Page.limit(limit);
        UUID below = cursor == null
                ? null
                : UUID.fromString(
                        cursors.read(caller, filter.toString(), cursor).getFirst());
        List<DeliveryView> found = deliveries.list(filter, below, size + 1);
        if (found.size() <= size) {
            return new Page<>(found, null).response(uri);
        }
        List<DeliveryView> page = found.subList(0, size);
        String next = cursors.issue(
                caller, filter.toString(), List.of(page.getLast().id().toString()));
        return new Page<>(page, next).response(uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getDelivery", summary = "One delivery")
    @APIResponse(
            responseCode = "200",
            description = "The delivery",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    @APIResponse(responseCode = "404", description = "No such delivery")
    public DeliveryView get(@PathParam("id") String id) throws SQLException {
        return deliveries.find(id(id)).orElseThrow(DeliveriesResource::unknown);
    }

    @POST
    @Path("/{id}:retry")
    @Operation(operationId = "retryDelivery", summary = "Start a suppressed or blocked delivery again")
    @APIResponse(
            responseCode = "200",
            description = "Started; it is pending again",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    @APIResponse(responseCode = "404", description = "No such delivery")
    @APIResponse(responseCode = "409", description = "It is not stopped: pending or delivered")
    public DeliveryView retry(@PathParam("id") String id) throws SQLException {
        UUID delivery = id(id);
        return switch (deliveries.retry(delivery, Callers.of(identity).actor())) {
            case STARTED -> deliveries.find(delivery).orElseThrow(DeliveriesResource::unknown);
            case UNKNOWN -> throw unknown();
            case NOT_STOPPED ->
                throw Problem.of(
                                409,
                                "delivery-not-stopped",
                                "The delivery is not stopped",
                                "Only suppressed and blocked deliveries can be started again.")
                        .exception();
        };
    }

    private static UUID id(String text) {
        return Uuids.parse(text).orElseThrow(DeliveriesResource::unknown);
    }

    private static ProblemException unknown() {
        return Problem.notFound("There is no such delivery.").exception();
    }

    private static ProblemException invalid(String place, String code, String message) {
        return Problem.invalidRequest(place + " " + message + ".")
                .at(place, code, message)
                .exception();
    }
}
