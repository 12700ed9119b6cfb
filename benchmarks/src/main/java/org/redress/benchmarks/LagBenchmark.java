package org.redress.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Time from the acceptance of a complaint to the moment the KPI API counts it, at a steady rate. A poller reads the intake of the
 * benchmark's own source, or its stream is followed; the k-th accepted complaint is visible when the count has reached k. The reference is the time of the KPI query
 * itself. Accepted means answered with 2xx by complaint-service or, for rates that intake on the same machine cannot carry, acknowledged by
 * Kafka.
 */
@Command(name = "lag", mixinStandardHelpOptions = true, description = "From the acceptance to the visible figure.")
final class LagBenchmark implements Callable<Integer> {

    private static final int SENDERS = 8;

    /** Where complaints go in. */
    enum Through {
        http,
        kafka
    }

    @Option(names = "--rate", defaultValue = "300", description = "Complaints a second (default ${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--seconds", defaultValue = "60", description = "Measured seconds (default ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "60", description = "Seconds of warm-up (default ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--through",
            defaultValue = "http",
            description = "${COMPLETION-CANDIDATES}: posted, or written to the topic (default ${DEFAULT-VALUE}).")
    private Through through = Through.http;

    @Option(names = "--stream", description = "Follow the stream of server-sent events instead of asking.")
    private boolean stream;

    private final Queue<Long> acceptedAt = new ConcurrentLinkedQueue<>();
    private long queries;
    private long queryNanos;

    @Override
    public Integer call() throws Exception {
        Stack stack = Stack.running();
        run(stack, "warm-up-" + UUID.randomUUID(), warmUp);
        Latencies lag = run(stack, "lag-" + UUID.randomUUID(), seconds);
        if (!stream) {
            IntakeBenchmark.print(
                    "reference  one KPI query by the poller, mean       %10.1f ms%n",
                    queryNanos / 1e6 / Math.max(1, queries));
        }
        IntakeBenchmark.print(
                "measured   accepted to %s at %d/s through %s: %s%n",
                stream ? "streamed" : "visible", rate, through, lag);
        return 0;
    }

    private Latencies run(Stack stack, String source, int forSeconds) throws Exception {
        acceptedAt.clear();
        queries = 0;
        queryNanos = 0;
        int total = rate * forSeconds;
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(SENDERS)) {
            Future<?> sending = through == Through.http
                    ? post(stack, source, start, total, threads)
                    : threads.submit(() -> write(stack, source, start, total));
            Latencies lags = stream ? follow(stack, source, total) : poll(stack, source, total, sending);
            sending.get();
            return lags;
        }
    }

    private Latencies poll(Stack stack, String source, int total, Future<?> sending) throws Exception {
        long[] lags = new long[total];
        int visible = 0;
        try (LiveFigures live = new LiveFigures(stack)) {
            while (visible < total) {
                if (sending.isDone()) {
                    sending.get();
                }
                long asked = System.nanoTime();
                int count = live.intake(source);
                long seen = System.nanoTime();
                queries++;
                queryNanos += seen - asked;
                visible = saw(count, seen, visible, lags);
                LockSupport.parkNanos(5_000_000);
            }
        }
        return new Latencies(lags);
    }

    private Latencies follow(Stack stack, String source, int total) throws Exception {
        long[] lags = new long[total];
        int visible = 0;
        try (StreamedFigures streamed = new StreamedFigures(stack, source)) {
            while (visible < total) {
                visible = saw(streamed.intake(), System.nanoTime(), visible, lags);
            }
        }
        return new Latencies(lags);
    }

    /** Notes what became visible; gives how much is visible now. */
    private int saw(int count, long seen, int before, long[] lags) {
        int visible = before;
        while (visible < count) {
            Long accepted = acceptedAt.poll();
            lags[visible++] = accepted == null ? 0 : Math.max(0, seen - accepted);
        }
        return visible;
    }

    private Future<?> post(Stack stack, String source, long start, int total, ExecutorService threads) {
        Future<?> last = null;
        for (int sender = 0; sender < SENDERS; sender++) {
            int first = sender;
            last = threads.submit(() -> {
                try (HttpConnection http = new HttpConnection(stack.url("complaints"), stack.apiKey())) {
                    for (int i = first; i < total; i += SENDERS) {
                        await(start, i);
                        HttpConnection.Answer answer =
                                http.post("/api/v1/complaints", "application/json", complaint(source));
                        if (answer.status() / 100 != 2) {
                            throw new IllegalStateException(
                                    "refused: " + new String(answer.body(), StandardCharsets.UTF_8));
                        }
                        acceptedAt.add(System.nanoTime());
                    }
                }
                return null;
            });
        }
        return Objects.requireNonNull(last);
    }

    private @Nullable Void write(Stack stack, String source, long start, int total) {
        SyntheticLives lives = new SyntheticLives(start);
        try (KafkaProducer<String, byte[]> producer = new ComplaintsTopic(stack).producer(5)) {
            for (int i = 0; i < total; i++) {
                await(start, i);
                Future<?> ignored = producer.send(
                        ComplaintsTopic.record(lives.receipt(source, Instant.now())), (written, failed) -> {
                            if (failed != null) {
                                throw new IllegalStateException("refused", failed);
                            }
                            acceptedAt.add(System.nanoTime());
                        });
            }
        }
        return null;
    }

    /** Waits for the turn of a complaint. */
    private void await(long start, int number) {
        LockSupport.parkNanos(start + number * 1_000_000_000L / rate - System.nanoTime());
    }

    private static byte[] complaint(String source) {
        return ("{\"externalId\":\"" + UUID.randomUUID() + "\",\"source\":\"" + source
                        + "\",\"channel\":\"web\",\"category\":\"billing\",\"priority\":\"normal\"}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
