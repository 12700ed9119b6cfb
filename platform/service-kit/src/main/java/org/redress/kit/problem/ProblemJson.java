package org.redress.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.kit.http.Trace;

/** Writes problems, inside JAX-RS and outside of it. */
public final class ProblemJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private ProblemJson() {}

    /** The members of a problem as they go on the wire; also used per item in batch answers. */
    public static Map<String, Object> members(Problem problem, @Nullable String instance, @Nullable String traceId) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", Problem.TYPE_BASE + problem.code());
        members.put("title", problem.title());
        members.put("status", problem.status());
        put(members, "code", problem.code());
        put(members, "detail", problem.detail());
        put(members, "instance", instance);
        put(members, "traceId", traceId);
        if (!problem.errors().isEmpty()) {
            members.put("errors", problem.errors());
        }
        problem.extensions().forEach(members::putIfAbsent);
        return members;
    }

    /** The answer to a request that JAX-RS handles. */
    public static Response response(Problem problem, RoutingContext exchange) {
        Response.ResponseBuilder answer = Response.status(problem.status())
                .entity(bytes(problem, exchange))
                .type(Problem.MEDIA_TYPE);
        problem.headers().forEach(answer::header);
        return answer.build();
    }

    /** Ends an exchange that did not reach JAX-RS. Does nothing if it has ended already. */
    public static void end(Problem problem, RoutingContext exchange) {
        HttpServerResponse response = exchange.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        response.setStatusCode(problem.status());
        response.putHeader("Content-Type", Problem.MEDIA_TYPE);
        problem.headers().forEach(response::putHeader);
        response.end(Buffer.buffer(bytes(problem, exchange)));
    }

    /** The body of the answer to a request. */
    public static byte[] bytes(Problem problem, RoutingContext exchange) {
        try {
            return MAPPER.writeValueAsBytes(members(
                    problem, exchange.normalizedPath(), Trace.of(exchange).traceId()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A problem cannot be written: " + problem.code(), e);
        }
    }

    private static void put(Map<String, Object> members, String name, @Nullable String value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
