package org.redress.complaint.caselist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redress.complaint.Api;
import org.redress.complaint.Api.Reply;
import org.redress.complaint.RedressServers;

@QuarkusTest
@RedressServers
class ListIT {

    private static final String PATH = "/api/v1/complaints";

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Clock clock;

    private Api api;
    private String run = "";

    @BeforeEach
    void cases() {
        api = Api.machine(dataSource);
        run = UUID.randomUUID().toString().substring(0, 8);
        Instant now = clock.instant();
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            // i = 0 has the latest deadline
            events.add(Api.event(
                    "received",
                    "list-" + run,
                    "e" + i,
                    "r" + i,
                    now.minus(Duration.ofMinutes(i)).toString(),
                    "{\"priority\":\"%s\",\"subject\":\"Case 100%% %d\",\"customer\":{\"name\":\"Customer %d\"}}"
                            .formatted(i % 2 == 0 ? "high" : "low", i, i)));
        }
        events.add(Api.event("assigned", "list-" + run, "e-late", "r-late", null, "{}"));
        assertThat(api.batch(events, "").json().get("accepted").asInt()).isEqualTo(26);
    }

    private List<String> numbers(String query) {
        List<String> numbers = new ArrayList<>();
        String cursor = "";
        do {
            Reply page = api.get(PATH + "?source=list-" + run + query + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            assertThat(page.status()).as(page.toString()).isEqualTo(200);
            for (JsonNode item : page.json().get("items")) {
                numbers.add(item.get("number").asText());
            }
            cursor = page.json().path("next").asText("").replace("null", "");
            if (!cursor.isEmpty()) {
                assertThat(page.header("Link")).contains("rel=\"next\"");
            }
        } while (!cursor.isEmpty());
        return numbers;
    }

    @Test
    void pagesHoldEveryCaseOnceInOrder() {
        List<String> all = numbers("&limit=200");
        assertThat(all).hasSize(26).doesNotHaveDuplicates();
        assertThat(numbers("&limit=7")).isEqualTo(all);
        assertThat(numbers("&limit=1")).isEqualTo(all);
        // the next deadline first, the case without any last
        assertThat(api.column(
                        "select number from complaint where source = ? order by next_deadline_at nulls last, id",
                        "list-" + run))
                .isEqualTo(all);
        assertThat(numbers("&sort=received&limit=4"))
                .isEqualTo(api.column(
                        "select number from complaint where source = ? order by received_at desc nulls last, id desc",
                        "list-" + run));
    }

    @Test
    void filtersAddUpAndSearchIsLiteral() {
        assertThat(numbers("&priority=high")).hasSize(13);
        assertThat(numbers("&priority=high&priority=low")).hasSize(25);
        assertThat(numbers("&priority=high&status=open")).isEmpty();
        assertThat(numbers("&q=100%25")).hasSize(25);
        assertThat(numbers("&q=Customer%201")).hasSize(11);
        assertThat(numbers("&q=1_0")).isEmpty();
        assertThat(numbers("&overdue=true")).isEmpty();
        assertThat(numbers("&overdue=false")).hasSize(26);
        JsonNode item = api.get(PATH + "?source=list-" + run + "&limit=1")
                .json()
                .get("items")
                .get(0);
        assertThat(item.get("customerName").asText()).startsWith("Customer");
        assertThat(item.get("nextDeadline").get("clock").asText()).isEqualTo("acknowledgement");
        assertThat(item.get("nextDeadline").get("state").asText()).isEqualTo("running");
        JsonNode clock = api.get(PATH + "/" + item.get("id").asText())
                .json()
                .get("clocks")
                .get(0);
        assertThat(clock.get("clock").asText()).isEqualTo("acknowledgement");
        assertThat(item.get("nextDeadline").get("riskAt")).isNotNull().isEqualTo(clock.get("riskAt"));
    }

    @Test
    void a25_limitsAndCursors() {
        for (String query : List.of(
                "limit=0",
                "limit=-1",
                "limit=1000000000",
                "limit=x",
                "cursor=forged",
                "sort=size",
                "overdue=maybe",
                "colour=red")) {
            assertThat(api.get(PATH + "?" + query).status()).as(query).isEqualTo(400);
        }
        String cursor = api.get(PATH + "?limit=1&source=list-" + run).text("next");
        assertThat(api.get(PATH + "?limit=1&source=other&cursor=" + cursor).status())
                .isEqualTo(400);
        assertThat(Api.person(dataSource, "agent")
                        .get(PATH + "?limit=1&source=list-" + run + "&cursor=" + cursor)
                        .status())
                .isEqualTo(400);
        assertThat(api.get(PATH + "?limit=2&source=list-" + run + "&cursor=" + cursor)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a3_hostileFiltersAreLiteral() {
        for (String hostile : List.of("%27%20or%201=1--", "%22%3B", "%25", "_", "%5C", "%C0%A0", "%00")) {
            assertThat(api.get(PATH + "?q=" + hostile + "&priority=" + hostile).status())
                    .as(hostile)
                    .isIn(200, 400);
        }
    }

    @Test
    void infoNamesPolicySourcesAndCustomFields() {
        api.tell(
                "received",
                "list-" + run,
                "with-field",
                "with-field",
                null,
                "{\"fields\":{\"tier-" + run + "\":\"a\"}}");

        Reply info = api.get("/api/v1/info");
        assertThat(info.text("policy")).isEqualTo("default/1");
        assertThat(info.json().get("clocks").get(2).get("targetSeconds").asLong())
                .isEqualTo(15 * 86_400);
        assertThat(info.json().get("sources").valueStream().map(JsonNode::asText))
                .contains("list-" + run);
        assertThat(info.json().get("fields").valueStream().map(JsonNode::asText))
                .contains("tier-" + run);
    }
}
