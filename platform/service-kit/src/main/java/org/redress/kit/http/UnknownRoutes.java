package org.redress.kit.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemJson;

/** Answers what nothing else did. */
@ApplicationScoped
class UnknownRoutes {

    void register(@Observes Router router) {
        router.route().order(Integer.MAX_VALUE).handler(UnknownRoutes::notFound);
        router.errorHandler(
                413,
                exchange ->
                        ProblemJson.end(Problem.of(413, "body-too-large", "The body is too large", null), exchange));
        router.errorHandler(
                400, exchange -> ProblemJson.end(Problem.invalidRequest("The request is malformed."), exchange));
    }

    private static void notFound(RoutingContext exchange) {
        ProblemJson.end(Problem.notFound("There is nothing at this address."), exchange);
    }
}
