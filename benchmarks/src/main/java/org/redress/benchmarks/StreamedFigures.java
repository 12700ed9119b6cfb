package org.redress.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.stream.Stream;

/** The intake of a source as the stream of server-sent events tells it. */
final class StreamedFigures implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATA = "data:";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Stream<String> lines;
    private final Iterator<String> next;

    StreamedFigures(Stack stack, String source) throws IOException, InterruptedException {
        URI address = URI.create(stack.url("kpis")
                + "/api/v1/kpis/stream?from=2020-01-01&to=2100-01-01&zone=UTC&interval=none&links=false&metrics=intake&source="
                + source);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + stack.apiKey())
                .build();
        HttpResponse<Stream<String>> answer = http.send(request, HttpResponse.BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new IOException("The stream was refused: " + answer.statusCode());
        }
        this.lines = answer.body();
        this.next = lines.iterator();
    }

    /** Waits for the next event; how many complaints of the source were received. */
    int intake() throws IOException {
        while (next.hasNext()) {
            String line = next.next();
            if (line.startsWith(DATA)) {
                return JSON.readTree(line.substring(DATA.length()))
                        .at("/series/0/metrics/intake/count")
                        .asInt();
            }
        }
        throw new IOException("The stream ended");
    }

    @Override
    public void close() {
        lines.close();
        http.shutdownNow();
        http.close();
    }
}
