package org.redress.complaint.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redress.complaint.Api;
import org.redress.complaint.Api.Reply;
import org.redress.complaint.RedressServers;

/** F12 over HTTP; that the events keep their ids and order is the relay's own test. */
@QuarkusTest
@RedressServers
class RepublishIT {

    private static final String PATH = "/api/v1/republish";

    @Inject
    AgroalDataSource dataSource;

    @Test
    void F12_the_history_of_a_topic_is_queued_again_and_published() {
        Api.machine(dataSource).post("/api/v1/complaints", "{\"externalId\":\"%s\"}".formatted(UUID.randomUUID()));
        Api ops = Api.person(dataSource, "ops");

        Reply queued = ops.post(PATH, "{\"topic\":\"redress.complaints.v1\"}");

        assertThat(queued.status()).as(queued.toString()).isEqualTo(202);
        assertThat(queued.json().get("aggregates").asInt()).isPositive();
        await().atMost(Duration.ofSeconds(30)).until(() -> ops.number("select count(*) from outbox") == 0);
    }

    @Test
    void a_topic_that_is_none_is_named() {
        Reply refused = Api.person(dataSource, "ops").post(PATH, "{\"topic\":\"complaints\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/topic");
        assertThat(refused.json().at("/errors/0/message").asText()).contains("redress.complaints.v1");
    }
}
