package org.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.redress.testing.DatabaseSearch;
import org.redress.testing.TopicProbe;

/** Invariant 7, the canary: a mark in every field of a whole life; erased, it is nowhere, and every figure is what it was. */
@ExtendWith(RunningStack.class)
@Execution(ExecutionMode.CONCURRENT)
class ErasedPersonIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String mark = "canary" + UUID.randomUUID().toString().substring(0, 8);
    private final String source = "erase-" + UUID.randomUUID().toString().substring(0, 8);
    private final String email = mark + "@example.org";

    @Test
    void i7_who_was_erased_is_nowhere_and_no_figure_changed(RunningStack.Stack stack) throws Exception {
        String id = live(stack);
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode metrics = figures(stack).at("/series/0/metrics");
            assertThat(metrics.at("/intake/count").asInt()).isOne();
            assertThat(metrics.at("/acknowledgementTime/n").asInt()).isOne();
            assertThat(metrics.at("/resolutionTime/n").asInt()).isOne();
            assertThat(metrics.at("/nps/n").asInt()).isOne();
        });
        String figures = answers(stack);
        assertThat(tables(stack))
                .anyMatch(hit -> hit.startsWith("complaint"))
                .anyMatch(hit -> hit.startsWith("feedback"));

        try (StackAdministrator admin = new StackAdministrator(stack)) {
            String person = "{\"email\":\"%s\"}".formatted(email.toUpperCase(Locale.ROOT));
            JsonNode preview = admin.send("complaints", "POST", "/api/v1/persons/erasures/preview", person);
            assertThat(preview.path("cases").asInt()).isOne();
            JsonNode erasure = admin.send("complaints", "POST", "/api/v1/persons/erasures", person);
            assertThat(erasure.path("state").asText()).isEqualTo("done");
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tables(stack)).isEmpty());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(stack, id)).contains("person-erased"));
        assertThat(records(stack)).isEmpty();
        assertThat(logs(stack)).isEmpty();
        assertThat(answers(stack)).isEqualTo(figures).doesNotContain(mark);
        assertThat(stack.get("complaints", "/api/v1/complaints/" + id).has("erasedAt"))
                .isTrue();
        assertThat(stack.get("feedback", "/api/v1/feedback?complaintId=" + id).toString())
                .contains("\"score\":3")
                .doesNotContain(mark);
    }

    /** A complaint with everything that can tell of a person, up to the answer of a survey. */
    private String live(RunningStack.Stack stack) throws Exception {
        HttpResponse<String> received =
                stack.post("complaints", "/api/v1/complaints", "application/json", """
                {"externalId":"%1$s-id","source":"%2$s","receivedAt":"%4$s","subject":"%1$s-subject","text":"%1$s-text",
                "category":"delivery","fields":{"contract":"%1$s-contract"},"customer":{"name":"%1$s-name","email":"%3$s",
                "phone":"%1$s-phone","reference":"%1$s-customer"}}""".formatted(
                                mark, source, email, Clock.systemUTC().instant().minus(Duration.ofMinutes(5))));
        assertThat(received.statusCode()).as(received.body()).isEqualTo(201);
        String id = JSON.readTree(received.body()).path("id").asText();
        await().atMost(PATIENCE)
                .until(() -> stack.get("complaints", "/api/v1/complaints/" + id).has("acknowledgedAt"));
        for (String[] told : new String[][] {
            {"customer-replied", "{\"text\":\"%s\"}"},
            {"agent-replied", "{\"text\":\"Dear %s\"}"},
            {"resolution-disputed", "{\"reason\":\"I am %s.\"}"},
            {"resolved", "{\"outcome\":\"upheld\",\"fields\":{\"contract\":\"%s\"}}"}
        }) {
            HttpResponse<String> answer =
                    stack.post("complaints", "/api/v1/events", "application/cloudevents+json", """
                    {"specversion":"1.0","id":"%1$s-%2$s","source":"%3$s","subject":"%1$s-id","type":"org.redress.intake.%2$s.v1","data":%4$s}
                    """.formatted(
                                    mark, told[0], source, told[1].formatted(mark)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
        HttpResponse<String> noted = stack.post(
                "complaints",
                "/api/v1/complaints/" + id + "/note",
                "application/json",
                "{\"text\":\"%s called\"}".formatted(mark),
                "If-Match",
                "\""
                        + stack.get("complaints", "/api/v1/complaints/" + id)
                                .path("version")
                                .asInt() + "\"",
                "Idempotency-Key",
                mark);
        assertThat(noted.statusCode()).as(noted.body()).isEqualTo(200);
        HttpResponse<String> answered =
                stack.post("feedback", "/api/v1/feedback", "application/json", """
                {"externalId":"s-%2$s","source":"%2$s","complaintId":"%3$s","nps":3,"comment":"%1$s was here"}""".formatted(mark, source, id));
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(201);
        return id;
    }

    private JsonNode figures(RunningStack.Stack stack) throws Exception {
        return stack.get("kpis", "/api/v1/kpis?from=2020-01-01&to=2100-01-01&links=false&source=" + source);
    }

    /** All figures, and the rows they are made of, but for the moment of asking and how many events there were. */
    private String answers(RunningStack.Stack stack) throws Exception {
        List<String> answers = new ArrayList<>();
        answers.add(figures(stack).toString().replaceAll("\"asOf\":\"[^\"]*\"|\"freshness\":\\{[^}]*}", ""));
        for (String of : List.of("cases", "clocks", "answers")) {
            answers.add(stack.get("kpis", "/api/v1/kpis/export?format=json&of=" + of + "&source=" + source)
                    .toString()
                    .replaceAll("\"version\":\\d+", ""));
        }
        return String.join("\n", answers);
    }

    /** Which tables of which databases hold the mark. */
    private List<String> tables(RunningStack.Stack stack) throws SQLException {
        List<String> hits = new ArrayList<>();
        for (String database : databases(stack)) {
            try (Connection connection = connect(stack, database)) {
                DatabaseSearch.hits(connection, mark).forEach(hit -> hits.add(database + " " + hit));
            }
        }
        return hits;
    }

    private static List<String> databases(RunningStack.Stack stack) throws SQLException {
        List<String> databases = new ArrayList<>();
        try (Connection connection = connect(stack, "postgres");
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select datname from pg_database where not datistemplate")) {
            while (row.next()) {
                databases.add(row.getString(1));
            }
        }
        return databases;
    }

    private static Connection connect(RunningStack.Stack stack, String database) throws SQLException {
        JsonNode server = stack.credentials().path("postgresql");
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s"
                        .formatted(
                                server.path("host").asText(),
                                server.path("port").asInt(),
                                database),
                server.path("username").asText(),
                server.path("password").asText());
    }

    /** Kafka records, whole, that hold the mark. */
    private List<String> records(RunningStack.Stack stack) {
        try (TopicProbe topics =
                new TopicProbe(stack.credentials().path("kafka").asText())) {
            return Stream.of("complaints", "feedback", "alerts", "identity")
                    .flatMap(topic -> topics.all("redress." + topic + ".v1").stream())
                    .map(TopicProbe.Seen::toString)
                    .filter(record -> record.contains(mark))
                    .toList();
        }
    }

    private static String told(RunningStack.Stack stack, String id) {
        try (TopicProbe topics =
                new TopicProbe(stack.credentials().path("kafka").asText())) {
            return topics.all("redress.complaints.v1").stream()
                    .filter(seen -> seen.key().equals(id))
                    .map(TopicProbe.Seen::type)
                    .toList()
                    .toString();
        }
    }

    /** Log files that hold the mark. */
    private List<Path> logs(RunningStack.Stack stack) throws IOException {
        List<Path> hits = new ArrayList<>();
        try (Stream<Path> files = Files.walk(stack.projectRoot().resolve("e2e/target/stack/log"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(mark)) {
                    hits.add(file);
                }
            }
        }
        return hits;
    }
}
