package org.redress.complaint.casework.store;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redress.complaint.lifecycle.Attribute;
import org.redress.complaint.lifecycle.Known;
import org.redress.complaint.lifecycle.Moment;

/**
 * The column {@code attributes}: {@code {"channel":["phone",1], "fields.contract":["c-1",1], …}}, the value and the version that gave it.
 */
final class AttributesJson {

    private AttributesJson() {}

    private static final String FIELD = "fields.";

    /** What a case was told to be, and its custom fields by name. */
    record Told(Map<Attribute, Known> values, Map<String, Known> fields) {}

    static String write(Map<Attribute, Known> values, Map<String, Known> fields) {
        return Json.write(40 * (values.size() + fields.size()) + 16, json -> {
            json.writeStartObject();
            for (Map.Entry<Attribute, Known> entry : values.entrySet()) {
                write(json, Names.of(entry.getKey()), entry.getValue());
            }
            for (Map.Entry<String, Known> entry : fields.entrySet()) {
                write(json, FIELD + entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, String name, Known known) throws IOException {
        json.writeArrayFieldStart(name);
        json.writeString(known.value());
        json.writeNumber(known.version());
        json.writeEndArray();
    }

    /** @param moments of the same case: they know the event time of each version */
    static Told read(String text, List<Moment> moments) {
        Map<Integer, Instant> times = new HashMap<>();
        for (Moment moment : moments) {
            times.put(moment.version(), moment.at());
        }
        Map<Attribute, Known> values = new EnumMap<>(Attribute.class);
        Map<String, Known> fields = new HashMap<>();
        Json.eachMember(text, json -> {
            String name = json.currentName();
            json.nextToken();
            json.nextToken();
            String value = json.getText();
            json.nextToken();
            int version = json.getIntValue();
            json.nextToken();
            Known known = new Known(value, times.getOrDefault(version, Instant.EPOCH), version);
            if (name.startsWith(FIELD)) {
                fields.put(name.substring(FIELD.length()), known);
            } else {
                values.put(Names.parse(Attribute.class, name), known);
            }
        });
        return new Told(values, fields);
    }
}
