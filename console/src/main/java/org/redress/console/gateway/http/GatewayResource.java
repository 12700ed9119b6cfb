package org.redress.console.gateway.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.redress.kit.caller.Callers;
import org.redress.kit.problem.Problem;

/** Everything under {@code /api} that is not the console's own goes on to the service it belongs to. */
@Path("/api/{area: [a-z]+}{rest: (/.*)?}")
public class GatewayResource {

    private final Destinations destinations;
    private final ServiceCalls calls;
    private final UserTokens tokens;
    private final SecurityIdentity identity;

    GatewayResource(Destinations destinations, ServiceCalls calls, UserTokens tokens, SecurityIdentity identity) {
        this.destinations = destinations;
        this.calls = calls;
        this.tokens = tokens;
        this.identity = identity;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> get(RoutingContext exchange) {
        return pass(exchange, null);
    }

    @POST
    @Operation(hidden = true)
    public Uni<Response> post(RoutingContext exchange, byte @Nullable [] body) {
        return pass(exchange, body);
    }

    @PUT
    @Operation(hidden = true)
    public Uni<Response> put(RoutingContext exchange, byte @Nullable [] body) {
        return pass(exchange, body);
    }

    @PATCH
    @Operation(hidden = true)
    public Uni<Response> patch(RoutingContext exchange, byte @Nullable [] body) {
        return pass(exchange, body);
    }

    @DELETE
    @Operation(hidden = true)
    public Uni<Response> delete(RoutingContext exchange) {
        return pass(exchange, null);
    }

    private Uni<Response> pass(RoutingContext exchange, byte @Nullable [] body) {
        Destinations.Destination destination = destinations
                .of(exchange.normalizedPath())
                .orElseThrow(() ->
                        Problem.notFound("There is nothing at this address.").exception());
        String token = tokens.of(Callers.of(identity));
        return calls.pass(exchange, destination, token, body);
    }
}
