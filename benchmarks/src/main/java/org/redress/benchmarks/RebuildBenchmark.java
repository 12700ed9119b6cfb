package org.redress.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.redress.contract.Topic;
import org.redress.contract.complaint.ComplaintEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Rebuild of the KPIs from the topics, in events a second, beside a bare consumer of the same records and a consumer that commits a transaction for
 * each event. The events are written to the complaints topic first, unless it holds enough of them.
 */
@Command(name = "rebuild", mixinStandardHelpOptions = true, description = "KPI rebuild of a million events.")
final class RebuildBenchmark implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOPIC = Topic.COMPLAINTS.wireName();

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

    @Override
    public Integer call() throws Exception {
        Stack stack = Stack.running();
        long present = onTopic(stack);
        if (present < events) {
            produce(stack, events - present);
        }
        long total = onTopic(stack);
        awaitLive(stack);
        bare(stack, total);
        double bare = bare(stack, total);
        double perEvent = transactionForEach(stack);
        IntakeBenchmark.print("reference  bare consumer                        %,12.0f events/s%n", bare);
        IntakeBenchmark.print("reference  a transaction for each event         %,12.0f events/s%n", perEvent);
        Map<String, Long> watched = stack.processes();
        watched.keySet().retainAll(List.of("kpi-service", "postgresql"));
        CpuMeter cpu = new CpuMeter(watched);
        Map<String, Long> before = cpu.micros();
        long start = System.nanoTime();
        JsonNode result = rebuild(stack);
        double rate = total / ((System.nanoTime() - start) / 1e9);
        IntakeBenchmark.print(
                "measured   rebuild of %,d events            %,12.0f events/s   of bare %.2f   of a transaction each %.1f%n",
                total, rate, rate / bare, rate / perEvent);
        cpu.micros()
                .forEach((process, micros) -> IntakeBenchmark.print(
                        "           CPU per event, %-18s %6.1f µs%n",
                        process, (micros - before.getOrDefault(process, 0L)) / (double) total));
        IntakeBenchmark.print("           %s%n", result);
        return 0;
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

    /** Waits until the live consumer has counted what lies on the topic, so that it does not compete with the measurement. */
    private static void awaitLive(Stack stack) throws Exception {
        try (HttpConnection http = new HttpConnection(stack.url("kpis"), stack.apiKey())) {
            String last = "";
            for (int same = 0; same < 5; ) {
                TimeUnit.SECONDS.sleep(1);
                JsonNode answer = JSON.readTree(http.get(
                                "/api/v1/kpis?from=2000-01-01&to=2100-01-01&zone=UTC&interval=none&links=false&metrics=intake,resolutionTime")
                        .body());
                String now = answer.path("series").toString();
                same = now.equals(last) ? same + 1 : 0;
                last = now;
            }
        }
    }

    private static long onTopic(Stack stack) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(stack)) {
            return consumer.endOffsets(partitions(consumer)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static double bare(Stack stack, long total) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(stack)) {
            var partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
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

    private double transactionForEach(Stack stack) throws Exception {
        try (KafkaConsumer<String, byte[]> consumer = consumer(stack);
                Connection connection = DriverManager.getConnection(
                        stack.databaseUrl("postgres"), stack.databaseUser(), stack.databasePassword())) {
            try (Statement ddl = connection.createStatement()) {
                ddl.execute("drop table if exists reference_fact, reference_cell");
                ddl.execute("create table reference_fact (id uuid primary key, version int not null, data json)");
                ddl.execute(
                        "create table reference_cell (slot bigint, channel text, category text, count bigint, primary key (slot, channel, category))");
            }
            connection.setAutoCommit(false);
            var partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long start = System.nanoTime();
            int done = 0;
            try (PreparedStatement fact = connection.prepareStatement("""
                            insert into reference_fact values (?, ?, ?::json)
                            on conflict (id) do update set version = excluded.version, data = excluded.data
                            where reference_fact.version < excluded.version""");
                    PreparedStatement cell = connection.prepareStatement("""
                            insert into reference_cell values (?, ?, ?, 1)
                            on conflict (slot, channel, category) do update set count = reference_cell.count + 1""")) {
                while (done < single) {
                    for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(5))) {
                        JsonNode data = JSON.readTree(record.value());
                        fact.setObject(
                                1, UUID.fromString(data.path("complaintId").asText()));
                        fact.setInt(2, data.path("version").asInt());
                        fact.setString(3, data.path("state").toString());
                        fact.executeUpdate();
                        cell.setLong(1, record.timestamp() / 900_000);
                        cell.setString(
                                2, data.path("dimensions").path("channel").asText());
                        cell.setString(
                                3, data.path("dimensions").path("category").asText());
                        cell.executeUpdate();
                        connection.commit();
                        if (++done >= single) {
                            break;
                        }
                    }
                }
            }
            double rate = done / ((System.nanoTime() - start) / 1e9);
            try (Statement ddl = connection.createStatement()) {
                ddl.execute("drop table reference_fact, reference_cell");
            }
            connection.commit();
            return rate;
        }
    }

    private static void produce(Stack stack, long count) throws Exception {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", stack.kafka());
        config.put("acks", "all");
        config.put("linger.ms", 20);
        config.put("batch.size", 256 * 1024);
        SyntheticLives lives = new SyntheticLives(42);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            for (long made = 0; made < count; made += SyntheticLives.EVENTS_PER_CASE) {
                lives.next(event -> sent.add(producer.send(record(event))));
                if (sent.size() > 10_000) {
                    await(sent);
                }
            }
            await(sent);
        }
    }

    private static void await(List<Future<RecordMetadata>> sent) throws Exception {
        for (Future<RecordMetadata> future : sent) {
            future.get();
        }
        sent.clear();
    }

    private static ProducerRecord<String, byte[]> record(ComplaintEvent event) {
        var record = new ProducerRecord<>(TOPIC, event.complaintId().toString(), event.write());
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", new UUID(event.complaintId().getMostSignificantBits(), event.version()).toString());
        header(record, "ce_type", event.type().wireName());
        header(record, "ce_source", "redress/bench");
        header(record, "ce_time", event.occurredAt().toString());
        header(record, "ce_subject", event.complaintId().toString());
        header(record, "content-type", "application/json");
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static KafkaConsumer<String, byte[]> consumer(Stack stack) {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", stack.kafka());
        config.put("max.poll.records", 5000);
        config.put("enable.auto.commit", false);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        return consumer.partitionsFor(TOPIC).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }
}
