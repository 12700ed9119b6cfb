package org.redress.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.awaitility.Awaitility;

/** The first administrator of a stack: signed in at the console, with an API key that may do everything until it is closed. */
final class StackAdministrator implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final RunningStack.Stack stack;
    private final URI console;
    private final String csrf;
    private final JsonNode key;

    StackAdministrator(RunningStack.Stack stack) throws IOException, InterruptedException {
        this.stack = stack;
        JsonNode account = stack.credentials().path("console");
        console = URI.create(account.path("url").asText());
        csrf = atConsole(
                        "POST",
                        "/api/session",
                        JSON.createObjectNode()
                                .put("username", account.path("username").asText())
                                .put("password", account.path("password").asText()),
                        "")
                .path("csrf")
                .asText();
        var request = JSON.createObjectNode().put("name", "end to end");
        request.putArray("scopes").add("admin:*");
        key = atConsole("POST", "/api/keys", request, csrf);
        // The key travels to the services as an event.
        Awaitility.await()
                .until(() -> http.send(
                                        request("complaints", "/api/v1/info")
                                                .GET()
                                                .build(),
                                        HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    /** Sends JSON to a service with the key and further headers, name and value in turn; fails on anything but a 2xx. */
    JsonNode send(String service, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(service, path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return answer(method + " " + path, request.build());
    }

    private HttpRequest.Builder request(String service, String path) {
        return HttpRequest.newBuilder(URI.create(stack.url(service) + path))
                .header("Authorization", "Bearer " + key.path("secret").asText());
    }

    @Override
    public void close() throws IOException {
        try {
            atConsole("DELETE", "/api/keys/" + key.path("keyId").asText(), JSON.createObjectNode(), csrf);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            http.close();
        }
    }

    private JsonNode atConsole(String method, String path, JsonNode body, String csrfToken)
            throws IOException, InterruptedException {
        return answer(
                method + " " + path,
                HttpRequest.newBuilder(console.resolve(path))
                        .header("Content-Type", "application/json")
                        .header("X-CSRF-Token", csrfToken)
                        .method(method, HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build());
    }

    private JsonNode answer(String what, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        JsonNode body = answer.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(answer.body());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(what + ": " + answer.statusCode() + " " + body);
        }
        return body;
    }
}
