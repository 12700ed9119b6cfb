package org.redress.benchmarks;

import static org.redress.benchmarks.IntakeBenchmark.print;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How late breaches are announced whose deadlines fall within one second: cases are posted of which the acknowledgement (24 hours) is due then, and
 * half of the first response (48 hours) is used up, so that each of them is a breach and a warning. Beside it what PostgreSQL alone does with a
 * transaction for each clock. Counts say whether each was announced, and once.
 */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = "From a deadline to its announcement, with many due in one second.")
final class SweepBenchmark implements Callable<Integer> {

    private static final int BATCH = 250;
    private static final Duration ACKNOWLEDGEMENT = Duration.ofDays(1);

    @Option(
            names = "--cases",
            defaultValue = "10000",
            description = "Due within one second (default ${DEFAULT-VALUE}).")
    private int cases;

    @Option(
            names = "--instances",
            defaultValue = "2",
            description = "Instances of complaint-service; all but one are started for it (default ${DEFAULT-VALUE}).")
    private int instances;

    @Option(
            names = "--lead",
            defaultValue = "30",
            description = "Seconds from the first post to the first deadline (default ${DEFAULT-VALUE}).")
    private int lead;

    @Override
    public Integer call() throws Exception {
        Stack stack = Stack.running();
        Latencies reference = new SweepReference(stack).oneATransaction(cases, 2 * instances);
        print("reference  PostgreSQL, one clock a transaction, %d connections: %s%n", 2 * instances, reference);
        List<FurtherInstance> further = new ArrayList<>();
        try {
            long first = stack.processes().getOrDefault("complaint-service", 0L);
            for (int i = 1; i < instances; i++) {
                further.add(FurtherInstance.of(first));
            }
            return measure(stack, reference);
        } finally {
            further.forEach(FurtherInstance::close);
        }
    }

    private int measure(Stack stack, Latencies reference) throws Exception {
        String source = "sweep-" + UUID.randomUUID().toString().substring(0, 8);
        Instant from = Instant.now().plusSeconds(lead);
        post(stack, source, from);
        if (Instant.now().isAfter(from.minusSeconds(1))) {
            print("The cases were not posted in time; give a longer --lead.%n");
            return 1;
        }
        Map<String, Long> watched = stack.processes();
        watched.keySet().retainAll(List.of("complaint-service", "postgresql"));
        CpuMeter cpu = new CpuMeter(watched);
        try (BreachWatch watch = new BreachWatch(stack, source)) {
            Map<String, Long> before = cpu.micros();
            watch.await(cases, from.plusSeconds(60));
            Map<String, Long> after = cpu.micros();
            Latencies seen = watch.seen();
            // Nothing more may come.
            watch.await(cases + 1, Instant.now().plusSeconds(3));
            print("measured   %d instances, deadline to transaction: %s%n", instances, watch.recorded());
            print("measured   %d instances, deadline to a consumer of Kafka: %s%n", instances, seen);
            print(
                    "           announced %d of %d, p99 on Kafka %.2f of the reference's p99%n",
                    watch.seen().count(), cases, seen.millis(0.99) / reference.millis(0.99));
            after.forEach((process, micros) -> print(
                    "           CPU for each case, %-18s %6.0f µs%n",
                    process, (micros - before.getOrDefault(process, 0L)) / (double) cases));
            return watch.seen().count() == cases ? 0 : 1;
        }
    }

    private void post(Stack stack, String source, Instant from) throws IOException {
        try (HttpConnection http = new HttpConnection(stack.url("complaints"), stack.apiKey())) {
            for (int begin = 0; begin < cases; begin += BATCH) {
                StringBuilder json = new StringBuilder(BATCH * 300).append('[');
                for (int i = begin; i < Math.min(cases, begin + BATCH); i++) {
                    Instant received = from.minus(ACKNOWLEDGEMENT).plusNanos(i * (1_000_000_000L / cases));
                    json.append(i == begin ? "" : ",").append("""
                            {"specversion":"1.0","id":"%d","source":"%s","type":"org.redress.intake.received.v1","subject":"%d","time":"%s","data":{"channel":"web"}}
                            """.formatted(i, source, i, received));
                }
                byte[] body = json.append(']').toString().getBytes(StandardCharsets.UTF_8);
                HttpConnection.Answer answer = http.post("/api/v1/events", "application/cloudevents-batch+json", body);
                if (answer.status() != 200) {
                    throw new IOException("The cases were not accepted: " + answer.status());
                }
            }
        }
    }
}
