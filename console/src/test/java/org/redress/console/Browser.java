package org.redress.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** What a browser does with the console: keeps the cookie, sends the CSRF token. */
final class Browser {

    static final String ADMIN_PASSWORD = "correct battery staple 7";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String userAgent;
    private String cookie = "";
    private String csrf = "";

    /** An answer. */
    record Answer(int status, String body, HttpResponse<String> response) {

        JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(body, e);
            }
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Browser(String userAgent) {
        this.userAgent = userAgent;
    }

    Browser() {
        this("test-browser");
    }

    static Browser admin() {
        Browser browser = new Browser();
        Answer answer = browser.signIn("admin", ADMIN_PASSWORD);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return browser;
    }

    Answer signIn(String username, String password) {
        Answer answer = send(
                "POST",
                "/api/session",
                "{\"username\":%s,\"password\":%s}".formatted(quoted(username), quoted(password)));
        if (answer.status() == 200) {
            adopt(answer);
        }
        return answer;
    }

    /** Takes over the session that an answer opens. */
    void adopt(Answer answer) {
        cookie = answer.header("Set-Cookie").split(";", -1)[0];
        csrf = answer.json().path("csrf").asText();
    }

    Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    Answer send(String method, String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", "application/json", "User-Agent", userAgent));
        if (!cookie.isEmpty()) {
            all.addAll(List.of("Cookie", cookie));
        }
        if (!csrf.isEmpty()) {
            all.addAll(List.of("X-CSRF-Token", csrf));
        }
        all.addAll(List.of(headers));
        return raw(method, path, body, all.toArray(String[]::new));
    }

    /** Opens the live feed; the caller closes it. */
    HttpResponse<InputStream> stream(String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/api/stream"))
                .setHeader("User-Agent", userAgent)
                .setHeader("Cookie", cookie);
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    String cookie() {
        return cookie;
    }

    String csrf() {
        return csrf;
    }

    /** A request with these headers only. */
    static Answer raw(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static URI uri(String path) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
        return URI.create("http://localhost:" + port + path);
    }

    static String quoted(String text) {
        try {
            return MAPPER.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
