package org.redress.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** A real HTTP server that answers batches as api.md §2 says and remembers what it was told, in the order of arrival. */
final class Intakes implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<String> known = new HashSet<>();
    private final List<JsonNode> stored = new ArrayList<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private Predicate<JsonNode> refuses = event -> false;
    private int largestBatch = Integer.MAX_VALUE;
    private int batches;
    private int lastGoodBatch = Integer.MAX_VALUE;
    private int statusAfterwards;

    /** An answer out of turn: a status, and Retry-After if not empty. */
    record Fault(int status, String retryAfter) {}

    Intakes() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/api/v1/events", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    synchronized Intakes failing(int times, int status, String retryAfter) {
        for (int i = 0; i < times; i++) {
            faults.add(new Fault(status, retryAfter));
        }
        return this;
    }

    synchronized Intakes failingAfter(int goodBatches, int status) {
        lastGoodBatch = goodBatches == Integer.MAX_VALUE ? goodBatches : batches + goodBatches;
        statusAfterwards = status;
        return this;
    }

    synchronized Intakes refusing(Predicate<JsonNode> events) {
        refuses = events;
        return this;
    }

    synchronized Intakes takingAtMost(int events) {
        largestBatch = events;
        return this;
    }

    synchronized List<JsonNode> stored() {
        return List.copyOf(stored);
    }

    synchronized int batches() {
        return batches;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode events = JSON.readTree(exchange.getRequestBody());
            batches++;
            Fault fault = batches > lastGoodBatch ? new Fault(statusAfterwards, "") : faults.poll();
            if (fault != null) {
                if (!fault.retryAfter().isEmpty()) {
                    exchange.getResponseHeaders().add("Retry-After", fault.retryAfter());
                }
                send(exchange, fault.status(), JSON.createObjectNode().put("detail", "a fault of the test"));
            } else if (events.size() > largestBatch) {
                send(exchange, 413, JSON.createObjectNode().put("detail", "too large"));
            } else {
                send(exchange, 200, results(events));
            }
        }
    }

    private ObjectNode results(JsonNode events) {
        ObjectNode answer = JSON.createObjectNode();
        int accepted = 0;
        int duplicates = 0;
        for (int i = 0; i < events.size(); i++) {
            JsonNode event = events.get(i);
            ObjectNode result = answer.withArray("results")
                    .addObject()
                    .put("index", i)
                    .put("id", event.path("id").textValue());
            if (refuses.test(event)) {
                result.put("status", "rejected");
                result.withObject("problem")
                        .put("code", "invalid-event")
                        .withArray("errors")
                        .addObject()
                        .put("pointer", "/data/priority")
                        .put("code", "unknown")
                        .put("message", "no such priority");
            } else if (known.add(
                    event.path("source").textValue() + " " + event.path("id").textValue())) {
                stored.add(event);
                accepted++;
                result.put("status", "accepted");
            } else {
                duplicates++;
                result.put("status", "duplicate");
            }
        }
        return answer.put("accepted", accepted)
                .put("duplicates", duplicates)
                .put("rejected", events.size() - accepted - duplicates);
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
