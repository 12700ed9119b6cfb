package org.redress.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InventedCaseTest {

    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

    @Test
    void lives_in_order_and_never_in_the_future() {
        Map<String, Integer> seen = new HashMap<>();
        int answers = 0;
        for (int number = 1; number <= 500; number++) {
            Instant received = NOW.minusSeconds(number * 9_000L);
            InventedCase one = new InventedCase(number, received, NOW, new Random(number));
            assertThat(one.events().getFirst().type()).isEqualTo("received");
            assertThat(one.events().getFirst().time()).isEqualTo(received);
            assertThat(one.events())
                    .extracting(InventedCase.Event::time)
                    .isSorted()
                    .allMatch(time -> !time.isAfter(NOW));
            assertThat(one.events()).extracting(InventedCase.Event::number).doesNotHaveDuplicates();
            one.events().forEach(event -> seen.merge(event.type(), 1, Integer::sum));
            Optional<InventedCase.Answer> answer = one.answer();
            assertThat(one.invitation(answer))
                    .extracting(InventedCase.Event::time)
                    .isSorted()
                    .allMatch(time -> !time.isAfter(NOW));
            one.invitation(answer).forEach(event -> seen.merge(event.type(), 1, Integer::sum));
            if (answer.isPresent()) {
                answers++;
                assertThat(one.invitation(answer))
                        .anyMatch(event -> event.type().equals("invitation-opened"));
                assertThat(one.events()).anyMatch(event -> event.type().equals("resolved"));
            }
        }
        assertThat(seen)
                .containsKeys(
                        "assigned", "agent-replied", "customer-replied", "resolved", "reopened", "closed", "withdrawn")
                .containsKeys(
                        "invitation-sent",
                        "invitation-delivered",
                        "invitation-bounced",
                        "invitation-opened",
                        "invitation-dismissed",
                        "invitation-expired");
        assertThat(seen.getOrDefault("resolved", 0)).as("some are still open").isBetween(300, 499);
        assertThat(answers).isBetween(100, 300);
    }

    @Test
    void the_same_seed_tells_the_same_story() {
        assertThat(new InventedCase(1, NOW.minusSeconds(900_000), NOW, new Random(7)).events())
                .isEqualTo(new InventedCase(1, NOW.minusSeconds(900_000), NOW, new Random(7)).events());
    }
}
