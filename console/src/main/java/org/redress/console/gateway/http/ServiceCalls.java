package org.redress.console.gateway.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.redress.kit.http.Trace;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemJson;

/**
 * Calls to the services. Passed on: path, query, body, and the headers that carry meaning between browser and service; never cookies. An
 * answer comes back as it is, problems included; a service that does not answer is a 503 that names it.
 */
@ApplicationScoped
class ServiceCalls {

    private static final Logger LOG = Logger.getLogger(ServiceCalls.class);
    private static final int CONNECT_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 30_000;
    private static final int CONNECTIONS = 64;
    private static final int WAITING_AT_MOST = 1_000;
    private static final List<String> THERE =
            List.of("Content-Type", "Accept", "Accept-Language", "If-Match", "If-None-Match", "Idempotency-Key");
    private static final List<String> BACK = List.of(
            "Content-Type",
            "ETag",
            "Location",
            "Link",
            "Retry-After",
            "Idempotent-Replayed",
            "Allow",
            "Deprecation",
            "Sunset",
            "RateLimit",
            "RateLimit-Policy",
            "Content-Disposition");

    private final HttpClient client;

    ServiceCalls(Vertx vertx) {
        client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setKeepAliveTimeout(30)
                        .setMaxWaitQueueSize(WAITING_AT_MOST)
                        .setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    Uni<Response> pass(
            RoutingContext exchange, Destinations.Destination destination, String token, byte @Nullable [] body) {
        String query = exchange.request().query();
        String base = destination.service().base().getRawPath();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(exchange.request().method().name()))
                .setHost(destination.service().base().getHost())
                .setPort(port(destination))
                .setSsl("https".equals(destination.service().base().getScheme()))
                .setURI((base == null || base.equals("/") ? "" : base)
                        + destination.path()
                        + (query == null ? "" : "?" + query))
                .setIdleTimeout(ANSWER_MILLIS);
        Future<Response> answer = client.request(options)
                .compose(request -> send(request, exchange, token, body))
                .compose(response -> response.body().map(content -> answer(response, content, exchange)));
        return Uni.createFrom()
                .completionStage(answer.toCompletionStage())
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("%s did not answer: %s", destination.service().name(), failure.getMessage());
                    return ProblemJson.response(
                            unavailable(destination.service().name()), exchange);
                });
    }

    private static Future<HttpClientResponse> send(
            HttpClientRequest request, RoutingContext exchange, String token, byte @Nullable [] body) {
        for (String header : THERE) {
            String value = exchange.request().getHeader(header);
            if (value != null) {
                request.putHeader(header, value);
            }
        }
        request.putHeader("Authorization", "Bearer " + token);
        request.putHeader("traceparent", Trace.of(exchange).traceparent());
        return body == null || body.length == 0 ? request.send() : request.send(Buffer.buffer(body));
    }

    private static Response answer(HttpClientResponse response, Buffer content, RoutingContext exchange) {
        int status = response.statusCode();
        if (status == 401) {
            // Our token was refused: a fault between console and service, not of the person.
            LOG.error("A service refuses the console's tokens; compare the keys in REDRESS_TOKEN_PUBLIC_KEYS");
            return ProblemJson.response(
                    Problem.of(502, "token-refused", "A service refuses the console", null), exchange);
        }
        if (status >= 300 && status < 400 && status != 304) {
            return ProblemJson.response(
                    Problem.of(502, "bad-answer", "A service gave an answer that cannot be passed on", null), exchange);
        }
        Response.ResponseBuilder answer = Response.status(status);
        for (String header : BACK) {
            String value = response.getHeader(header);
            if (value != null) {
                answer.header(header, header.equals("Location") || header.equals("Link") ? forBrowser(value) : value);
            }
        }
        return content.length() == 0
                ? answer.build()
                : answer.entity(content.getBytes()).build();
    }

    /** The services name themselves by their own paths; the browser reaches them without the version. */
    private static String forBrowser(String link) {
        return link.replaceAll("https?://[^/<>\\s]+", "").replace("/api/v1/", "/api/");
    }

    private static int port(Destinations.Destination destination) {
        int port = destination.service().base().getPort();
        return port >= 0 ? port : "https".equals(destination.service().base().getScheme()) ? 443 : 80;
    }

    private static Problem unavailable(String service) {
        return Problem.of(
                        503, "service-unavailable", "A part of Redress does not answer", service + " does not answer.")
                .with("service", service)
                .header("Retry-After", "3");
    }
}
