package org.redress.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * The first administrator, signed in at the console: rebuilding needs an administrator's key, which the stack's own key is not. The key is
 * revoked when the measurement ends.
 */
final class Administrator implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI console;
    private final String csrf;
    private final JsonNode key;

    /** Signs in with the credentials that the launcher tells, and makes a key that may do everything. */
    Administrator(JsonNode credentials) throws IOException {
        console = URI.create(credentials.path("url").asText());
        JsonNode session = send(
                "POST",
                "/api/session",
                JSON.createObjectNode()
                        .put("username", credentials.path("username").asText())
                        .put("password", credentials.path("password").asText()),
                "");
        csrf = session.path("csrf").asText();
        var request = JSON.createObjectNode().put("name", "benchmark");
        request.putArray("scopes").add("admin:*");
        key = send("POST", "/api/keys", request, csrf);
    }

    String apiKey() {
        return key.path("secret").asText();
    }

    @Override
    public void close() throws IOException {
        send("DELETE", "/api/keys/" + key.path("keyId").asText(), JSON.createObjectNode(), csrf);
        http.close();
    }

    private JsonNode send(String method, String path, JsonNode body, String csrfToken) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(console.resolve(path))
                .header("Content-Type", "application/json")
                .header("X-CSRF-Token", csrfToken)
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<byte[]> answer;
        try {
            answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for the console", e);
        }
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + ": " + answer.statusCode() + " "
                    + JSON.readTree(answer.body()).path("detail").asText());
        }
        return answer.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }
}
