package org.redress.kpi.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.redress.testing.TestKeys;

/** A client of server-sent events: what arrives, in order. */
final class Listening implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What arrived: an answer with its id, or a comment, which has neither. */
    record Arrived(String id, JsonNode answer) {

        boolean comment() {
            return id.isEmpty();
        }

        int intake() {
            return answer.at("/series/0/metrics/intake/count").asInt();
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
    private final HttpResponse<InputStream> response;

    Listening(int port, String query, String lastEventId) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/v1/kpis/stream" + query))
                .header("Authorization", "Bearer " + TestKeys.agent());
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() == 200) {
            Thread.ofPlatform().daemon().name("listening").start(this::read);
        }
    }

    int status() {
        return response.statusCode();
    }

    /** What the server said instead of a stream. */
    JsonNode problem() throws IOException {
        assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        return JSON.readTree(response.body());
    }

    /** The next that arrives. */
    Arrived next() throws InterruptedException {
        Arrived next = arrived.poll(20, TimeUnit.SECONDS);
        assertThat(next).as("what the stream sent").isNotNull();
        return next;
    }

    /** The next answer, behind any comments. */
    Arrived nextAnswer() throws InterruptedException {
        Arrived next = next();
        while (next.comment()) {
            next = next();
        }
        return next;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String id = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    arrived.add(new Arrived("", JSON.nullNode()));
                } else if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    arrived.add(new Arrived(id, JSON.readTree(line.substring(5))));
                }
            }
        } catch (IOException e) {
            // The end of the stream, or of the test.
        }
    }
}
