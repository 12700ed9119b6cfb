package org.redress.complaint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.redress.kit.caller.ApiKeys;
import org.redress.testing.TestKeys;

/** A plain HTTP client of the service under test, and a look into its tables. */
public final class Api {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Semaphore IN_FLIGHT = new Semaphore(256);

    private final AgroalDataSource dataSource;
    private final String credentials;

    private Api(AgroalDataSource dataSource, String credentials) {
        this.dataSource = dataSource;
        this.credentials = credentials;
    }

    /** An answer, with its body as text and as JSON. */
    public record Reply(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public JsonNode json() {
            try {
                return MAPPER.readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(response.body(), e);
            }
        }

        public String text(String field) {
            return json().path(field).asText();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            return status() + " " + response.body();
        }
    }

    /** A client with a new API key of these scopes; the key may speak for the sources, or for any if there are none. */
    public static Api machine(AgroalDataSource dataSource, List<String> scopes, String... sources) {
        ApiKeys.ApiKey key = ApiKeys.generate(new SecureRandom());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into api_key (key_id, version, name, secret_hash, scopes, sources) values (?, 1, ?, ?, ?, ?)")) {
            insert.setString(1, key.keyId());
            insert.setString(2, "test");
            insert.setString(3, key.secretHash());
            insert.setArray(4, connection.createArrayOf("text", scopes.toArray()));
            insert.setArray(5, connection.createArrayOf("text", sources));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Api api = new Api(dataSource, key.text());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> api.get("/api/v1/complaints/nothing").status() != 401);
        return api;
    }

    public static Api machine(AgroalDataSource dataSource) {
        return machine(dataSource, List.of("events:write", "complaints:read"));
    }

    public static Api person(AgroalDataSource dataSource, String role) {
        return new Api(dataSource, TestKeys.user(role + "-1", "Some " + role, "service", role));
    }

    public static Api service(AgroalDataSource dataSource) {
        return new Api(dataSource, TestKeys.service("notification-service"));
    }

    public static Api nobody(AgroalDataSource dataSource) {
        return new Api(dataSource, "");
    }

    public Reply get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** Posts JSON; name another Content-Type among the headers for anything else. */
    public Reply post(String path, String body, String... headers) {
        return send("POST", path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public Reply send(String method, String path, byte @Nullable [] body, String... headers) {
        try {
            return new Reply(HTTP.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Posts without waiting, up to 256 at once; comes back if it is told to. */
    public CompletableFuture<Reply> postAsync(String path, String body, String... headers) {
        HttpRequest request = request("POST", path, body.getBytes(StandardCharsets.UTF_8), headers);
        IN_FLIGHT.acquireUninterruptibly();
        return persistently(request, 20).whenComplete((reply, failure) -> IN_FLIGHT.release());
    }

    private static CompletableFuture<Reply> persistently(HttpRequest request, int tries) {
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(Reply::new)
                .thenCompose(reply -> reply.status() == 503 && tries > 1
                        ? persistently(request, tries - 1)
                        : CompletableFuture.completedFuture(reply));
    }

    private HttpRequest request(String method, String path, byte @Nullable [] body, String... headers) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofMinutes(2))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (!credentials.isEmpty()) {
            request.header("Authorization", "Bearer " + credentials);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    /** Posts one fact in structured mode. */
    public Reply tell(String fact, String source, String id, String subject, @Nullable String time, String data) {
        return post(
                "/api/v1/events",
                event(fact, source, id, subject, time, data),
                "Content-Type",
                "application/cloudevents+json");
    }

    public static String event(
            String fact, String source, String id, String subject, @Nullable String time, String data) {
        return """
                {"specversion":"1.0","type":"org.redress.intake.%s.v1","source":"%s","id":"%s","subject":"%s"%s,"data":%s}""".formatted(fact, source, id, subject, time == null ? "" : ",\"time\":\"" + time + "\"", data);
    }

    public Reply batch(List<String> events, String query) {
        return post(
                "/api/v1/events" + query,
                "[" + String.join(",", events) + "]",
                "Content-Type",
                "application/cloudevents-batch+json");
    }

    /** The first column of a query. */
    public List<String> column(String sql, Object... parameters) {
        List<String> values = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    values.add(row.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }

    public long number(String sql, Object... parameters) {
        return Long.parseLong(column(sql, parameters).getFirst());
    }

    public AgroalDataSource dataSource() {
        return dataSource;
    }
}
