package org.redress.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One more instance of a service of the running stack: the command line and the environment of the one that the launcher started, as
 * {@code /proc} tells them, with ports of its own.
 */
final class FurtherInstance implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;

    private FurtherInstance(Process process) {
        this.process = process;
    }

    /** Starts it and waits until it is ready. */
    static FurtherInstance of(long pid) throws IOException, InterruptedException {
        Path original = Path.of("/proc", Long.toString(pid));
        int management = freePort();
        ProcessBuilder builder = new ProcessBuilder(words(original.resolve("cmdline")))
                .directory(original.resolve("cwd").toRealPath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"));
        builder.environment().clear();
        for (String variable : words(original.resolve("environ"))) {
            int equals = variable.indexOf('=');
            if (equals > 0) {
                builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        builder.environment().put("REDRESS_HTTP_PORT", Integer.toString(freePort()));
        builder.environment().put("REDRESS_MANAGEMENT_PORT", Integer.toString(management));
        FurtherInstance instance = new FurtherInstance(builder.start());
        instance.awaitReady(URI.create("http://127.0.0.1:" + management + "/q/health/ready"));
        return instance;
    }

    long pid() {
        return process.pid();
    }

    private void awaitReady(URI health) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!ready(http, health)) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    close();
                    throw new IOException("A further instance did not become ready");
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    private static boolean ready(HttpClient http, URI health) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static List<String> words(Path file) throws IOException {
        return Arrays.stream(Files.readString(file, StandardCharsets.UTF_8).split("\0"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
