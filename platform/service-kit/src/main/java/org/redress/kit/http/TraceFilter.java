package org.redress.kit.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.MDC;
import org.redress.kit.KitConfig;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemJson;

/** The first to see every exchange, whatever serves it: trace context, security headers, and bodies that announce too much. */
@ApplicationScoped
class TraceFilter {

    private static final int FIRST = 1_000_000;

    private final KitConfig config;
    private final HttpDates dates;

    TraceFilter(KitConfig config, HttpDates dates) {
        this.config = config;
        this.dates = dates;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FIRST);
    }

    private void handle(RoutingContext exchange) {
        Trace trace = Trace.of(exchange);
        MDC.put("traceId", trace.traceId());
        MultiMap headers = exchange.response().headers();
        headers.set("traceparent", trace.traceparent());
        headers.set("Content-Security-Policy", config.contentSecurityPolicy());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.set("Cache-Control", "no-store");
        headers.set("Date", dates.now());
        if (exchange.request().isSSL()) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (announcedLength(exchange.request()) > config.maxBodyBytes()) {
            exchange.response().putHeader("Connection", "close");
            ProblemJson.end(tooLarge(config.maxBodyBytes()), exchange);
            return;
        }
        exchange.next();
    }

    private static Problem tooLarge(long limit) {
        return Problem.of(413, "body-too-large", "The body is too large", "At most " + limit + " bytes are accepted.");
    }

    private static long announcedLength(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        if (length == null) {
            return 0;
        }
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
