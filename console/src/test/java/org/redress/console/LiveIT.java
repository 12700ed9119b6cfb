package org.redress.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.redress.contract.Topic;
import org.redress.testing.RedressKafka;
import org.redress.testing.RedressPostgres;
import org.redress.testing.TestKeys;

/** L1 to L7, A36: hints reach a signed-in browser, few and soon, and end with the session. */
@QuarkusTest
@WithTestResource(RedressPostgres.class)
@WithTestResource(RedressKafka.class)
@WithTestResource(TestKeys.class)
@WithTestResource(ConsoleEnvironment.class)
class LiveIT {

    /** An open stream, read line by line on a thread of its own. */
    private static final class Reader implements AutoCloseable {

        final List<String> lines = new CopyOnWriteArrayList<>();
        private final InputStream body;
        private final Thread thread;
        volatile boolean ended;

        Reader(HttpResponse<InputStream> response) {
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            body = response.body();
            thread = Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            } catch (IOException | RuntimeException e) {
                lines.add("closed");
            }
            ended = true;
        }

        long count(String text) {
            return lines.stream().filter(line -> line.contains(text)).count();
        }

        String lastId() {
            return lines.stream()
                    .filter(line -> line.startsWith("id: "))
                    .reduce((first, second) -> second)
                    .orElseThrow()
                    .substring(4);
        }

        @Override
        public void close() throws IOException {
            body.close();
            thread.interrupt();
        }
    }

    @Test
    void L2_a_hint_arrives_after_an_event_and_many_events_make_few_hints() throws Exception {
        Browser agent = People.withRoles("agent");
        String complaint = UUID.randomUUID().toString();
        try (Reader reader = ready(agent)) {
            publish(complaint, 1, 200);
            await().atMost(Duration.ofSeconds(5)).until(() -> reader.count("\"version\":200") == 1);
            long hints = reader.count(complaint);
            assertThat(hints).isLessThanOrEqualTo(12);
            assertThat(reader.lines).anyMatch(line -> line.contains("\"type\":\"assigned\""));
            await().atMost(Duration.ofSeconds(5)).until(() -> reader.count("event: kpi") >= 1);
        }
    }

    @Test
    void L3_a_client_that_was_away_gets_what_it_missed_or_a_reset() throws Exception {
        Browser agent = People.withRoles("agent");
        String missed = UUID.randomUUID().toString();
        String lastId;
        try (Reader reader = ready(agent)) {
            publish(UUID.randomUUID().toString(), 1, 1);
            await().atMost(Duration.ofSeconds(5)).until(() -> reader.count("event: complaint") >= 1);
            lastId = reader.lastId();
        }
        try (Reader witness = ready(agent)) {
            publish(missed, 1, 1);
            await().atMost(Duration.ofSeconds(5)).until(() -> witness.count(missed) >= 1);
        }
        try (Reader again = new Reader(agent.stream("Last-Event-ID", lastId))) {
            await().atMost(Duration.ofSeconds(5)).until(() -> again.count(missed) == 1);
            assertThat(again.count("event: reset")).isZero();
        }
        for (String foreign : List.of("other-5", "nonsense", "-1", "99999999999999999999")) {
            try (Reader reader = new Reader(agent.stream("Last-Event-ID", foreign))) {
                await().atMost(Duration.ofSeconds(5)).until(() -> reader.count("event: reset") == 1);
            }
        }
    }

    @Test
    void L7_A36_the_stream_ends_within_5_seconds_of_signing_out_and_of_disabling() throws Exception {
        Browser agent = People.withRoles("agent");
        try (Reader reader = new Reader(agent.stream())) {
            await().until(() -> reader.count("retry:") == 1);
            agent.send("DELETE", "/api/session", "");
            await().atMost(Duration.ofSeconds(5)).until(() -> reader.ended);
        }
        Browser other = People.withRoles("agent");
        String id = other.get("/api/session").json().path("user").path("id").asText();
        try (Reader reader = new Reader(other.stream())) {
            await().until(() -> reader.count("retry:") == 1);
            Browser.admin().send("PATCH", "/api/users/" + id, "{\"active\":false}");
            await().atMost(Duration.ofSeconds(5)).until(() -> reader.ended);
        }
    }

    @Test
    void A36_at_most_6_streams_a_session_and_none_without() throws Exception {
        Browser agent = People.withRoles("agent");
        Reader[] readers = new Reader[6];
        for (int i = 0; i < readers.length; i++) {
            readers[i] = new Reader(agent.stream());
        }
        assertThat(agent.stream().statusCode()).isEqualTo(429);
        for (Reader reader : readers) {
            reader.close();
        }
        assertThat(new Browser().get("/api/stream").status()).isEqualTo(401);
    }

    /** A stream that certainly hears events: Kafka has been found. */
    private static Reader ready(Browser browser) throws IOException, InterruptedException {
        Reader reader = new Reader(browser.stream());
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            String probe = UUID.randomUUID().toString();
            publish(probe, 1, 1);
            await().atMost(Duration.ofSeconds(1))
                    .pollInterval(Duration.ofMillis(50))
                    .ignoreExceptions()
                    .until(() -> true);
            return reader.count("event: complaint") > 0;
        });
        return reader;
    }

    private static void publish(String complaint, int from, int to) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", RedressKafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (int version = from; version <= to; version++) {
                ProducerRecord<String, String> record = new ProducerRecord<>(
                        Topic.COMPLAINTS.wireName(),
                        complaint,
                        "{\"complaintId\":\"%s\",\"version\":%d,\"fact\":{}}".formatted(complaint, version));
                record.headers().add("ce_type", "org.redress.complaint.assigned.v1".getBytes(StandardCharsets.UTF_8));
                var unused = producer.send(record);
            }
        }
    }
}
