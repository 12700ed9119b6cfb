package org.redress.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** P12: the lines of the README, copied and pasted, change the figures. */
@ExtendWith(RunningStack.class)
class ReadmeIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void the_five_curl_lines_work_as_written_and_change_the_figures_once(RunningStack.Stack stack) throws Exception {
        List<String> lines = Files.readAllLines(stack.projectRoot().resolve("README.md"));
        String prepare = lines.stream()
                .filter(line -> line.startsWith("eval "))
                .findFirst()
                .orElseThrow()
                .replaceFirst("#.*", "");
        List<String> curls =
                lines.stream().filter(line -> line.startsWith("curl ")).toList();
        assertThat(curls).hasSize(5);

        for (int times = 0; times < 2; times++) {
            for (String curl : curls.subList(0, 4)) {
                Command posted = stack.shell(prepare + "\n" + curl.replace("curl -s", "curl -sS --fail-with-body"));
                assertThat(posted.exitCode()).as(curl + "\n" + posted.output()).isZero();
            }
        }

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Command asked = stack.shell(prepare + "\n" + curls.getLast());
            JsonNode metrics = JSON.readTree(asked.output()).at("/series/0/metrics");
            assertThat(metrics.at("/intake/count").asInt()).as(asked.output()).isEqualTo(1);
            assertThat(metrics.at("/firstResponseTime/n").asInt()).isEqualTo(1);
            assertThat(metrics.at("/resolutionTime/n").asInt()).isEqualTo(1);
            assertThat(metrics.at("/nps/score").asDouble()).isEqualTo(100);
        });
    }
}
