package org.redress.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The stack as users start it, empty, with data and ports of its own, so that one started by hand may run beside it. Started once for all
 * journeys, stopped after the last.
 */
final class RunningStack implements ParameterResolver {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** The stack of this test run. */
    static final class Stack implements AutoCloseable {

        private final Path root;
        private final Map<String, String> environment;
        private final JsonNode credentials;

        private Stack() throws IOException, InterruptedException {
            root = root();
            Path data = root.resolve("e2e/target/stack");
            environment =
                    Map.of("REDRESS_DATA", data.toString(), "REDRESS_PORT_BASE", "18080", "REDRESS_SKIP_BUILD", "true");
            // What an earlier run left, and its data: every journey begins on a machine that knows nothing.
            redress("stop");
            delete(data);
            Command started = redress("start", "--empty");
            if (started.exitCode() != 0) {
                throw new IllegalStateException("./redress start failed:\n" + started.output());
            }
            credentials = JSON.readTree(redress("credentials", "--json").output());
        }

        /** Runs {@code ./redress} with the given arguments against this stack. */
        Command redress(String... arguments) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of("./redress"));
            command.addAll(Arrays.asList(arguments));
            return Command.run(root, environment, command);
        }

        /** Runs a line of shell with this stack's environment, as somebody who copies it from the README. */
        Command shell(String line) throws IOException, InterruptedException {
            return Command.run(root, environment, List.of("bash", "-c", line));
        }

        Path projectRoot() {
            return root;
        }

        JsonNode credentials() {
            return credentials;
        }

        String url(String service) {
            return credentials.path(service).asText();
        }

        /** GET with the API key; fails on anything but 200. */
        JsonNode get(String service, String path) throws IOException, InterruptedException {
            HttpResponse<String> response = HTTP.send(
                    request(service, path).GET().build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() != 200) {
                throw new IllegalStateException(response.statusCode() + " from " + path + ": " + response.body());
            }
            return JSON.readTree(response.body());
        }

        /** POST of JSON with the API key and further headers, name and value in turn, whatever the answer. */
        HttpResponse<String> post(String service, String path, String contentType, String body, String... headers)
                throws IOException, InterruptedException {
            HttpRequest.Builder request = request(service, path)
                    .header("Content-Type", contentType)
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        }

        private HttpRequest.Builder request(String service, String path) {
            return HttpRequest.newBuilder(URI.create(url(service) + path))
                    .header(
                            "Authorization",
                            "Bearer " + credentials.path("apiKey").asText());
        }

        @Override
        public void close() throws IOException {
            try {
                redress("stop");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static void delete(Path folder) throws IOException {
            if (!Files.exists(folder)) {
                return;
            }
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }

        private static Path root() {
            Path folder = Path.of("").toAbsolutePath();
            while (!Files.exists(folder.resolve(".mvn/find-jdk"))) {
                folder = folder.getParent();
                if (folder == null) {
                    throw new IllegalStateException("The end-to-end tests run inside a checkout of the project only");
                }
            }
            return folder;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(RunningStack.class))
                .computeIfAbsent(Stack.class, type -> started(), Stack.class);
    }

    private static Stack started() {
        try {
            return new Stack();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
