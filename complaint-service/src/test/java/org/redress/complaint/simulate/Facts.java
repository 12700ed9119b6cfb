package org.redress.complaint.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;

/** Writes facts as requests of POST /api/v1/sla/simulate; docs/sla.md tells the same in words. */
final class Facts {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Map<String, String> STOPS =
            Map.of("first-response", "agent-message", "next-response", "agent-message", "resolution", "resolved");

    private Facts() {}

    /** One alternative of a fact of the kind {@code clocks}. */
    static ObjectNode clocks(JsonNode fact, JsonNode input) {
        ObjectNode request = MAPPER.createObjectNode();
        String version = version(input);
        request.set("calendar", fact.get("calendar"));
        ArrayNode pauses = request.putArray("pauses");
        fact.path("pauses").forEach(pause -> pauses.add(interval(pause)));
        String clock = input.get("clock").asText().replace('_', '-');
        ObjectNode policy = request.putObject("policy").put("version", version);
        ObjectNode rule = policy.putArray("clocks").addObject().put("clock", clock);
        if (input.has("targetMinutes")) {
            minutes(rule, input.get("targetMinutes").asLong());
        }
        request.set("receivedAt", input.get("start"));
        ArrayNode events = request.putArray("events");
        if (input.has("stop")) {
            event(
                    events,
                    STOPS.getOrDefault(clock, "resolved"),
                    input.get("stop").asText());
        }
        if (input.has("closedAt")) {
            event(events, "closed", input.get("closedAt").asText());
        }
        return request;
    }

    private static String version(JsonNode input) {
        return input.path("policyVersion").asText("1").substring(0, 1);
    }

    private static ObjectNode interval(JsonNode pause) {
        return MAPPER.createObjectNode()
                .put("from", pause.get("from").asText())
                .put("to", pause.get("to").asText());
    }

    /** A fact of the kind {@code next_response} up to its n-th message. */
    static ObjectNode nextResponse(JsonNode fact, int messages) {
        ObjectNode request = MAPPER.createObjectNode();
        request.set("calendar", fact.get("calendar"));
        ObjectNode rule =
                request.putObject("policy").putArray("clocks").addObject().put("clock", "next-response");
        minutes(rule, fact.get("targetMinutes").asLong());
        request.set("receivedAt", fact.get("messages").get(0).get("at"));
        ArrayNode events = request.putArray("events");
        fact.get("messages")
                .forEach(message -> event(
                        events,
                        message.get("from").asText() + "-message",
                        message.get("at").asText()));
        request.set("asOf", fact.get("messages").get(messages - 1).get("at"));
        return request;
    }

    /** A regulatory vector. */
    static ObjectNode vector(JsonNode file, JsonNode vector) {
        ObjectNode request = MAPPER.createObjectNode();
        JsonNode clock = vector.get("clock");
        String startEvent = vector.get("startEvent").asText().replace('_', '-');
        String start = vector.get("start").asText();
        if (clock.has("calendar")) {
            request.set(
                    "calendar", file.get("calendars").get(clock.get("calendar").asText()));
        }
        if (vector.has("zone")) {
            request.set("zone", vector.get("zone"));
        }
        ObjectNode rule =
                request.putObject("policy").putArray("clocks").addObject().put("clock", "duty");
        ObjectNode target = rule.putObject("target");
        String unit = clock.get("unit").asText();
        if (unit.equals("ELAPSED_HOURS")) {
            target.put("unit", "elapsed-time").put("duration", "PT" + clock.get("quantity") + "H");
            request.put("receivedAt", start);
        } else {
            target.put("unit", unit.toLowerCase(Locale.ROOT).replace('_', '-'));
            target.set("quantity", clock.get("quantity"));
            request.put("receivedOn", start);
        }
        if (!startEvent.equals("received")) {
            rule.putArray("startedBy").add(startEvent);
            event(request.putArray("events"), startEvent, start + "T15:00:00Z");
        }
        return request;
    }

    static void minutes(ObjectNode rule, long minutes) {
        rule.putObject("target").put("unit", "business-time").put("duration", "PT" + minutes + "M");
    }

    static void event(ArrayNode events, String type, String at) {
        events.addObject().put("type", type).put("at", at);
    }
}
