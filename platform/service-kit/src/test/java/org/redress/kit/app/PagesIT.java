package org.redress.kit.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redress.kit.app.Client.Answer;
import org.redress.testing.RedressPostgres;

/** P2, P4, A25, A27: pages and conditional requests. */
@QuarkusTest
@WithTestResource(RedressPostgres.class)
@WithTestResource(KitKeys.class)
class PagesIT {

    private static final String THINGS = "/api/v1/things";

    @Test
    void P4_following_the_cursor_gives_every_row_once() {
        String agent = Signers.bearer("agent");
        for (int i = 0; i < 7; i++) {
            created(agent);
        }
        Set<Long> seen = new HashSet<>();
        int items = 0;
        String cursor = "";
        do {
            Answer page = Client.get(
                    THINGS + "?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor), "Authorization", agent);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            for (JsonNode item : page.json().path("items")) {
                seen.add(item.path("id").asLong());
                items++;
            }
            cursor = page.json().path("next").asText("");
            assertThat(page.header("Link").contains("rel=\"next\"")).isEqualTo(!cursor.isEmpty());
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(items).hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    void A25_forged_and_foreign_cursors_are_refused() {
        String agent = Signers.bearer("agent");
        created(agent);
        created(agent);
        String cursor = Client.get(THINGS + "?limit=1", "Authorization", agent)
                .json()
                .path("next")
                .asText();
        char first = cursor.charAt(0);
        String forged = (first == 'A' ? 'B' : 'A') + cursor.substring(1);
        String colleague =
                "Bearer " + Signers.console(Clock.systemUTC()).user(UUID.randomUUID(), "Bob", Set.of("agent"), null);

        assertThat(status(cursor, agent)).isEqualTo(200);
        assertThat(status(forged, agent)).isEqualTo(400);
        assertThat(status(cursor, colleague)).isEqualTo(400);
        assertThat(status(cursor + "&q=other", agent)).isEqualTo(400);
        assertThat(status("%00", agent)).isEqualTo(400);
    }

    @Test
    void P2_A27_a_change_names_the_version_it_is_made_for() {
        String agent = Signers.bearer("agent");
        String thing = created(agent);

        assertThat(rename(thing, agent).status()).isEqualTo(428);
        assertThat(rename(thing, agent, "If-Match", "1").status()).isEqualTo(400);
        assertThat(rename(thing, agent, "If-Match", "W/\"1\"").status()).isEqualTo(412);
        assertThat(rename(thing, agent, "If-Match", "\"1\"").status()).isEqualTo(204);
        Answer stale = rename(thing, agent, "If-Match", "\"1\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.header("ETag")).isEqualTo("\"2\"");
        assertThat(stale.json().path("currentETag").asText()).isEqualTo("\"2\"");
        assertThat(rename(thing, agent, "If-Match", "*").status()).isEqualTo(204);
        assertThat(rename(thing, agent, "If-Match", "\"1\", \"3\"").status()).isEqualTo(204);
    }

    @Test
    void P2_unchanged_is_304_without_body() {
        String agent = Signers.bearer("agent");
        String thing = created(agent);
        Answer answer = Client.get(thing, "Authorization", agent, "If-None-Match", "\"1\"");

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(Client.get(thing, "Authorization", agent, "If-None-Match", "\"2\"")
                        .status())
                .isEqualTo(200);
    }

    private static int status(String cursor, String authorization) {
        return Client.get(THINGS + "?limit=1&cursor=" + cursor, "Authorization", authorization)
                .status();
    }

    private static String created(String authorization) {
        Answer answer = Client.send(
                "POST",
                THINGS,
                "{\"name\":\"page\"}",
                "Authorization",
                authorization,
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(answer.status()).isEqualTo(201);
        return answer.header("Location");
    }

    private static Answer rename(String thing, String authorization, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = authorization;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return Client.send("PUT", thing, "{\"name\":\"renamed\"}", all);
    }
}
