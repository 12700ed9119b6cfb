package org.redress.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Time from the 2xx of a posted complaint to the moment the KPI API counts it, at a steady rate. A poller reads the intake of the benchmark's
 * own source; the k-th accepted complaint is visible when the count has reached k. The reference is the time of the KPI query itself.
 */
@Command(name = "lag", mixinStandardHelpOptions = true, description = "From the 2xx to the visible figure.")
final class LagBenchmark implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--rate", defaultValue = "300", description = "Complaints a second (default ${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--seconds", defaultValue = "60", description = "Measured seconds (default ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "60", description = "Seconds of warm-up (default ${DEFAULT-VALUE}).")
    private int warmUp;

    private final ConcurrentLinkedQueue<Long> acceptedAt = new ConcurrentLinkedQueue<>();
    private long queries;
    private long queryNanos;

    @Override
    public Integer call() throws Exception {
        Stack stack = Stack.running();
        run(stack, "warm-up-" + UUID.randomUUID(), warmUp);
        Latencies lag = run(stack, "lag-" + UUID.randomUUID(), seconds);
        IntakeBenchmark.print(
                "reference  one KPI query by the poller, mean       %10.1f ms%n",
                queryNanos / 1e6 / Math.max(1, queries));
        IntakeBenchmark.print("measured   2xx to visible at %d/s: %s%n", rate, lag);
        return 0;
    }

    private Latencies run(Stack stack, String source, int forSeconds) throws Exception {
        acceptedAt.clear();
        queries = 0;
        queryNanos = 0;
        int total = rate * forSeconds;
        long[] lags = new long[total];
        CountDownLatch posted = new CountDownLatch(total);
        int senders = 8;
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(senders + 1)) {
            for (int sender = 0; sender < senders; sender++) {
                int first = sender;
                Future<?> ignored = threads.submit(() -> {
                    try (HttpConnection http = new HttpConnection(stack.url("complaints"), stack.apiKey())) {
                        for (int i = first; i < total; i += senders) {
                            LockSupport.parkNanos(start + i * 1_000_000_000L / rate - System.nanoTime());
                            HttpConnection.Answer answer =
                                    http.post("/api/v1/complaints", "application/json", complaint(source));
                            if (answer.status() / 100 != 2) {
                                throw new IllegalStateException(
                                        "refused: " + new String(answer.body(), StandardCharsets.UTF_8));
                            }
                            acceptedAt.add(System.nanoTime());
                            posted.countDown();
                        }
                    }
                    return null;
                });
            }
            try (HttpConnection http = new HttpConnection(stack.url("kpis"), stack.apiKey())) {
                int visible = 0;
                while (visible < total) {
                    long asked = System.nanoTime();
                    int count = count(http, source);
                    long seen = System.nanoTime();
                    queries++;
                    queryNanos += seen - asked;
                    while (visible < count) {
                        Long accepted = acceptedAt.poll();
                        lags[visible++] = accepted == null ? 0 : Math.max(0, seen - accepted);
                    }
                    LockSupport.parkNanos(5_000_000);
                }
            }
            posted.await();
        }
        return new Latencies(lags);
    }

    private static int count(HttpConnection http, String source) throws Exception {
        HttpConnection.Answer answer = http.get(
                "/api/v1/kpis?from=2020-01-01&to=2100-01-01&zone=UTC&interval=none&links=false&metrics=intake&source="
                        + source);
        JsonNode series = JSON.readTree(answer.body()).path("series");
        return series.path(0).path("metrics").path("intake").path("count").asInt();
    }

    private static byte[] complaint(String source) {
        return ("{\"externalId\":\"" + UUID.randomUUID() + "\",\"source\":\"" + source
                        + "\",\"channel\":\"web\",\"category\":\"billing\",\"priority\":\"normal\"}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
