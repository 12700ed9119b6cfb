package org.redress.console.session.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.console.ConsoleConfig;
import org.redress.console.session.SessionToken;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemJson;

/**
 * Refuses changes that another site makes a browser ask for: the page must be ours ({@code Sec-Fetch-Site}, {@code Origin}), the body JSON or
 * an iCalendar file, and with a session the CSRF token must be that session's. Stands before everything that has an effect.
 */
@ApplicationScoped
class ForeignSites {

    private static final int AFTER_TRACE = 900_000;
    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    // Types that no form can send, and no other site's script without asking first.
    private static final Set<String> BODIES = Set.of("application/json", "text/calendar");

    private final SessionCookie cookie;
    private final String publicOrigin;

    ForeignSites(SessionCookie cookie, ConsoleConfig config) {
        this.cookie = cookie;
        this.publicOrigin =
                config.publicUrl().getScheme() + "://" + config.publicUrl().getRawAuthority();
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, AFTER_TRACE);
    }

    private void handle(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (HARMLESS.contains(request.method())) {
            exchange.next();
            return;
        }
        Problem refusal = refusal(request);
        if (refusal == null) {
            exchange.next();
        } else {
            ProblemJson.end(refusal, exchange);
        }
    }

    private @Nullable Problem refusal(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return csrf("The request comes from another site.");
        }
        String origin = request.getHeader("Origin");
        if (origin != null && !ours(origin, request)) {
            return csrf("The request comes from another origin.");
        }
        String type = request.getHeader("Content-Type");
        if (type == null || !BODIES.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
            return csrf("Changes need the content type application/json, calendars text/calendar.");
        }
        Optional<SessionToken> token = cookie.read(request);
        boolean signingIn =
                request.method().equals(HttpMethod.POST) && request.path().equals("/api/session");
        if (token.isPresent() && !signingIn && !matches(token.get(), request.getHeader("X-CSRF-Token"))) {
            return csrf("X-CSRF-Token is missing or belongs to another session.");
        }
        return null;
    }

    private boolean ours(String origin, HttpServerRequest request) {
        String host = request.getHeader("Host");
        String scheme = request.isSSL() ? "https://" : "http://";
        return origin.equals(publicOrigin) || (host != null && origin.equals(scheme + host));
    }

    private static boolean matches(SessionToken token, @Nullable String header) {
        return header != null
                && MessageDigest.isEqual(
                        token.csrf().getBytes(StandardCharsets.US_ASCII), header.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem csrf(String detail) {
        return Problem.of(403, "cross-site-request", "The request was not made by this application", detail);
    }
}
