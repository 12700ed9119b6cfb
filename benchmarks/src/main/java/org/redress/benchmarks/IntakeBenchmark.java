package org.redress.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Accepted complaints a second over HTTP, single and in batches of 100, each counted only by its 2xx; beside it what PostgreSQL alone does
 * with a case and an outbox row. CPU is that of complaint-service and the database server per accepted event.
 */
@Command(
        name = "intake",
        mixinStandardHelpOptions = true,
        description = "Accepted complaints a second, single and batched.")
final class IntakeBenchmark implements Callable<Integer> {

    private static final int BATCH = 100;

    @Option(
            names = "--connections",
            defaultValue = "64",
            description = "Open HTTP connections (default ${DEFAULT-VALUE}).")
    private int connections;

    @Option(
            names = "--seconds",
            defaultValue = "30",
            description = "Measured seconds of each part (default ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "60",
            description = "Seconds of warm-up of each part (default ${DEFAULT-VALUE}).")
    private int warmUp;

    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile boolean measuring;
    private volatile boolean running = true;

    @Override
    public Integer call() throws Exception {
        Stack stack = Stack.running();
        PostgresReference postgres = new PostgresReference(stack);
        postgres.onePairATransaction(16, Duration.ofSeconds(5));
        double singleReference = postgres.onePairATransaction(16, Duration.ofSeconds(seconds / 2));
        double batchReference = postgres.fiveHundredATransaction(2, Duration.ofSeconds(seconds / 2));
        print("reference  PostgreSQL, one pair a transaction      %,10.0f /s%n", singleReference);
        print("reference  PostgreSQL, 500 pairs a transaction     %,10.0f /s%n", batchReference);
        measure(stack, "single posts", 1, singleReference);
        measure(stack, "batches of " + BATCH, BATCH, batchReference);
        return failed.get() == 0 ? 0 : 1;
    }

    private void measure(Stack stack, String name, int events, double reference) throws Exception {
        Map<String, Long> watched = stack.processes();
        watched.keySet().retainAll(List.of("complaint-service", "postgresql"));
        CpuMeter cpu = new CpuMeter(watched);
        running = true;
        int open = events == 1 ? connections : Math.min(connections, 8);
        try (ExecutorService clients = Executors.newFixedThreadPool(open)) {
            List<Future<List<Long>>> results = new ArrayList<>();
            for (int i = 0; i < open; i++) {
                results.add(clients.submit(() -> post(stack, events)));
            }
            pause(warmUp);
            long before = accepted.get();
            Map<String, Long> cpuBefore = cpu.micros();
            long start = System.nanoTime();
            measuring = true;
            pause(seconds);
            measuring = false;
            double elapsed = (System.nanoTime() - start) / 1e9;
            long count = accepted.get() - before;
            Map<String, Long> cpuAfter = cpu.micros();
            running = false;
            List<Long> times = new ArrayList<>();
            for (Future<List<Long>> result : results) {
                times.addAll(result.get());
            }
            double rate = count / elapsed;
            print("measured   %-36s %,15.0f /s   ratio %.2f   failed %d%n", name, rate, rate / reference, failed.get());
            print(
                    "           latency of a request: %s%n",
                    new Latencies(times.stream().mapToLong(Long::longValue).toArray()));
            cpuAfter.forEach((process, micros) -> print(
                    "           CPU per accepted event, %-18s %6.0f µs%n",
                    process, (micros - cpuBefore.getOrDefault(process, 0L)) / (double) Math.max(1, count)));
        }
    }

    private List<Long> post(Stack stack, int events) throws Exception {
        List<Long> times = new ArrayList<>();
        try (HttpConnection http = new HttpConnection(stack.url("complaints"), stack.apiKey())) {
            while (running) {
                boolean counted = measuring;
                long start = System.nanoTime();
                HttpConnection.Answer answer = events == 1
                        ? http.post("/api/v1/complaints", "application/json", complaint())
                        : http.post("/api/v1/events", "application/cloudevents-batch+json", batch(events));
                if (answer.status() / 100 == 2) {
                    accepted.addAndGet(events);
                } else {
                    failed.incrementAndGet();
                }
                if (counted) {
                    times.add(System.nanoTime() - start);
                }
            }
        }
        return times;
    }

    private static byte[] complaint() {
        return ("{\"externalId\":\"" + UUID.randomUUID()
                        + "\",\"source\":\"bench\",\"channel\":\"web\",\"category\":\"billing\",\"product\":\"broadband\",\"priority\":\"normal\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] batch(int events) {
        StringBuilder json = new StringBuilder(events * 300).append('[');
        for (int i = 0; i < events; i++) {
            UUID id = UUID.randomUUID();
            json.append(i == 0 ? "" : ",")
                    .append("{\"specversion\":\"1.0\",\"id\":\"")
                    .append(id)
                    .append("\",\"source\":\"bench\",\"type\":\"org.redress.intake.received.v1\",\"subject\":\"")
                    .append(id)
                    .append(
                            "\",\"datacontenttype\":\"application/json\",\"data\":{\"channel\":\"web\",\"category\":\"billing\",")
                    .append("\"product\":\"broadband\",\"priority\":\"normal\"}}");
        }
        return json.append(']').toString().getBytes(StandardCharsets.UTF_8);
    }

    static void pause(int seconds) throws InterruptedException {
        java.util.concurrent.TimeUnit.SECONDS.sleep(seconds);
    }

    static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
