package org.redress.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.ConfigProvider;
import org.redress.testing.TestKeys;

/** Follows every link of an answer: each list must be as long as its figure says, and each count must have one. */
public final class ListedFigures {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Set<String> DEFINED = new HashSet<>();

    /** Sums, and what is rounded: no list is that long. */
    private static final Set<String> NO_COUNTS = Set.of("rounded", "reopenings", "transfers", "days", "disputes");

    private ListedFigures() {}

    /** Compares every figure with its list. Gives how many lists that were not empty it saw. */
    public static int compare(String question) throws Exception {
        int filled = 0;
        for (JsonNode line : get(question).path("series")) {
            for (Map.Entry<String, JsonNode> metric : line.path("metrics").properties()) {
                filled += compare(
                        metric.getKey(), metric.getValue(), line.path("links").path(metric.getKey()));
            }
        }
        return filled;
    }

    /** Compares the two counts of each line of a backlog, and their classes of age. */
    public static int compareBacklog(String question) throws Exception {
        int filled = 0;
        for (JsonNode line : get(question).path("series")) {
            for (String part : Set.of("open", "unresolved")) {
                filled += compareLength(line, part, line.path(part).path("n").asLong());
                for (Map.Entry<String, JsonNode> count :
                        line.path(part).path("classes").properties()) {
                    if (count.getValue().isIntegralNumber()) {
                        compareLength(
                                line,
                                part + "/classes/" + count.getKey(),
                                count.getValue().asLong());
                    }
                }
            }
        }
        return filled;
    }

    private static int compareLength(JsonNode line, String part, long count) throws Exception {
        String link = line.path("links").path("cases").path(part).asText();
        assertThat(get(link + "&limit=1").path("total").asLong()).as(link).isEqualTo(count);
        return count > 0 ? 1 : 0;
    }

    /**
     * Follows the links of every part of an answer that has links, wherever they stand in it: each count has a list as long as it says. Gives
     * how many lists that were not empty it saw.
     *
     * @param noCounts whole numbers beside the links that count nothing
     */
    public static int follow(String address, String... noCounts) throws Exception {
        return follow(address, get(address), Set.of(noCounts));
    }

    private static int follow(String address, JsonNode node, Set<String> noCounts) throws Exception {
        int filled = 0;
        JsonNode links = node.path("links");
        Set<String> counts = new TreeSet<>();
        if (links.has("cases")) {
            collectCounts("", node.path("counts").isObject() ? node.path("counts") : node, counts);
            counts.removeIf(count -> noCounts.contains(count) || count.matches(".*/links/.*|(series|rules)/.*"));
            for (Map.Entry<String, JsonNode> link : links.path("cases").properties()) {
                counts.remove(link.getKey());
                JsonNode count = node.path("counts").isObject()
                        ? node.path("counts").path(link.getKey())
                        : node.at("/" + link.getKey());
                assertThat(count.isIntegralNumber())
                        .as(address + " " + link.getKey())
                        .isTrue();
                assertThat(get(link.getValue().asText() + "&limit=1")
                                .path("total")
                                .asLong())
                        .as("%s %s: %s", address, link.getKey(), link.getValue().asText())
                        .isEqualTo(count.asLong());
                filled += count.asLong() > 0 ? 1 : 0;
            }
            assertThat(counts).as("counts without a list in " + address).isEmpty();
            define(address, links);
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            filled += member.getKey().equals("links") ? 0 : follow(address, member.getValue(), noCounts);
        }
        if (node.isArray()) {
            for (JsonNode element : node) {
                filled += follow(address, element, noCounts);
            }
        }
        return filled;
    }

    private static void define(String figure, JsonNode links) throws Exception {
        assertThat(links.path("definitions")).as("definitions of " + figure).isNotEmpty();
        for (JsonNode definition : links.path("definitions")) {
            if (!DEFINED.add(definition.asText())) {
                continue;
            }
            assertThat(get(definition.asText()).path("formula").asText()).isNotEmpty();
        }
    }

    /** The ids of a list of complaints, from all of its pages. */
    public static Set<String> complaints(String link) throws Exception {
        Set<String> complaints = new HashSet<>();
        JsonNode page = get(link + "&limit=200");
        take(page, complaints);
        while (page.hasNonNull("next")) {
            page = get(link + "&limit=200&cursor=" + page.path("next").asText());
            take(page, complaints);
        }
        assertThat(complaints).hasSize(page.path("total").asInt());
        return complaints;
    }

    private static void take(JsonNode page, Set<String> complaints) {
        page.path("items")
                .forEach(item -> complaints.add(item.path("complaintId").asText()));
    }

    /** Goes through a list in small pages. Gives how many different items there were. */
    public static int walk(String link) throws Exception {
        Set<String> items = new HashSet<>();
        int given = 0;
        String next = link + "&limit=7";
        String last = "";
        while (true) {
            JsonNode page = get(next);
            for (JsonNode item : page.path("items")) {
                given++;
                items.add(item.toString());
                assertThat(item.path("at").asText()).isGreaterThanOrEqualTo(last);
                last = item.path("at").asText();
            }
            if (page.path("next").isMissingNode() || page.path("next").isNull()) {
                assertThat(given).isEqualTo(page.path("total").asInt()).isEqualTo(items.size());
                return given;
            }
            next = link + "&limit=7&cursor=" + page.path("next").asText();
        }
    }

    /** The answer to an agent. */
    public static JsonNode get(String path) throws Exception {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestKeys.agent())
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + "\n" + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static int compare(String metric, JsonNode figure, JsonNode links) throws Exception {
        Set<String> counts = new TreeSet<>();
        collectCounts("", figure, counts);
        int filled = 0;
        for (Map.Entry<String, JsonNode> link : links.path("cases").properties()) {
            counts.remove(link.getKey());
            String address = link.getValue().asText();
            long expected = figure.at("/" + link.getKey()).asLong();
            JsonNode page = get(address + "&limit=200");
            assertThat(page.path("total").asLong()).as(address).isEqualTo(expected);
            if (expected <= 200) {
                assertThat(page.path("items")).as(address).hasSize((int) expected);
                compareValues(address, figure, link.getKey(), page.path("items"));
            }
            filled += expected > 0 ? 1 : 0;
        }
        assertThat(counts).as("counts of " + metric + " without a list").isEmpty();
        define(metric, links);
        return filled;
    }

    /** Means and sums are those of the values in the list. */
    private static void compareValues(String address, JsonNode figure, String part, JsonNode items) {
        double sum = 0;
        for (JsonNode item : items) {
            sum += item.path("value").asDouble();
        }
        if (part.equals("n") && figure.path("meanSeconds").isNumber()) {
            assertThat(sum / items.size())
                    .as(address)
                    .isCloseTo(figure.path("meanSeconds").asDouble(), within(1e-3));
        }
        if (part.equals("cases")) {
            long happened = figure.path("transfers").asLong()
                    + figure.path("reopenings").asLong()
                    + figure.path("disputes").asLong();
            assertThat(sum).as(address).isEqualTo(happened);
        }
    }

    private static void collectCounts(String path, JsonNode node, Set<String> counts) {
        if (node.isObject()) {
            node.properties().forEach(each -> {
                if (!NO_COUNTS.contains(each.getKey())) {
                    collectCounts(path.isEmpty() ? each.getKey() : path + "/" + each.getKey(), each.getValue(), counts);
                }
            });
        } else if (node.isIntegralNumber()) {
            counts.add(path);
        }
    }
}
