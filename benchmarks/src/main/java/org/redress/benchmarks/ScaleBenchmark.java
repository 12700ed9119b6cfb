package org.redress.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How the cost of an event grows with what is there already: at each size, with one instance of kpi-service and with two, further lives are
 * written to the topic at once, and the live consumer counts them. Reference: a bare consumer of the same topic.
 */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        description = "Cost of an event as the number of cases grows.")
final class ScaleBenchmark implements Callable<Integer> {

    @Option(
            names = "--cases",
            split = ",",
            defaultValue = "10000,100000,1000000",
            description = "Cases that are there when it is measured (default ${DEFAULT-VALUE}).")
    private List<Long> cases = List.of();

    @Option(
            names = "--instances",
            split = ",",
            defaultValue = "1,2",
            description = "Instances of kpi-service (default ${DEFAULT-VALUE}).")
    private List<Integer> instances = List.of();

    @Option(
            names = "--further",
            defaultValue = "20000",
            description = "Lives that are counted to measure (default ${DEFAULT-VALUE}).")
    private int further;

    @Override
    public Integer call() throws Exception {
        Stack stack = Stack.running();
        ComplaintsTopic topic = new ComplaintsTopic(stack);
        try (LiveFigures live = new LiveFigures(stack)) {
            for (long size : cases) {
                long events = size * SyntheticLives.EVENTS_PER_CASE;
                topic.fill(events);
                live.awaitCounted(topic.size());
                double bare = bare(topic, Math.min(events, 500_000));
                IntakeBenchmark.print("reference  bare consumer, %,d cases: %,.0f events/s%n", size, bare);
                for (int count : instances) {
                    measure(stack, topic, live, size, count, bare);
                }
            }
        }
        return 0;
    }

    private void measure(Stack stack, ComplaintsTopic topic, LiveFigures live, long size, int count, double bare)
            throws Exception {
        Map<String, Long> watched = new TreeMap<>(stack.processes());
        watched.keySet().retainAll(List.of("kpi-service", "postgresql"));
        List<FurtherInstance> others = new ArrayList<>();
        try {
            for (int i = 1; i < count; i++) {
                FurtherInstance other = FurtherInstance.of(stack.processes().getOrDefault("kpi-service", 0L));
                others.add(other);
                watched.put("kpi-service " + (i + 1), other.pid());
            }
            // Both share the partitions, and both are warm, before it counts.
            count(topic, live);
            CpuMeter cpu = new CpuMeter(watched);
            Map<String, Long> before = cpu.micros();
            double rate = count(topic, live);
            Map<String, Long> after = cpu.micros();
            IntakeBenchmark.print(
                    "measured   %,d cases, %d instances: %,.0f events/s, of bare %.3f%n",
                    size, count, rate, rate / bare);
            double events = (double) further * SyntheticLives.EVENTS_PER_CASE;
            after.forEach((process, micros) -> IntakeBenchmark.print(
                    "           CPU per event, %-18s %6.1f µs%n",
                    process, (micros - before.getOrDefault(process, 0L)) / events));
        } finally {
            others.forEach(FurtherInstance::close);
        }
    }

    /** Events a second from the first one written to the last one counted. */
    private double count(ComplaintsTopic topic, LiveFigures live) throws Exception {
        long present = topic.size();
        long start = System.nanoTime();
        topic.write((long) further * SyntheticLives.EVENTS_PER_CASE, present);
        long now = topic.size();
        live.awaitCounted(now);
        return (now - present) / ((System.nanoTime() - start) / 1e9);
    }

    private static double bare(ComplaintsTopic topic, long events) {
        try (KafkaConsumer<String, byte[]> consumer = topic.consumerFromTheBeginning()) {
            long start = System.nanoTime();
            for (long seen = 0; seen < events; ) {
                seen += consumer.poll(java.time.Duration.ofSeconds(5)).count();
            }
            return events / ((System.nanoTime() - start) / 1e9);
        }
    }
}
