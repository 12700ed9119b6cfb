package org.redress.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.console.Browser.Answer;
import org.redress.testing.RedressKafka;
import org.redress.testing.RedressPostgres;
import org.redress.testing.TestKeys;

/** S1, S3, S7, A12, A15, A16: signing in and out. */
@QuarkusTest
@WithTestResource(RedressPostgres.class)
@WithTestResource(RedressKafka.class)
@WithTestResource(TestKeys.class)
@WithTestResource(ConsoleEnvironment.class)
class SessionIT {

    @Inject
    AgroalDataSource dataSource;

    @Test
    void S1_signing_in_opens_a_session_with_a_careful_cookie() {
        Browser browser = new Browser();
        Answer answer = browser.signIn("Admin ", Browser.ADMIN_PASSWORD);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie"))
                .startsWith("redress-session=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(answer.json().path("user").path("username").asText()).isEqualTo("admin");
        assertThat(answer.json().path("user").path("mustChangePassword").asBoolean())
                .isFalse();
        assertThat(browser.get("/api/session").json().path("csrf").asText()).isEqualTo(browser.csrf());
        assertThat(answer.body()).doesNotContain("argon2", "hash");
    }

    @Test
    void A15_signing_out_kills_a_copied_cookie_too() {
        Browser browser = Browser.admin();
        String copied = browser.cookie();
        assertThat(browser.get("/api/users").status()).isEqualTo(200);

        assertThat(browser.send("DELETE", "/api/session", "").status()).isEqualTo(204);

        assertThat(Browser.raw("GET", "/api/users", "", "Cookie", copied, "User-Agent", "test-browser")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void A15_a_new_session_at_each_sign_in_and_the_old_one_ends() {
        Browser browser = Browser.admin();
        String first = browser.cookie();
        browser.signIn("admin", Browser.ADMIN_PASSWORD);

        assertThat(browser.cookie()).isNotEqualTo(first);
        assertThat(Browser.raw("GET", "/api/users", "", "Cookie", first, "User-Agent", "test-browser")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void A15_a_stolen_cookie_does_not_work_with_another_user_agent() {
        Browser browser = Browser.admin();
        assertThat(Browser.raw("GET", "/api/users", "", "Cookie", browser.cookie(), "User-Agent", "thief")
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "last_seen_at = last_seen_at - interval '31 minutes'",
                "created_at = created_at - interval '12 hours'"
            })
    void A15_idle_and_old_sessions_end(String age) throws SQLException {
        Browser browser = newAgent();
        execute("update session set " + age
                + " where account_id = (select id from account order by created_at desc limit 1)");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () -> assertThat(browser.get("/api/directory").status()).isEqualTo(401));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"active\":false}", "{\"roles\":[\"auditor\"]}", "{\"resetPassword\":true}"})
    void A15_disabling_new_roles_and_a_reset_end_sessions_within_5_seconds(String change) {
        Browser agent = newAgent();
        String id = agent.get("/api/session").json().path("user").path("id").asText();
        assertThat(agent.get("/api/directory").status()).isEqualTo(200);

        Answer changed = Browser.admin().send("PATCH", "/api/users/" + id, change);

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () -> assertThat(agent.get("/api/directory").status()).isEqualTo(401));
    }

    @Test
    void A15_a_new_password_ends_all_other_sessions() {
        String name = "agent-" + UUID.randomUUID();
        Browser agent = newAgent(name, "a sufficiently long password");
        Browser elsewhere = new Browser();
        elsewhere.signIn(name, "a sufficiently long password");

        Answer answer = agent.send(
                "PUT",
                "/api/session/password",
                "{\"current\":\"a sufficiently long password\",\"next\":\"quite another password\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        agent.adopt(answer);

        assertThat(agent.get("/api/directory").status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() ->
                        assertThat(elsewhere.get("/api/directory").status()).isEqualTo(401));
        assertThat(new Browser().signIn(name, "a sufficiently long password").status())
                .isEqualTo(401);
    }

    @Test
    void ASVS_6_4_1_a_one_time_password_must_be_changed_before_anything_else() {
        String name = "newcomer-" + UUID.randomUUID();
        Answer created =
                Browser.admin().send("POST", "/api/users", "{\"username\":\"" + name + "\",\"roles\":[\"agent\"]}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        Browser newcomer = new Browser();
        Answer session =
                newcomer.signIn(name, created.json().path("oneTimePassword").asText());

        assertThat(session.json().path("user").path("mustChangePassword").asBoolean())
                .isTrue();
        assertThat(newcomer.get("/api/complaints").status()).isEqualTo(403);
        assertThat(newcomer.get("/api/stream").status()).isEqualTo(401);
        assertThat(newcomer.get("/api/session").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "password", "P@ssw0rd", "qwertz123", "aaaaaaaa"})
    void ASVS_6_2_weak_passwords_are_refused(String next) {
        Browser agent = newAgent();
        Answer answer = agent.send(
                "PUT",
                "/api/session/password",
                "{\"current\":\"a sufficiently long password\",\"next\":\"" + next + "\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("errors").path(0).path("pointer").asText())
                .isEqualTo("/next");
    }

    @Test
    void A16_guessing_is_slowed_down_alike_for_known_and_unknown_users_and_locks_nobody_out() {
        for (String name : new String[] {newAgentName(), "nobody-" + UUID.randomUUID()}) {
            Answer last = new Browser().signIn(name, "wrong");
            String words = last.body().replaceAll("\"traceId\":\"\\w+\"", "");
            for (int i = 0; i < 4; i++) {
                last = new Browser().signIn(name, "wrong");
                assertThat(last.status()).isEqualTo(401);
                assertThat(last.body().replaceAll("\"traceId\":\"\\w+\"", "")).isEqualTo(words);
            }
            Answer slowed = new Browser().signIn(name, "wrong");
            assertThat(slowed.status()).isEqualTo(429);
            assertThat(Integer.parseInt(slowed.header("Retry-After"))).isBetween(1, 60);
        }
        assertThat(Browser.admin().get("/api/session").status()).isEqualTo(200);
    }

    @Test
    void A16_long_passwords_and_hashes_as_passwords() {
        assertThat(new Browser().signIn("admin", "x".repeat(129)).status()).isEqualTo(400);
        assertThat(new Browser()
                        .signIn("admin", "$argon2id$v=19$m=19456,t=2,p=1$AAAA$AAAA")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void A12_changes_asked_for_by_other_sites_are_refused() {
        Browser browser = Browser.admin();
        String user = "{\"username\":\"csrf-" + UUID.randomUUID() + "\",\"roles\":[\"agent\"]}";
        String[] session = {"Cookie", browser.cookie(), "User-Agent", "test-browser"};

        assertThat(forged(user, session, "Content-Type", "application/json")).isEqualTo(403);
        assertThat(forged(user, session, "Content-Type", "application/json", "X-CSRF-Token", "guessed"))
                .isEqualTo(403);
        assertThat(forged(user, session, "Content-Type", "text/plain", "X-CSRF-Token", browser.csrf()))
                .isEqualTo(403);
        assertThat(forged(user, session, "Content-Type", "text/calendar")).isEqualTo(403);
        assertThat(forged(user, session, "Content-Type", "text/calendar", "X-CSRF-Token", browser.csrf()))
                .isEqualTo(415);
        assertThat(forged(
                        user,
                        session,
                        "Content-Type",
                        "application/json",
                        "X-CSRF-Token",
                        browser.csrf(),
                        "Sec-Fetch-Site",
                        "cross-site"))
                .isEqualTo(403);
        assertThat(browser.send("POST", "/api/users", user, "Origin", "https://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(browser.send("POST", "/api/users", user, "Origin", "null").status())
                .isEqualTo(403);
        assertThat(browser.send("POST", "/api/complaints", "{}", "Origin", "https://evil.example")
                        .status())
                .isEqualTo(403);
        Answer own = browser.send(
                "POST", "/api/users", user, "Origin", Browser.uri("").toString(), "Sec-Fetch-Site", "same-origin");
        assertThat(own.status()).as(own.body()).isEqualTo(201);
    }

    @Test
    void A13_no_foreign_origin_may_read() {
        assertThat(Browser.admin()
                        .get("/api/session", "Origin", "https://evil.example")
                        .header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void S9_every_answer_has_a_strict_policy() {
        assertThat(new Browser().get("/api/session").header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    private static int forged(String body, String[] session, String... headers) {
        String[] all = new String[session.length + headers.length];
        System.arraycopy(session, 0, all, 0, session.length);
        System.arraycopy(headers, 0, all, session.length, headers.length);
        return Browser.raw("POST", "/api/users", body, all).status();
    }

    private static String newAgentName() {
        String name = "agent-" + UUID.randomUUID();
        newAgent(name, "a sufficiently long password");
        return name;
    }

    private static Browser newAgent() {
        return newAgent("agent-" + UUID.randomUUID(), "a sufficiently long password");
    }

    private static Browser newAgent(String name, String password) {
        return People.with(name, password, "agent");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }
}
