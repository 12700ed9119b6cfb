package org.redress.kit.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.redress.kit.app.Client.Answer;
import org.redress.testing.RedressPostgres;

/** P1, P7, P13, P14, A22, A35: whatever goes wrong, the answer is a problem, and it tells nothing of the inside. */
@QuarkusTest
@WithTestResource(RedressPostgres.class)
@WithTestResource(KitKeys.class)
class ErrorsIT {

    static Stream<Arguments> wrongRequests() {
        String things = "/api/v1/things";
        String deep = "{\"name\":" + "[".repeat(40) + "]".repeat(40) + "}";
        return Stream.of(
                Arguments.of("GET", "/nowhere", "", 404, "not-found"),
                Arguments.of("GET", "/api/v1/nothing", "", 404, "not-found"),
                Arguments.of("GET", things + "/abc", "", 404, "not-found"),
                Arguments.of("GET", things + "/999999", "", 404, "not-found"),
                Arguments.of("DELETE", things, "", 405, "method-not-allowed"),
                Arguments.of("POST", things, "{\"name\":", 400, "invalid-request"),
                Arguments.of("POST", things, "{\"name\":\"a\"} x", 400, "invalid-request"),
                Arguments.of("POST", things, "{\"name\":\"a\",\"name\":\"b\"}", 400, "invalid-request"),
                Arguments.of("POST", things, "{\"name\":NaN}", 400, "invalid-request"),
                Arguments.of("POST", things, "[]", 400, "invalid-request"),
                Arguments.of("POST", things, "null", 400, "invalid-request"),
                Arguments.of("POST", things, "", 400, "invalid-request"),
                Arguments.of("POST", things, deep, 400, "invalid-request"),
                Arguments.of("POST", things, "{\"name\":\"a\"}", 400, "invalid-request"),
                Arguments.of("GET", things + "?limit=0", "", 400, "invalid-request"),
                Arguments.of("GET", things + "?limit=1000000000", "", 400, "invalid-request"),
                Arguments.of("GET", things + "?cursor=AAAA", "", 400, "invalid-cursor"),
                Arguments.of("GET", things + "/unlisted", "", 403, "forbidden"),
                Arguments.of("POST", things + "/1:freeze", "", 403, "forbidden"),
                Arguments.of("PUT", things + "/999999", "{\"name\":\"a\"}", 404, "not-found"),
                Arguments.of("GET", things + "/boom", "", 500, "internal-error"));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("wrongRequests")
    void P1_every_error_is_a_problem(String method, String path, String body, int status, String code) {
        Answer answer = Client.send(
                method, path, body, "Authorization", Signers.bearer("agent"), "Content-Type", "application/json");

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertProblem(answer, code);
    }

    @Test
    void P1_without_identity_401_even_where_the_route_is_unlisted() {
        assertProblem(Client.get("/api/v1/things"), "unauthenticated");
        assertProblem(Client.get("/api/v1/things/unlisted"), "unauthenticated");
        assertThat(Client.get("/api/v1/things").header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(Client.get("/api/v1/things/open").status()).isEqualTo(200);
    }

    @Test
    void P1_media_types() {
        String agent = Signers.bearer("agent");
        Answer unsupported =
                Client.send("POST", "/api/v1/things", "name=a", "Authorization", agent, "Content-Type", "text/plain");
        Answer unacceptable = Client.get("/api/v1/things/time", "Authorization", agent, "Accept", "image/png");

        assertThat(unsupported.status()).isEqualTo(415);
        assertProblem(unsupported, "unsupported-media-type");
        assertThat(unacceptable.status()).isEqualTo(406);
        assertProblem(unacceptable, "not-acceptable");
    }

    @Test
    void S10_a_body_above_5_MB_is_refused() {
        String body = "{\"name\":\"" + "a".repeat(6_000_000) + "\"}";
        Answer answer = Client.send("POST", "/api/v1/things", body, "Authorization", Signers.bearer("agent"));

        assertThat(answer.status()).isEqualTo(413);
        assertProblem(answer, "body-too-large");
    }

    static Stream<Arguments> wrongFields() {
        return Stream.of(
                Arguments.of("{\"name\":\"a\",\"role\":\"admin\"}", "/role", "unknown-field"),
                Arguments.of("{\"name\":7}", "/name", "malformed"),
                Arguments.of("{\"name\":\"a\",\"at\":\"2026-03-01T09:30:00\"}", "/at", "malformed"),
                Arguments.of("{\"name\":\"a\",\"at\":1772357400}", "/at", "malformed"),
                Arguments.of("{\"name\":\"a\",\"colour\":\"GREEN\"}", "/colour", "malformed"),
                Arguments.of("{\"name\":\"a\",\"colour\":0}", "/colour", "malformed"),
                Arguments.of(
                        "{\"name\":\"a\",\"parts\":[{\"label\":\"x\",\"count\":\"3\"}]}",
                        "/parts/0/count",
                        "malformed"),
                Arguments.of("{\"name\":\" \"}", "/name", "not-blank"),
                Arguments.of(
                        "{\"name\":\"a\",\"parts\":[{\"label\":\"x\",\"count\":1},{\"label\":\"x\",\"count\":10}]}",
                        "/parts/1/count",
                        "max"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongFields")
    void P13_the_faulty_field_is_named(String body, String pointer, String code) {
        Answer answer = Client.send(
                "POST", "/api/v1/things", body, "Authorization", Signers.bearer("agent"), "Idempotency-Key", "field");

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        JsonNode error = answer.json().path("errors").path(0);
        assertThat(error.path("pointer").asText()).as(answer.body()).isEqualTo(pointer);
        assertThat(error.path("code").asText()).isEqualTo(code);
    }

    @Test
    void P7_times_are_utc_with_milliseconds() {
        assertThat(Client.get("/api/v1/things/time", "Authorization", Signers.bearer("agent"))
                        .body())
                .isEqualTo("{\"at\":\"2026-03-01T09:30:00.123Z\"}");
    }

    @Test
    void P14_trace_context_is_accepted_and_returned() {
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        Answer answer = Client.get("/nowhere", "traceparent", traceparent);

        assertThat(answer.header("traceparent")).isEqualTo(traceparent);
        assertThat(answer.json().path("traceId").asText()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(Client.get("/nowhere", "traceparent", "junk").header("traceparent"))
                .hasSize(55);
    }

    @Test
    void S9_security_headers_on_every_answer() {
        for (String path : new String[] {"/nowhere", "/api/v1/things", "/api/v1/things/open"}) {
            Answer answer = Client.get(path);
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void A10_disguises_do_not_open_a_route() {
        String agent = Signers.bearer("agent");
        for (String path : new String[] {
            "/api/v1/things/1%3Afreeze", "/api/v1/things/1:freeze/", "//api/v1/things/1:freeze",
            "/api/v1/things/x/%2e%2e/1:freeze", "/api/v1/things/1:freeze;a=b", "/API/v1/things/1:freeze"
        }) {
            assertThat(Client.send("POST", path, "", "Authorization", agent).status())
                    .as(path)
                    .isGreaterThanOrEqualTo(400);
        }
        assertThat(Client.send("POST", "/api/v1/things/1:freeze", "", "Authorization", Signers.bearer("admin"))
                        .status())
                .isEqualTo(200);
        assertThat(Client.send("TRACE", "/api/v1/things/open", "", "Authorization", agent)
                        .status())
                .isEqualTo(405);
        assertThat(Client.get("/api/v1/things/open", "X-HTTP-Method-Override", "DELETE")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void A37_health_is_not_public() {
        assertThat(Client.get("/q/health").status()).isEqualTo(404);
        assertThat(Client.get("/q/metrics").status()).isEqualTo(404);
        assertThat(Client.get("/q/openapi").status()).isEqualTo(404);
    }

    private static void assertProblem(Answer answer, String code) {
        assertThat(answer.header("Content-Type")).as(answer.body()).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("type").asText()).isEqualTo("https://redress.dev/problems/" + code);
        assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("instance").asText()).startsWith("/");
        assertThat(problem.path("traceId").asText()).matches("[0-9a-f]{32}");
        assertThat(answer.body()).doesNotContain("Exception", "org.redress", "java.", "jackson", "select ");
    }
}
