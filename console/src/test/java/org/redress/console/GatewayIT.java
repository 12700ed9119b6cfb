package org.redress.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.redress.console.Browser.Answer;
import org.redress.testing.RedressKafka;
import org.redress.testing.RedressPostgres;
import org.redress.testing.TestKeys;

/** Calls of the browser reach the services with a token that names the person, and the answers come back as they are. */
@QuarkusTest
@WithTestResource(RedressPostgres.class)
@WithTestResource(RedressKafka.class)
@WithTestResource(TestKeys.class)
@WithTestResource(ConsoleEnvironment.class)
class GatewayIT {

    @Test
    void a_call_goes_on_with_path_query_body_and_condition() throws IOException {
        Browser agent = People.withRoles("agent");
        Answer answer = agent.send(
                "POST",
                "/api/complaints/C-1/assign?x=a%20b",
                "{\"team\":\"x\"}",
                "If-Match",
                "\"6\"",
                "Idempotency-Key",
                "k-1");

        assertThat(answer.status()).isEqualTo(200);
        JsonNode asked = answer.json();
        assertThat(asked.path("path").asText()).isEqualTo("/api/v1/complaints/C-1/assign?x=a%20b");
        assertThat(asked.path("body").asText()).isEqualTo("{\"team\":\"x\"}");
        assertThat(asked.path("ifMatch").asText()).isEqualTo("\"6\"");
        assertThat(asked.path("key").asText()).isEqualTo("k-1");
        assertThat(asked.path("cookie").asText()).isEmpty();
        assertThat(answer.header("ETag")).isEqualTo("\"7\"");
        assertThat(answer.header("Location")).isEqualTo("/api/complaints/7");
        assertThat(answer.header("Set-Cookie")).isEmpty();

        String token = asked.path("authorization").asText().substring("Bearer ".length());
        JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        assertThat(claims.path("iss").asText()).isEqualTo("redress-console");
        assertThat(claims.path("groups").toString()).isEqualTo("[\"agent\"]");
        assertThat(claims.path("team").asText()).isEqualTo("service");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(300);
    }

    @Test
    void problems_come_back_as_they_are() {
        Answer answer = People.withRoles("agent").get("/api/complaints/conflict");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void areas_lead_to_their_services_and_nowhere_else() {
        Browser agent = People.withRoles("agent");
        assertThat(agent.get("/api/complaints").json().path("path").asText()).isEqualTo("/api/v1/complaints");
        assertThat(agent.get("/api/sla/policies/retail/versions")
                        .json()
                        .path("path")
                        .asText())
                .isEqualTo("/api/v1/sla/policies/retail/versions");
        assertThat(agent.get("/api/parked/feedback/7").json().path("path").asText())
                .isEqualTo("/api/v1/parked/7");
        assertThat(agent.send("POST", "/api/deliveries/7:retry", "{}")
                        .json()
                        .path("path")
                        .asText())
                .isEqualTo("/api/v1/deliveries/7:retry");
        // Nothing listens for kpi-service here: the answer names who was asked.
        for (String path : new String[] {"/api/objectives/7/history", "/api/surges"}) {
            assertThat(agent.get(path).json().path("service").asText()).isEqualTo("kpi-service");
        }
        for (String path : new String[] {"/api/parked", "/api/parked/unknown", "/api/nothing", "/api/v1/complaints"}) {
            assertThat(agent.get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void a_service_that_does_not_answer_is_a_503_that_names_it() {
        Answer answer = People.withRoles("agent").get("/api/kpis");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("service").asText()).isEqualTo("kpi-service");
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    @Test
    void a_service_that_refuses_our_token_does_not_sign_the_person_out() {
        assertThat(People.withRoles("agent").get("/api/complaints/missing-key").status())
                .isEqualTo(502);
    }
}
