package org.redress.complaint.casework.store;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redress.complaint.lifecycle.Attribute;
import org.redress.complaint.lifecycle.AttributeValue;
import org.redress.complaint.lifecycle.HistoryEntry;

/**
 * The column {@code attributes}: {@code {"channel":["phone",1], "fields.contract":["c-1",1], …}}, the value and the version that gave it.
 */
final class AttributesJson {

    private AttributesJson() {}

    private static final String FIELD = "fields.";

    /** What a case was told to be, and its custom fields by name. */
    record Told(Map<Attribute, AttributeValue> values, Map<String, AttributeValue> fields) {}

    static String write(Map<Attribute, AttributeValue> values, Map<String, AttributeValue> fields) {
        return Json.write(40 * (values.size() + fields.size()) + 16, json -> {
            json.writeStartObject();
            for (Map.Entry<Attribute, AttributeValue> entry : values.entrySet()) {
                write(json, StoredNames.of(entry.getKey()), entry.getValue());
            }
            for (Map.Entry<String, AttributeValue> entry : fields.entrySet()) {
                write(json, FIELD + entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, String name, AttributeValue attributeValue) throws IOException {
        json.writeArrayFieldStart(name);
        json.writeString(attributeValue.value());
        json.writeNumber(attributeValue.version());
        json.writeEndArray();
    }

    /** @param moments of the same case: they know the event time of each version */
    static Told read(String text, List<HistoryEntry> moments) {
        Map<Integer, Instant> times = new HashMap<>();
        for (HistoryEntry historyEntry : moments) {
            times.put(historyEntry.version(), historyEntry.at());
        }
        Map<Attribute, AttributeValue> values = new EnumMap<>(Attribute.class);
        Map<String, AttributeValue> fields = new HashMap<>();
        Json.eachMember(text, json -> {
            String name = json.currentName();
            json.nextToken();
            json.nextToken();
            String value = json.getText();
            json.nextToken();
            int version = json.getIntValue();
            json.nextToken();
            AttributeValue attributeValue =
                    new AttributeValue(value, times.getOrDefault(version, Instant.EPOCH), version);
            if (name.startsWith(FIELD)) {
                fields.put(name.substring(FIELD.length()), attributeValue);
            } else {
                values.put(StoredNames.parse(Attribute.class, name), attributeValue);
            }
        });
        return new Told(values, fields);
    }
}
