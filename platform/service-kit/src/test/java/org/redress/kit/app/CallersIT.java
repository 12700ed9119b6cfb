package org.redress.kit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.redress.contract.ContractJson;
import org.redress.contract.identity.ApiKeyChanged;
import org.redress.kit.app.Client.Answer;
import org.redress.kit.caller.ApiKeys;
import org.redress.messaging.EventBatchHandler;
import org.redress.messaging.ReceivedEvent;
import org.redress.testing.RedressPostgres;

/** A18 (tokens) and A19 (API keys), against a running service. */
@QuarkusTest
@WithTestResource(RedressPostgres.class)
@WithTestResource(KitKeys.class)
class CallersIT {

    private static final String WHO = "/api/v1/things/who";

    @Inject
    EventBatchHandler identities;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void A19_a_key_works_in_both_headers_and_never_in_the_url() throws SQLException {
        ApiKeys.ApiKey key = registered(1, List.of("events:write"), null, null);

        Answer answer = Client.get(WHO, "Authorization", "Bearer " + key.text());
        assertThat(answer.json().path("kind").asText()).isEqualTo("MACHINE");
        assertThat(answer.json().path("id").asText()).isEqualTo(key.keyId());
        assertThat(answer.json().path("thread").asText())
                .as("checked on the I/O thread")
                .contains("eventloop");
        assertThat(Client.get(WHO, "X-API-Key", key.text()).status()).isEqualTo(200);
        assertThat(Client.get(WHO + "?api_key=" + key.text()).status()).isEqualTo(401);
    }

