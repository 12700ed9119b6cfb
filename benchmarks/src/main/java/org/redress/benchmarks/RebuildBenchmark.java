package org.redress.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.redress.benchmarks.streams.StreamsReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Rebuild of the KPIs from the topics, in events a second, beside three references in the same run: a bare consumer of the same records, a
 * consumer that commits a transaction for each event, and a Kafka Streams topology that keeps the same facts and cells exactly once. The
 * events are written to the complaints topic first, unless it holds enough of them.
 */
@Command(name = "rebuild", mixinStandardHelpOptions = true, description = "KPI rebuild of a million events.")
final class RebuildBenchmark implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = "--events",
            defaultValue = "1000000",
            description = "Events on the topic (default ${DEFAULT-VALUE}).")
    private long events;

    @Option(
            names = "--single",
            defaultValue = "20000",
            description = "Events for the consumer with a transaction each (default ${DEFAULT-VALUE}).")
    private int single;

    @Option(
            names = "--streams",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Run the Kafka Streams topology too (default ${DEFAULT-VALUE}); --no-streams leaves it out.")
    private boolean streams;

    @Override
    public Integer call() throws Exception {
        Stack stack = Stack.running();
        ComplaintsTopic topic = new ComplaintsTopic(stack);
        topic.fill(events);
        long total = topic.size();
        try (LiveFigures live = new LiveFigures(stack)) {
            live.awaitCounted(total);
        }
        bare(topic, total);
        double bare = bare(topic, total);
        double perEvent = TransactionReference.run(stack, topic, single);
        IntakeBenchmark.print("reference  bare consumer                        %,12.0f events/s%n", bare);
        IntakeBenchmark.print("reference  a transaction for each event         %,12.0f events/s%n", perEvent);
        double topology = streams ? topology(stack, total) : Double.NaN;
        CpuMeter cpu = meter(stack, List.of("kpi-service", "postgresql", "kafka"));
        Map<String, Long> before = cpu.micros();
        long start = System.nanoTime();
        JsonNode result = rebuild(stack);
        double rate = total / ((System.nanoTime() - start) / 1e9);
        IntakeBenchmark.print(
                "measured   rebuild of %,d events            %,12.0f events/s   of bare %.2f   of a transaction each %.1f   of Kafka Streams %.2f%n",
                total, rate, rate / bare, rate / perEvent, rate / topology);
        print(cpu, before, total);
        IntakeBenchmark.print("           %s%n", result);
        return 0;
    }

    private static double topology(Stack stack, long total) throws Exception {
        CpuMeter cpu = meter(stack, List.of("kafka"));
        Map<String, Long> before = cpu.micros();
        long own = CpuMeter.ownMicros();
        StreamsReference.Outcome outcome = StreamsReference.run(stack.kafka(), ComplaintsTopic.NAME, total);
        IntakeBenchmark.print(
                "reference  Kafka Streams, same facts and cells  %,12.0f events/s   %,d lives, %,d cells%n",
                outcome.rate(), outcome.lives(), outcome.cells());
        IntakeBenchmark.print(
                "           CPU per event, %-18s %6.1f µs%n",
                "topology", (CpuMeter.ownMicros() - own) / (double) total);
        print(cpu, before, total);
        return outcome.rate();
    }

    private static CpuMeter meter(Stack stack, List<String> names) {
        Map<String, Long> watched = stack.processes();
        watched.keySet().retainAll(names);
        return new CpuMeter(watched);
    }

    private static void print(CpuMeter cpu, Map<String, Long> before, long events) throws Exception {
        cpu.micros()
                .forEach((process, micros) -> IntakeBenchmark.print(
                        "           CPU per event, %-18s %6.1f µs%n",
                        process, (micros - before.getOrDefault(process, 0L)) / (double) events));
    }

    private static JsonNode rebuild(Stack stack) throws Exception {
        try (Administrator administrator = stack.administrator();
                HttpConnection http = new HttpConnection(stack.url("kpis"), administrator.apiKey())) {
            begin(http);
            while (true) {
                JsonNode status = JSON.readTree(http.get("/api/v1/rebuild").body());
                if (!"running".equals(status.path("state").asText())) {
                    return status;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    /** The key's event may still be on its way to the service. */
    private static void begin(HttpConnection http) throws Exception {
        for (int attempt = 1; ; attempt++) {
            HttpConnection.Answer started =
                    http.post("/api/v1/rebuild", "application/json", "{}".getBytes(StandardCharsets.UTF_8));
            if (started.status() / 100 == 2) {
                return;
            }
            if (started.status() != 401 || attempt == 50) {
                throw new IllegalStateException(
                        "rebuild refused: " + new String(started.body(), StandardCharsets.UTF_8));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static double bare(ComplaintsTopic topic, long total) {
        try (KafkaConsumer<String, byte[]> consumer = topic.consumerFromTheBeginning()) {
            long start = System.nanoTime();
            long bytes = 0;
            for (long seen = 0; seen < total; ) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(5))) {
                    bytes += record.value().length;
                    seen++;
                }
            }
            return bytes == 0 ? 0 : total / ((System.nanoTime() - start) / 1e9);
        }
    }
}
