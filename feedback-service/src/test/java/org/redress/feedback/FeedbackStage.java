package org.redress.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.redress.kit.caller.ApiKeys;

/** What the tests of this service need: an API key, an HTTP client, a look at the tables. */
@ApplicationScoped
class FeedbackStage {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AgroalDataSource dataSource;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    FeedbackStage(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** An answer with its body read as JSON. */
    record Answer(int status, String body, HttpResponse<String> response) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(body, e);
            }
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** A key with the scope feedback:write that may post as these sources. */
    String apiKey(String... sources) throws SQLException {
        ApiKeys.ApiKey key = ApiKeys.generate(new SecureRandom());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into api_key (key_id, version, name, secret_hash, scopes, sources)
                        values (?, 1, 'test', ?, '{feedback:write}', ?)
                        """)) {
            insert.setString(1, key.keyId());
            insert.setString(2, key.secretHash());
            insert.setArray(3, connection.createArrayOf("text", sources));
            insert.executeUpdate();
        }
        return key.text();
    }

    Answer send(String method, String path, String token, String contentType, String body, String... headers) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer post(String token, String body, String... headers) {
        return send("POST", "/api/v1/feedback", token, "application/json", body, headers);
    }

    Answer batch(String token, String query, List<String> events) {
        return send(
                "POST",
                "/api/v1/events" + query,
                token,
                "application/cloudevents-batch+json",
                "[" + String.join(",", events) + "]");
    }

    Answer get(String token, String path) {
        return send("GET", path, token, "", "");
    }

    static String event(String source, String id, String data) {
        return """
                {"specversion":"1.0","id":"%s","source":"%s","type":"org.redress.intake.feedback-answered.v1",
                 "time":"2026-03-01T08:00:00Z","data":%s}""".formatted(id, source, data);
    }

    /** The one value of a query. */
    long number(String sql, Object... parameters) throws SQLException {
        return Long.parseLong(column(sql, parameters).getFirst());
    }

    /** The first column of all rows. */
    List<String> column(String sql, Object... parameters) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    values.add(String.valueOf(row.getString(1)));
                }
            }
        }
        return values;
    }
}
