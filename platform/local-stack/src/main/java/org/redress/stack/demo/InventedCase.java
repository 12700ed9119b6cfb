package org.redress.stack.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * One invented complaint with its life so far, and perhaps the customer's answer afterwards. Everything is drawn from the given
 * randomness, so that the same seed tells the same story.
 */
final class InventedCase {

    private static final List<String> CHANNELS = List.of("email", "email", "web", "web", "phone", "chat");
    private static final List<String> PRIORITIES = List.of("low", "normal", "normal", "normal", "high", "urgent");
    private static final List<String> BRANDS = List.of("aurora", "aurora", "borealis");
    private static final List<String> REGIONS = List.of("north", "south", "east", "west");
    private static final List<String> OUTCOMES = List.of("upheld", "upheld", "partly-upheld", "rejected");
    private static final List<String> CAUSES = List.of("carrier", "warehouse", "product", "communication", "system");
    private static final List<Topic> TOPICS = List.of(
            new Topic("delivery", "standard-parcel", "logistics", "My parcel has not arrived"),
            new Topic("delivery", "express", "logistics", "Express delivery came two days late"),
            new Topic("billing", "subscription", "billing", "I was charged twice this month"),
            new Topic("billing", "invoice", "billing", "The invoice shows a wrong address"),
            new Topic("product", "coffee-machine", "products", "The machine leaks after a week"),
            new Topic("product", "headphones", "products", "The left side is silent"),
            new Topic("service", "hotline", "service", "I waited an hour on the phone"),
            new Topic("contract", "subscription", "billing", "My cancellation was not confirmed"));

    private record Topic(String category, String product, String team, String subject) {}

    /**
     * A fact of the case as a CloudEvent.
     *
     * @param type last part of the intake type, for example {@code received}
     */
    record Event(String subject, int number, String type, Instant time, Map<String, Object> data) {}

    /** What the customer said afterwards. */
    record Answer(String subject, Instant time, Map<String, Object> data) {}

    private final String reference;
    private final Random random;
    private final Instant now;
    private final Topic topic;
    private final List<Event> events = new ArrayList<>();
    private Instant time;
    private boolean resolved;
    private Duration patienceTested = Duration.ZERO;

    /**
     * Lives a case from its receipt until now.
     *
     * @param number tells the cases apart, and names their customers
     */
    InventedCase(int number, Instant received, Instant now, Random random) {
        this.reference = "demo-%04d".formatted(number);
        this.random = random;
        this.now = now;
        this.topic = pick(TOPICS);
        this.time = received;
        live(number);
    }

    List<Event> events() {
        return events;
    }

    /** About two in five customers of resolved cases answer, the unhappier the longer they waited. */
    Optional<Answer> answer() {
        Instant answered = time.plusSeconds(between(3_600, 2 * 86_400));
        if (!resolved || random.nextInt(100) >= 42 || answered.isAfter(now)) {
            return Optional.empty();
        }
        double mood = 9.3 - Math.min(6, patienceTested.toHours() / 24.0) + random.nextGaussian() * 1.8;
        int nps = (int) Math.max(0, Math.min(10, Math.round(mood)));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("survey", "after-resolution");
        data.put("invitation", InventedInvitation.idOf(reference));
        data.put("channel", "email");
        data.put("category", topic.category());
        data.put("team", topic.team());
        data.put("nps", nps);
        data.put("csat", Math.max(1, Math.min(5, (int) Math.round(nps / 2.0))));
        data.put("ces", Math.max(1, Math.min(7, (int) Math.round(1 + nps * 0.6))));
        if (nps <= 6 && random.nextBoolean()) {
            data.put("comment", "It took too long until somebody answered.");
        }
        return Optional.of(new Answer(reference, answered, data));
    }

    /** What is told of the invitation to say how it was; none if the case is not resolved. */
    List<Event> invitation(Optional<Answer> answer) {
        return events.stream()
                .filter(event -> resolved && event.type().equals("resolved"))
                .reduce((one, last) -> last)
                .map(last -> InventedInvitation.of(reference, last.time(), answer, now))
                .orElse(List.of());
    }

    private void live(int number) {
        receive(number);
        then(between(30, 600), "acknowledged", Map.of("automatic", true));
        String agent = "agent-" + (1 + random.nextInt(6));
        then(between(600, 14_400), "assigned", Map.of("team", topic.team(), "assignee", agent));
        if (random.nextInt(100) < 12) {
            then(between(1_800, 28_800), "assigned", Map.of("team", "service", "transfer", true));
        }
        if (random.nextInt(100) < 3) {
            then(between(3_600, 86_400), "withdrawn", Map.of("reason", "settled-otherwise"));
            return;
        }
        then(
                between(1_800, 40_000),
                "agent-replied",
                Map.of("text", "Thank you for telling us. We are looking into it."));
        if (random.nextInt(100) < 35) {
            then(between(600, 7_200), "status-changed", Map.of("status", "waiting-for-customer"));
            then(between(7_200, 172_800), "customer-replied", Map.of("text", "Here is what you asked for."));
            then(between(1_800, 28_800), "agent-replied", Map.of("text", "Thank you, that helps."));
        }
        resolve();
        if (resolved && random.nextInt(100) < 8) {
            then(between(7_200, 259_200), "reopened", Map.of("reason", "not-solved"));
            then(between(3_600, 28_800), "agent-replied", Map.of("text", "We are sorry, we look at it again."));
            resolve();
        }
        if (resolved && random.nextInt(100) < 80) {
            then(between(172_800, 345_600), "closed", Map.of());
        }
    }

    private void receive(int number) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("channel", pick(CHANNELS));
        data.put("category", topic.category());
        data.put("product", topic.product());
        data.put("team", topic.team());
        data.put("priority", pick(PRIORITIES));
        data.put("brand", pick(BRANDS));
        data.put("region", pick(REGIONS));
        data.put("subject", topic.subject());
        data.put("text", topic.subject() + ". Please help me with this.");
        data.put(
                "customer",
                Map.of(
                        "name", "Customer " + number,
                        "email", "customer" + number + "@example.com",
                        "reference", "K-" + (10_000 + number)));
        events.add(new Event(reference, events.size() + 1, "received", time, data));
    }

    private void resolve() {
        Instant before = time;
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("outcome", pick(OUTCOMES));
        data.put("rootCause", pick(CAUSES));
        if (random.nextInt(100) < 25) {
            data.put("redress", Map.of("kind", "voucher", "amount", 5 + 5 * random.nextInt(5), "currency", "EUR"));
        }
        // Most are settled within two days, a few drag on.
        long seconds = random.nextInt(100) < 15 ? between(172_800, 1_000_000) : between(3_600, 172_800);
        resolved = then(seconds, "resolved", data);
        patienceTested = Duration.between(before, time);
    }

    /** Adds a fact unless that would lie in the future: then the case simply is not that far yet. */
    private boolean then(long secondsLater, String type, Map<String, Object> data) {
        Instant next = time.plusSeconds(secondsLater);
        if (next.isAfter(now)) {
            time = Instant.MAX.minusSeconds(Integer.MAX_VALUE); // nothing follows any more
            return false;
        }
        time = next;
        events.add(new Event(reference, events.size() + 1, type, next, data));
        return true;
    }

    private long between(int least, int most) {
        return random.nextInt(least, most);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
