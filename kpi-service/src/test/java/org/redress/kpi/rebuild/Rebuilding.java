package org.redress.kpi.rebuild;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.redress.kpi.LiveCells;
import org.redress.testing.TestKeys;

/** Rebuilds by HTTP, as an administrator runs them. */
public final class Rebuilding {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Rebuilding() {}

    /** Waits until the live cells of a source are these. */
    public static void awaitCells(LiveCells cells, String source, Map<String, List<Long>> expected) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(cells.of(source)).isEqualTo(expected));
    }

    /** Starts one, once no other runs. */
    public static void start() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Response answer = given().header("Authorization", "Bearer " + TestKeys.admin())
                    .post("/api/v1/rebuild");
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        });
    }

    /** Its report at the end. */
    public static JsonNode awaitDone() throws Exception {
        return await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> JSON.readTree(given().header("Authorization", "Bearer " + TestKeys.admin())
                                .get("/api/v1/rebuild")
                                .asByteArray()),
                        report -> {
                            assertThat(report.path("state").asText()).isNotEqualTo("failed");
                            return report.path("state").asText().equals("done");
                        });
    }
}