    @Test
    void A19_wrong_keys_are_refused() throws SQLException {
        ApiKeys.ApiKey key = registered(1, List.of("events:write"), null, null);
        String text = key.text();
        String otherSecret = new ApiKeys.ApiKey(key.keyId(), "A".repeat(43)).text();
        String unknown = ApiKeys.generate(new SecureRandom()).text();
        char last = text.charAt(text.length() - 1);
        String badCrc = text.substring(0, text.length() - 1) + (last == '0' ? '1' : '0');

        for (String wrong : List.of(
                text.substring(0, text.length() - 1),
                text.substring(0, 30),
                badCrc,
                text + "0",
                otherSecret,
                unknown,
                "cmp_live_",
                "x")) {
            assertThat(Client.get(WHO, "X-API-Key", wrong).status()).as(wrong).isEqualTo(401);
            assertThat(Client.get(WHO, "Authorization", "Bearer " + wrong).status())
                    .as(wrong)
                    .isEqualTo(401);
        }
        assertThat(Client.get(WHO, "Authorization", "Basic YTpi").status()).isEqualTo(401);
        assertThat(Client.get(WHO, "Authorization", "Bearer " + text, "X-API-Key", text)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void A19_a_wrong_scope_is_403() throws SQLException {
        ApiKeys.ApiKey key = registered(1, List.of("kpi:read"), null, null);
        assertThat(Client.get(WHO, "X-API-Key", key.text()).status()).isEqualTo(403);
    }

    @Test
    void A19_admin_scope_includes_all() throws SQLException {
        ApiKeys.ApiKey key = registered(1, List.of("admin:*"), null, null);
        assertThat(Client.get(WHO, "X-API-Key", key.text()).status()).isEqualTo(200);
        assertThat(Client.send("POST", "/api/v1/things/1:freeze", "", "X-API-Key", key.text())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void A19_expired_and_revoked_keys_are_refused_and_a_late_older_version_changes_nothing() throws SQLException {
        ApiKeys.ApiKey expired = registered(
                1, List.of("events:write"), Clock.systemUTC().instant().minusSeconds(1), null);
        assertThat(Client.get(WHO, "X-API-Key", expired.text()).status()).isEqualTo(401);

        ApiKeys.ApiKey revoked = registered(1, List.of("events:write"), null, null);
        assertThat(Client.get(WHO, "X-API-Key", revoked.text()).status()).isEqualTo(200);
        register(revoked, 2, List.of("events:write"), null, Clock.systemUTC().instant());
        assertThat(Client.get(WHO, "X-API-Key", revoked.text()).status()).isEqualTo(401);
        register(revoked, 1, List.of("events:write"), null, null);
        assertThat(Client.get(WHO, "X-API-Key", revoked.text()).status()).isEqualTo(401);
    }

    @Test
    void A19_a_revocation_stored_by_another_instance_bites_within_5_seconds() throws SQLException {
        ApiKeys.ApiKey key = registered(1, List.of("events:write"), null, null);
        assertThat(Client.get(WHO, "X-API-Key", key.text()).status()).isEqualTo(200);
        try (Connection connection = dataSource.getConnection();
                var update = connection.prepareStatement(
                        "update api_key set revoked_at = now(), version = version + 1 where key_id = ?")) {
            update.setString(1, key.keyId());
            update.executeUpdate();
        }
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(
                        Client.get(WHO, "X-API-Key", key.text()).status())
                .isEqualTo(401));
    }

    @Test
    void a_token_names_a_person_or_a_service() {
        Answer person = Client.get(WHO, "Authorization", Signers.bearer("agent", "service", "root"));
        assertThat(person.json().path("kind").asText()).isEqualTo("USER");
        assertThat(person.json().path("roles").toString()).isEqualTo("[\"agent\"]");
        Answer service =
                Client.get(WHO, "Authorization", "Bearer " + Signers.service().service("notification-service"));
        assertThat(service.json().path("kind").asText()).isEqualTo("SERVICE");
        assertThat(service.json().path("roles").toString()).isEqualTo("[\"service\"]");
    }

    @Test
    void A18_wrong_tokens_are_refused() {
        Instant now = Clock.systemUTC().instant();
        String good = Signers.console(Clock.systemUTC()).user(new UUID(1, 1), "A", Set.of("agent"), null);
        String expired = Signers.console(Clock.fixed(now.minusSeconds(400), ZoneOffset.UTC))
                .user(new UUID(1, 1), "A", Set.of("agent"), null);
        String[] parts = good.split("\\.", -1);
        String header = "{\"alg\":\"none\"}";
        String none = encode(header) + "." + parts[1] + ".";
        String changed = parts[0] + "."
                + encode(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                        .replace("agent", "admin"))
                + "." + parts[2];
        String serviceKeyAsConsole =
                ForeignTokens.signed("kit.test.service-key", "redress-service-1", "redress-console", now);
        String foreignIssuer = ForeignTokens.signed("kit.test.console-key", "redress-console-1", "somebody", now);
        String withoutExpiry =
                ForeignTokens.signed("kit.test.console-key", "redress-console-1", "redress-console", null);
        String hmacWithPublicKey = ForeignTokens.hmac(Signers.file("REDRESS_TOKEN_PUBLIC_KEYS"), now);

        assertThat(Client.get(WHO, "Authorization", "Bearer " + good).status()).isEqualTo(200);
        for (String wrong : List.of(
                expired,
                none,
                changed,
                serviceKeyAsConsole,
                foreignIssuer,
                withoutExpiry,
                hmacWithPublicKey,
                good + "x")) {
            assertThat(Client.get(WHO, "Authorization", "Bearer " + wrong).status())
                    .as(wrong)
                    .isEqualTo(401);
        }
    }

    @Test
    void wrong_credentials_are_refused_even_on_an_open_route() {
        assertThat(Client.get("/api/v1/things/open", "X-API-Key", "nonsense").status())
                .isEqualTo(401);
    }

    private ApiKeys.ApiKey registered(
            int version, List<String> scopes, @Nullable Instant expiresAt, @Nullable Instant revokedAt)
            throws SQLException {
        ApiKeys.ApiKey key = ApiKeys.generate(new SecureRandom());
        register(key, version, scopes, expiresAt, revokedAt);
        return key;
    }

    private void register(
            ApiKeys.ApiKey key,
            int version,
            List<String> scopes,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt)
            throws SQLException {
        ApiKeyChanged change = new ApiKeyChanged(
                key.keyId(), version, "test client", key.secretHash(), scopes, List.of(), expiresAt, revokedAt);
        List<ReceivedEvent> events = List.of(new ReceivedEvent(
                "redress.identity.v1",
                0,
                0,
                UUID.randomUUID(),
                ApiKeyChanged.TYPE,
                "redress/console",
                Clock.systemUTC().instant(),
                key.keyId(),
                null,
                ContractJson.write(change)));
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            identities.apply(events, connection);
            connection.commit();
            connection.setAutoCommit(true);
        }
        identities.committed(events);
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
