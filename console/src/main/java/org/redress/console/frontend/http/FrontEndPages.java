package org.redress.console.frontend.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Addresses such as {@code /queue} or {@code /cases/…} exist in the browser only: opened directly or reloaded, they are answered with the
 * front end's page, which then finds its way.
 */
@ApplicationScoped
class FrontEndPages {

    /** The REST layer answers every address it does not know, so the front end comes first; it touches nothing below /api. */
    private static final int BEFORE_REST = 1;

    void register(@Observes Router router) {
        router.route().method(HttpMethod.GET).order(BEFORE_REST).handler(FrontEndPages::handle);
    }

    private static void handle(RoutingContext exchange) {
        String path = exchange.normalizedPath();
        String accept = exchange.request().getHeader("Accept");
        boolean page = accept != null && accept.contains("text/html");
        boolean ours = !path.equals("/") && !path.startsWith("/api/") && !path.startsWith("/q/") && !path.contains(".");
        if (page && ours) {
            exchange.reroute("/");
        } else {
            exchange.next();
        }
    }
}
