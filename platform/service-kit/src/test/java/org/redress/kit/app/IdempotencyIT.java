package org.redress.kit.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.kit.app.Client.Answer;
import org.redress.testing.RedressPostgres;

/** P3 and A20: one key, one effect, one answer. */
@QuarkusTest
@WithTestResource(RedressPostgres.class)
@WithTestResource(KitKeys.class)
class IdempotencyIT {

    @Inject
    AgroalDataSource dataSource;

    @Test
    void P3_1000_parallel_posts_of_one_key_have_one_effect() throws Exception {
        String name = "parallel-" + UUID.randomUUID();
        String agent = Signers.bearer("agent");
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(50)) {
            for (int i = 0; i < 1000; i++) {
                answers.add(clients.submit(() -> post(agent, name, "{\"name\":\"" + name + "\"}")));
            }
        }

        String first = null;
        for (Future<Answer> future : answers) {
            Answer answer = future.get();
            assertThat(answer.status()).as(answer.body()).isIn(201, 409);
            if (answer.status() == 201) {
                first = first == null ? answer.body() : first;
                assertThat(answer.body()).isEqualTo(first);
            }
        }
        assertThat(first).isNotNull();
        assertThat(count(name)).isEqualTo(1);
    }

    @Test
    void P3_a_replay_is_equal_byte_for_byte_and_says_so() {
        String key = "\"" + UUID.randomUUID() + "\"";
        String agent = Signers.bearer("agent");
        Answer first = post(agent, key, "{\"name\":\"replayed\"}");
        Answer second = post(agent, key, "{\"name\":\"replayed\"}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location"))
                .isEqualTo(first.header("Location"))
                .isNotEmpty();
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void P3_the_order_of_names_does_not_matter_but_the_content_does() {
        String key = UUID.randomUUID().toString();
        String agent = Signers.bearer("agent");
        Answer first = post(agent, key, "{\"name\":\"same\", \"colour\":\"RED\"}");
        Answer reordered = post(agent, key, "{\"colour\":\"RED\",\"name\":\"same\"}");
        Answer other = post(agent, key, "{\"colour\":\"RED\",\"name\":\"other\"}");

        assertThat(reordered.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().path("type").asText()).endsWith("idempotency-key-reused");
    }

    @Test
    void A20_keys_of_different_callers_never_meet() {
        String key = UUID.randomUUID().toString();
        Answer one = post(Signers.bearer("agent"), key, "{\"name\":\"isolated\"}");
        String colleague = "Bearer "
                + Signers.console(java.time.Clock.systemUTC())
                        .user(UUID.randomUUID(), "Bob", java.util.Set.of("agent"), null);
        Answer two = post(colleague, key, "{\"name\":\"of somebody else\"}");

        assertThat(two.status()).isEqualTo(201);
        assertThat(two.body()).isNotEqualTo(one.body());
    }

    @Test
    void P3_a_validation_error_does_not_use_the_key_up() {
        String key = UUID.randomUUID().toString();
        String agent = Signers.bearer("agent");

        assertThat(post(agent, key, "{\"name\":\"\"}").status()).isEqualTo(400);
        assertThat(post(agent, key, "{\"name\":\"mended\"}").status()).isEqualTo(201);
    }

    @Test
    void P3_while_the_first_one_runs_the_second_waits_then_gets_409() throws Exception {
        String key = UUID.randomUUID().toString();
        try (Connection first = dataSource.getConnection()) {
            first.setAutoCommit(false);
            try (PreparedStatement insert = first.prepareStatement(
                    "insert into idempotency_key (caller, route, key, fingerprint) values (?, 'POST /api/v1/things', encode(sha256(convert_to(?, 'UTF8')), 'hex'), '')")) {
                insert.setString(1, "USER:" + new UUID(7, 7));
                insert.setString(2, key);
                insert.executeUpdate();
            }
            Answer answer = post(Signers.bearer("agent"), key, "{\"name\":\"second\"}");
            first.rollback();
            first.setAutoCommit(true);

            assertThat(answer.status()).as(answer.body()).isEqualTo(409);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        }
        assertThat(post(Signers.bearer("agent"), key, "{\"name\":\"second\"}").status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "with space"})
    void A20_malformed_keys_are_refused(String key) {
        assertThat(post(Signers.bearer("agent"), key, "{\"name\":\"a\"}").status())
                .isEqualTo(400);
    }

    @Test
    void A20_long_keys_and_sql_in_keys() {
        assertThat(post(Signers.bearer("agent"), "k".repeat(256), "{\"name\":\"a\"}")
                        .status())
                .isEqualTo(400);
        assertThat(post(Signers.bearer("agent"), "k".repeat(255), "{\"name\":\"a\"}")
                        .status())
                .isEqualTo(201);
        assertThat(post(Signers.bearer("agent"), "');drop/**/table/**/thing;--", "{\"name\":\"a\"}")
                        .status())
                .isEqualTo(201);
    }

    private static Answer post(String authorization, String key, String body) {
        return Client.send("POST", "/api/v1/things", body, "Authorization", authorization, "Idempotency-Key", key);
    }

    private int count(String name) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select count(*) from thing where name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
