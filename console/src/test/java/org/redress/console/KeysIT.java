package org.redress.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.redress.console.Browser.Answer;
import org.redress.contract.ContractJson;
import org.redress.contract.Topic;
import org.redress.contract.identity.ApiKeyChanged;
import org.redress.contract.identity.UserChanged;
import org.redress.kit.caller.ApiKeys;
import org.redress.testing.RedressKafka;
import org.redress.testing.RedressPostgres;
import org.redress.testing.TestKeys;

/** S4, A19, A38: keys are shown once, kept as hashes, and their changes reach Kafka. */
@QuarkusTest
@WithTestResource(RedressPostgres.class)
@WithTestResource(RedressKafka.class)
@WithTestResource(TestKeys.class)
@WithTestResource(ConsoleEnvironment.class)
class KeysIT {

    @Inject
    AgroalDataSource dataSource;

    @Test
    void S4_a_key_is_shown_once_and_its_making_and_end_reach_the_services() throws SQLException {
        Browser admin = Browser.admin();
        String name = "shop " + UUID.randomUUID();
        Answer made = admin.send(
                "POST",
                "/api/keys",
                "{\"name\":\"" + name + "\",\"scopes\":[\"events:write\"],\"sources\":[\"shop\"]}");

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String secret = made.json().path("secret").asText();
        ApiKeys.ApiKey key = ApiKeys.parse(secret).orElseThrow();
        assertThat(admin.get("/api/keys").body()).contains(name).doesNotContain(secret, key.secret());
        assertThat(dump()).contains(key.secretHash()).doesNotContain(key.secret());

        assertThat(admin.send("DELETE", "/api/keys/" + key.keyId(), "").status())
                .isEqualTo(204);
        assertThat(admin.send("DELETE", "/api/keys/" + key.keyId(), "").status())
                .isEqualTo(204);
        assertThat(admin.send("DELETE", "/api/keys/nokey", "").status()).isEqualTo(404);

        List<ApiKeyChanged> changes = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    assertThat(new String(record.value(), StandardCharsets.UTF_8))
                            .doesNotContain(key.secret());
                    if (record.key().equals(key.keyId())) {
                        changes.add(ContractJson.read(record.value(), ApiKeyChanged.class));
                    }
                }
                return changes.size() == 2;
            });
        }
        assertThat(changes).extracting(ApiKeyChanged::version).containsExactly(1, 2);
        assertThat(changes.getFirst().secretHash()).isEqualTo(key.secretHash());
        assertThat(changes.getFirst().sources()).containsExactly("shop");
        assertThat(changes.getFirst().revokedAt()).isNull();
        assertThat(changes.getLast().revokedAt()).isNotNull();
    }

    @Test
    void users_reach_the_services_without_names() {
        Browser admin = Browser.admin();
        String name = "private-" + UUID.randomUUID();
        Answer made = admin.send(
                "POST",
                "/api/users",
                "{\"username\":\"" + name
                        + "\",\"displayName\":\"Secret Name\",\"roles\":[\"agent\"],\"team\":\"blue\"}");
        String id = made.json().path("id").asText();
        admin.send("PATCH", "/api/users/" + id, "{\"active\":false}");

        List<UserChanged> changes = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    assertThat(new String(record.value(), StandardCharsets.UTF_8))
                            .doesNotContain(name, "Secret Name");
                    if (record.key().equals(id)) {
                        changes.add(ContractJson.read(record.value(), UserChanged.class));
                    }
                }
                return changes.size() == 2;
            });
        }
        assertThat(changes.getFirst().team()).isEqualTo("blue");
        assertThat(changes.getLast().active()).isFalse();
    }

    @Test
    void bad_keys_are_refused() {
        Browser admin = Browser.admin();
        for (String body : List.of(
                "{\"name\":\"x\",\"scopes\":[]}",
                "{\"name\":\"x\",\"scopes\":[\"everything\"]}",
                "{\"name\":\"\",\"scopes\":[\"kpi:read\"]}",
                "{\"name\":\"x\",\"scopes\":[\"kpi:read\"],\"expiresAt\":\"2020-01-01T00:00:00Z\"}",
                "{\"name\":\"x\",\"scopes\":[\"kpi:read\"],\"secret\":\"mine\"}")) {
            assertThat(admin.send("POST", "/api/keys", body).status()).as(body).isEqualTo(400);
        }
    }

    @Test
    void the_last_administrator_stays() {
        Browser admin = Browser.admin();
        String id = admin.get("/api/session").json().path("user").path("id").asText();
        boolean alone = admin.get("/api/users")
                        .json()
                        .path("items")
                        .valueStream()
                        .filter(user -> user.path("roles").toString().contains("admin"))
                        .filter(user -> user.path("active").asBoolean())
                        .count()
                == 1;
        if (alone) {
            assertThat(admin.send("PATCH", "/api/users/" + id, "{\"active\":false}")
                            .status())
                    .isEqualTo(409);
        }
        assertThat(admin.get("/api/session").status()).isEqualTo(200);
    }

    private static KafkaConsumer<String, byte[]> consumer() {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        RedressKafka.bootstrapServers(),
                        "group.id",
                        "keys-it-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topic.IDENTITY.wireName()));
        return consumer;
    }

    private String dump() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select (select string_agg(k::text, '') from client_key k) || (select string_agg(e::text, '') from event_history e)");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
