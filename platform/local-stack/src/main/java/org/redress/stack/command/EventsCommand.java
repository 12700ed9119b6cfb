package org.redress.stack.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The tail of a topic, readable. */
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description =
                "Prints the events of a topic as they come: time, case, what happened, main facts. Ctrl-C ends it.")
final class EventsCommand implements Callable<Integer> {

    private static final Duration SILENCE = Duration.ofSeconds(2);

    private final Workplace workplace;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            defaultValue = "complaints",
            paramLabel = "TOPIC",
            description = "complaints, feedback, alerts, identity, or a topic's full name (${DEFAULT-VALUE}).")
    private String topic = "complaints";

    @Option(names = "--from-beginning", description = "From the first event on, not only new ones.")
    private boolean fromBeginning;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "End after N events, or when the topic's end is reached.")
    private @Nullable Integer limit;

    @Option(names = "--case", paramLabel = "CASE", description = "Only events of this case: number or id.")
    private @Nullable String only;

    @Option(names = "--json", description = "The event's JSON as it is on the topic.")
    private boolean json;

    EventsCommand(Workplace workplace) {
        this.workplace = workplace;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws Exception {
        if (workplace.running().isEmpty()) {
            throw new CannotException("Redress does not run: ./redress start first.");
        }
        PrintWriter out = spec.commandLine().getOut();
        String name = topic.contains(".") ? topic : "redress." + topic + ".v1";
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(settings())) {
            consumer.assign(partitions(consumer, name));
            if (fromBeginning) {
                consumer.seekToBeginning(consumer.assignment());
            } else {
                consumer.seekToEnd(consumer.assignment());
            }
            follow(consumer, out);
        }
        return 0;
    }

    private void follow(KafkaConsumer<String, byte[]> consumer, PrintWriter out) {
        int printed = 0;
        long lastSeen = System.nanoTime();
        while (limit == null || printed < limit) {
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            consumer.poll(Duration.ofMillis(500)).forEach(records::add);
            if (!records.isEmpty()) {
                lastSeen = System.nanoTime();
            } else if (limit != null && fromBeginning && System.nanoTime() - lastSeen > SILENCE.toNanos()) {
                return;
            }
            // Partitions come one after another; people read by time.
            records.sort(java.util.Comparator.comparingLong(ConsumerRecord::timestamp));
            for (ConsumerRecord<String, byte[]> each : records) {
                String line = EventLine.of(each, json);
                if (only == null || line.contains(only) || only.equals(each.key())) {
                    out.println(line);
                    printed++;
                }
                if (limit != null && printed >= limit) {
                    break;
                }
            }
            out.flush();
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, String topic) {
        List<PartitionInfo> found = consumer.listTopics(Duration.ofSeconds(10)).getOrDefault(topic, List.of());
        if (found.isEmpty()) {
            throw new CannotException("There is no topic " + topic + ".");
        }
        return found.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                "127.0.0.1:" + workplace.ports().kafka(),
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class.getName(),
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class.getName(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                "false"));
        return settings;
    }
}
