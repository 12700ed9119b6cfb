package org.redress.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The running local stack: addresses and keys as {@code ./redress credentials --json} and {@code ./redress status --json} tell them. */
final class Stack {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode credentials;
    private final JsonNode status;

    private Stack(JsonNode credentials, JsonNode status) {
        this.credentials = credentials;
        this.status = status;
    }

    /** Asks the launcher; fails with its message if no stack runs. */
    static Stack running() throws IOException, InterruptedException {
        return new Stack(ask("credentials"), ask("status"));
    }

    URI url(String name) {
        return URI.create(credentials.path(name).asText());
    }

    String apiKey() {
        return credentials.path("apiKey").asText();
    }

    /** Signs in at the console. */
    Administrator administrator() throws IOException {
        return new Administrator(credentials.path("console"));
    }

    /** The JDBC address of a database on the stack's own server. */
    String databaseUrl(String database) {
        JsonNode server = credentials.path("postgresql");
        return "jdbc:postgresql://" + server.path("host").asText() + ":"
                + server.path("port").asText() + "/" + database;
    }

    String databaseUser() {
        return credentials.path("postgresql").path("username").asText();
    }

    String databasePassword() {
        return credentials.path("postgresql").path("password").asText();
    }

    String kafka() {
        return credentials.path("kafka").asText();
    }

    /** Process ids by process name, for the CPU meter. */
    Map<String, Long> processes() {
        Map<String, Long> pids = new TreeMap<>();
        status.path("services")
                .forEach(process -> pids.put(
                        process.path("name").asText(), process.path("pid").asLong()));
        return pids;
    }

    private static JsonNode ask(String what) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("./redress", what, "--json")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("./redress " + what + " --json failed; is the stack running?");
        }
        return JSON.readTree(answer);
    }
}
