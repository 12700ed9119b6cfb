package org.redress.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The console's settings for tests, and a service behind it that tells what it was asked. */
public final class ConsoleEnvironment implements QuarkusTestResourceLifecycleManager {

    private @Nullable HttpServer service;

    @Override
    public Map<String, String> start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", ConsoleEnvironment::answer);
            server.start();
            service = server;
            String base = "http://localhost:" + server.getAddress().getPort();
            Map<String, String> settings = new HashMap<>();
            settings.put("REDRESS_COMPLAINT_URL", base);
            settings.put("REDRESS_FEEDBACK_URL", base);
            settings.put("REDRESS_NOTIFICATION_URL", base);
            settings.put("REDRESS_KPI_URL", "http://localhost:1");
            settings.put("REDRESS_BOOTSTRAP_ADMIN_PASSWORD", Browser.ADMIN_PASSWORD);
            settings.put("quarkus.http.test-port", "0");
            settings.put("quarkus.management.test-port", "0");
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        HttpServer server = service;
        if (server != null) {
            server.stop(0);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = path.contains("conflict") ? 409 : path.contains("missing-key") ? 401 : 200;
        String answer =
                "{\"method\":%s,\"path\":%s,\"body\":%s,\"authorization\":%s,\"ifMatch\":%s,\"key\":%s,\"cookie\":%s}"
                        .formatted(
                                Browser.quoted(exchange.getRequestMethod()),
                                Browser.quoted(path),
                                Browser.quoted(body),
                                header(exchange, "Authorization"),
                                header(exchange, "If-Match"),
                                header(exchange, "Idempotency-Key"),
                                header(exchange, "Cookie"));
        exchange.getResponseHeaders()
                .set("Content-Type", status == 409 ? "application/problem+json" : "application/json");
        exchange.getResponseHeaders().set("ETag", "\"7\"");
        exchange.getResponseHeaders().set("Location", "/api/v1/complaints/7");
        exchange.getResponseHeaders().set("Set-Cookie", "evil=1");
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return Browser.quoted(value == null ? "" : value);
    }
}
