package org.redress.complaint.casework.store;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redress.complaint.lifecycle.Attribute;
import org.redress.complaint.lifecycle.Known;
import org.redress.complaint.lifecycle.Moment;

/** The column {@code attributes}: {@code {"channel":["phone",1], …}}, the value and the version that gave it. */
final class AttributesJson {

    private AttributesJson() {}

    static String write(Map<Attribute, Known> values) {
        return Json.write(40 * values.size() + 16, json -> {
            json.writeStartObject();
            for (Map.Entry<Attribute, Known> entry : values.entrySet()) {
                json.writeArrayFieldStart(Names.of(entry.getKey()));
                json.writeString(entry.getValue().value());
                json.writeNumber(entry.getValue().version());
                json.writeEndArray();
            }
            json.writeEndObject();
        });
    }

    /** @param moments of the same case: they know the event time of each version */
    static Map<Attribute, Known> read(String text, List<Moment> moments) {
        Map<Integer, Instant> times = new HashMap<>();
        for (Moment moment : moments) {
            times.put(moment.version(), moment.at());
        }
        Map<Attribute, Known> values = new EnumMap<>(Attribute.class);
        Json.eachMember(text, json -> {
            Attribute attribute = Names.parse(Attribute.class, json.currentName());
            json.nextToken();
            json.nextToken();
            String value = json.getText();
            json.nextToken();
            int version = json.getIntValue();
            json.nextToken();
            values.put(attribute, new Known(value, times.getOrDefault(version, Instant.EPOCH), version));
        });
        return values;
    }
}
