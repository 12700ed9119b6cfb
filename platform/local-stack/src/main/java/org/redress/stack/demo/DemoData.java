package org.redress.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.redress.stack.App;
import org.redress.stack.Ports;
import org.redress.stack.process.RunFolder;

/** A few hundred invented complaints of the last 60 days, posted through the HTTP intake as any other system would post them. */
public final class DemoData {

    private static final String SOURCE = "demo";
    private static final int CASES = 320;
    private static final int DAYS = 60;
    private static final int FRESH = 40;
    private static final int BATCH = 200;
    private static final Duration KEY_ARRIVES_WITHIN = Duration.ofSeconds(30);

    private final Ports ports;
    private final String apiKey;
    private final Clock clock;
    private final ObjectMapper json = RunFolder.json();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Demo data for the stack on these ports. */
    public DemoData(Ports ports, String apiKey, Clock clock) {
        this.ports = ports;
        this.apiKey = apiKey;
        this.clock = clock;
    }

    /**
     * Posts all of it; what was posted before is recognised by the services and changes nothing.
     *
     * @return what was posted, for people
     * @throws IOException if a service refuses it
     */
    public String post() throws IOException, InterruptedException {
        List<InventedCase> cases = cases();
        List<InventedCase.Event> events = cases.stream()
                .flatMap(each -> each.events().stream())
                .sorted(Comparator.comparing(InventedCase.Event::time))
                .toList();
        Map<String, String> ids = postEvents(events);
        List<Map<String, Object>> feedback = new ArrayList<>();
        int answers = 0;
        for (InventedCase each : cases) {
            Optional<InventedCase.Answer> answer = each.answer();
            each.invitation(answer).forEach(told -> feedback.add(toldOf(told, ids)));
            answer.ifPresent(given -> feedback.add(cloudEvent(given, ids)));
            answers += answer.isPresent() ? 1 : 0;
        }
        for (int from = 0; from < feedback.size(); from += BATCH) {
            send(App.FEEDBACK, feedback.subList(from, Math.min(from + BATCH, feedback.size())));
        }
        return String.format(Locale.ROOT, "%d cases with %,d events, %d answers", cases.size(), events.size(), answers);
    }

    private List<InventedCase> cases() {
        Random random = new Random(20_260_601);
        Instant now = clock.instant();
        List<InventedCase> cases = new ArrayList<>();
        for (int number = 1; number <= CASES; number++) {
            // The last ones came in during the last day and a half: open, with deadlines soon.
            long age = number > CASES - FRESH
                    ? random.nextInt(600, 36 * 3_600)
                    : random.nextInt(36 * 3_600, DAYS * 86_400);
            cases.add(new InventedCase(number, now.minusSeconds(age), now, new Random(random.nextLong())));
        }
        return cases;
    }

    /** The ids Redress gave the cases, by the reference of each. */
    private Map<String, String> postEvents(List<InventedCase.Event> events) throws IOException, InterruptedException {
        Map<String, String> ids = new HashMap<>();
        for (int from = 0; from < events.size(); from += BATCH) {
            List<InventedCase.Event> batch = events.subList(from, Math.min(from + BATCH, events.size()));
            JsonNode answer =
                    send(App.COMPLAINT, batch.stream().map(DemoData::cloudEvent).toList());
            for (JsonNode result : answer.path("results")) {
                if (result.hasNonNull("complaintId")) {
                    ids.put(
                            batch.get(result.path("index").asInt()).subject(),
                            result.get("complaintId").asText());
                }
            }
        }
        return ids;
    }

    private static Map<String, Object> cloudEvent(InventedCase.Event event) {
        return envelope(
                event.subject() + "/" + event.number(), event.type(), event.subject(), event.time(), event.data());
    }

    private static Map<String, Object> cloudEvent(InventedCase.Answer answer, Map<String, String> ids) {
        Map<String, Object> data = withCase(answer.data(), ids.get(answer.subject()));
        return envelope(answer.subject() + "/answer", "feedback-answered", answer.subject(), answer.time(), data);
    }

    private static Map<String, Object> toldOf(InventedCase.Event told, Map<String, String> ids) {
        Map<String, Object> data = withCase(told.data(), ids.get(told.subject()));
        return envelope(told.subject() + "/" + told.type(), told.type(), told.subject(), told.time(), data);
    }

    private static Map<String, Object> withCase(Map<String, Object> data, @Nullable String complaintId) {
        Map<String, Object> all = new LinkedHashMap<>(data);
        if (complaintId != null) {
            all.put("complaintId", complaintId);
        }
        return all;
    }

    private static Map<String, Object> envelope(
            String id, String type, String subject, Instant time, Map<String, Object> data) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", SOURCE);
        event.put("type", "org.redress.intake." + type + ".v1");
        event.put("subject", subject);
        event.put("time", time.toString());
        event.put("datacontenttype", "application/json");
        event.put("data", data);
        return event;
    }

    /** The key reaches the services by Kafka, a moment after they are ready; until then they do not know it. */
    private JsonNode send(App app, List<Map<String, Object>> events) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.url(ports) + "/api/v1/events"))
                .header("X-API-Key", apiKey)
                .header("Content-Type", "application/cloudevents-batch+json")
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(events)))
                .build();
        long end = System.nanoTime() + KEY_ARRIVES_WITHIN.toNanos();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        while ((response.statusCode() == 401 || response.statusCode() == 503) && System.nanoTime() < end) {
            Thread.sleep(200);
            response = client.send(request, BodyHandlers.ofString());
        }
        if (response.statusCode() != 200) {
            throw new IOException(
                    app.module() + " refused the demo data: " + response.statusCode() + " " + response.body());
        }
        JsonNode answer = json.readTree(response.body());
        if (answer.path("rejected").asInt() > 0) {
            throw new IOException(app.module() + " refused part of the demo data: " + firstProblem(answer));
        }
        return answer;
    }

    private static String firstProblem(JsonNode answer) {
        for (JsonNode result : answer.path("results")) {
            if (result.has("problem")) {
                return result.get("problem").toString();
            }
        }
        return answer.toString();
    }
}
