package org.redress.kit.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.kit.cloudevents.HeaderText.MalformedTextException;
import org.redress.kit.cloudevents.StrictJson.NotStrictJsonException;

/**
 * Reads a request in the mode its content type names: {@code application/cloudevents+json} structured,
 * {@code application/cloudevents-batch+json} batched, any other JSON type binary with {@code ce-} headers. Stateless.
 */
public final class CloudEventReader {

    /** Events in one batch. */
    public static final int MAX_BATCH = 500;

    /** Bytes of a single event. */
    public static final int MAX_SINGLE_BYTES = 1 << 20;

    /** Bytes of a batch. */
    public static final int MAX_BATCH_BYTES = 5 << 20;

    /** Reads a request. Never throws for what a sender can send. */
    public ParsedRequest read(RequestHeaders headers, byte[] body) {
        String encoding = headers.first("content-encoding");
        if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
            return refused(EventRefusal.unsupported("Content-Encoding is not supported: send the body as it is"));
        }
        MediaType type = MediaType.parse(headers.first("content-type"));
        boolean batch = type.isBatch();
        if (body.length > (batch ? MAX_BATCH_BYTES : MAX_SINGLE_BYTES)) {
            return refused(EventRefusal.tooLarge(
                    "At most " + MAX_SINGLE_BYTES + " bytes for an event, " + MAX_BATCH_BYTES + " for a batch"));
        }
        boolean structured = type.isStructured();
        if (!type.isJson() || !type.utf8()) {
            return refused(
                    EventRefusal.unsupported("Use application/cloudevents+json, application/cloudevents-batch+json,"
                            + " or application/json with ce- headers, all in UTF-8"));
        }
        Map<String, List<String>> ceHeaders = headers.cloudEventAttributes();
        if ((structured || batch) && !ceHeaders.isEmpty()) {
            return refused(EventRefusal.badRequest(
                    "mixed-modes", "ce- headers stand beside a body that is a CloudEvent itself: use one mode"));
        }
        if (batch) {
            return readBatch(body);
        }
        return single(structured ? readStructured(body) : readBinary(ceHeaders, body));
    }

    private static ParsedRequest readBatch(byte[] body) {
        JsonNode array;
        try {
            array = StrictJson.read(body);
        } catch (NotStrictJsonException e) {
            return refused(EventRefusal.badRequest("invalid-json", e.reason()));
        }
        if (!array.isArray()) {
            return refused(EventRefusal.badRequest("invalid-batch", "A batch is a JSON array of events"));
        }
        if (array.size() > MAX_BATCH) {
            return refused(
                    EventRefusal.tooLarge("At most " + MAX_BATCH + " events in a batch, these are " + array.size()));
        }
        List<ParsedEvent> events = new ArrayList<>(array.size());
        array.forEach(event -> events.add(structured(event)));
        return new ParsedRequest.Batch(List.copyOf(events));
    }

    private static ParsedEvent readStructured(byte[] body) {
        try {
            return structured(StrictJson.read(body));
        } catch (NotStrictJsonException e) {
            return new ParsedEvent.Refused(null, EventRefusal.badRequest("invalid-json", e.reason()));
        }
    }

    private static ParsedEvent structured(JsonNode event) {
        if (!event.isObject()) {
            return new ParsedEvent.Refused(
                    null, EventRefusal.badRequest(EventRefusal.INVALID_EVENT, "An event is a JSON object"));
        }
        Map<String, String> texts = new LinkedHashMap<>();
        List<String> notScalar = new ArrayList<>();
        event.properties().forEach(property -> {
            String name = property.getKey();
            JsonNode value = property.getValue();
            if (name.equals("data") || name.equals("data_base64") || value.isNull()) {
                return;
            }
            boolean context = isText(name);
            if (value.isTextual() || (!context && (value.isBoolean() || value.isInt()))) {
                texts.put(name, value.asText());
            } else {
                notScalar.add(name);
            }
        });
        Attributes attributes = new Attributes(texts, "/");
        notScalar.forEach(name -> attributes.fault(name, "wrong-type", name + " has the wrong JSON type"));
        return attributes.judge(dataOf(event, attributes, texts.get("datacontenttype")));
    }

    private static boolean isText(String attribute) {
        return switch (attribute) {
            case "specversion", "id", "source", "type", "subject", "time", "dataschema", "datacontenttype" -> true;
            default -> false;
        };
    }

    private static @Nullable JsonNode dataOf(JsonNode event, Attributes attributes, @Nullable String contentType) {
        boolean json = contentType == null || MediaType.parse(contentType).isJson();
        if (!json) {
            attributes.fault("datacontenttype", "unsupported", "data must be JSON");
        }
        JsonNode base64 = event.path("data_base64");
        if (base64.isMissingNode() || base64.isNull()) {
            return event.path("data").isNull() ? null : event.path("data");
        }
        if (event.has("data")) {
            attributes.fault("data_base64", "contradiction", "data and data_base64 exclude each other");
            return null;
        }
        try {
            return StrictJson.read(Base64.getDecoder().decode(base64.asText()));
        } catch (IllegalArgumentException e) {
            attributes.fault("data_base64", "invalid", "data_base64 is not Base64");
        } catch (NotStrictJsonException e) {
            attributes.fault("data_base64", "invalid", e.reason());
        }
        return null;
    }

    private static ParsedEvent readBinary(Map<String, List<String>> ceHeaders, byte[] body) {
        Map<String, String> texts = new LinkedHashMap<>();
        Attributes failed = new Attributes(Map.of(), "ce-");
        boolean broken = false;
        for (var header : ceHeaders.entrySet()) {
            String name = header.getKey();
            try {
                if (name.equals("datacontenttype")) {
                    throw new MalformedTextException("is no header: the type of the data is the Content-Type");
                }
                if (header.getValue().size() != 1) {
                    throw new MalformedTextException("stands more than once");
                }
                texts.put(name, HeaderText.decode(header.getValue().getFirst()));
            } catch (MalformedTextException e) {
                failed.fault(name, "invalid", "ce-" + name + " " + e.reason());
                broken = true;
            }
        }
        if (broken) {
            return failed.refusal(texts.get("id"));
        }
        try {
            JsonNode data = body.length == 0 ? MissingNode.getInstance() : StrictJson.read(body);
            return new Attributes(texts, "ce-").judge(data.isNull() ? null : data);
        } catch (NotStrictJsonException e) {
            return new ParsedEvent.Refused(texts.get("id"), EventRefusal.badRequest("invalid-json", e.reason()));
        }
    }

    private static ParsedRequest single(ParsedEvent event) {
        return switch (event) {
            case ParsedEvent.Accepted accepted -> new ParsedRequest.Single(accepted.event());
            case ParsedEvent.Refused refused -> new ParsedRequest.Refused(refused.refusal());
        };
    }

    private static ParsedRequest refused(EventRefusal refusal) {
        return new ParsedRequest.Refused(refusal);
    }
}
