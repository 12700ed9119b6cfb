package org.redress.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A complaint-service of which only the two addresses exist that notifications use; contacts and answers are set by the tests. */
public final class ComplaintStub implements QuarkusTestResourceLifecycleManager {

    private static final Pattern CONTACT = Pattern.compile("/api/v1/complaints/([0-9a-f-]+)/contact");

    private final Map<String, String> contacts = new ConcurrentHashMap<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile int eventStatus = 201;
    private volatile int contactStatus = 200;
    private volatile @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/", this::answer);
            started.start();
            server = started;
            return Map.of(
                    "REDRESS_COMPLAINT_URL",
                    "http://localhost:" + started.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(ComplaintStub.class));
    }

    @Override
    public void stop() {
        HttpServer running = server;
        if (running != null) {
            running.stop(0);
        }
    }

    void reset() {
        contacts.clear();
        events.clear();
        authorizations.clear();
        eventStatus = 201;
        contactStatus = 200;
    }

    void contact(Object complaintId, String json) {
        contacts.put(complaintId.toString(), json);
    }

    void answerEventsWith(int status) {
        eventStatus = status;
    }

    void answerContactsWith(int status) {
        contactStatus = status;
    }

    List<String> events() {
        return List.copyOf(events);
    }

    List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] body = exchange.getRequestBody().readAllBytes();
            Matcher contact = CONTACT.matcher(exchange.getRequestURI().getPath());
            if (contact.matches()) {
                String json = contacts.get(contact.group(1));
                if (contactStatus != 200) {
                    respond(exchange, contactStatus, "{}");
                } else {
                    respond(exchange, json == null ? 404 : 200, json == null ? "{}" : json);
                }
            } else {
                if (eventStatus == 201) {
                    events.add(new String(body, UTF_8));
                }
                respond(exchange, eventStatus, "{\"status\":\"accepted\"}");
            }
        }
    }

    private static void respond(HttpExchange exchange, int status, String json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        byte[] bytes = json.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
