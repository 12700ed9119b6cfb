package org.redress.complaint.lifecycle;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is known of a case beside its moments: of each attribute and custom field the value with the latest event time. */
final class Knowledge {

    private final Map<Attribute, Known> values = new EnumMap<>(Attribute.class);
    private final Map<String, Known> fields = new TreeMap<>();

    Knowledge(Map<Attribute, Known> values, Map<String, Known> fields) {
        this.values.putAll(values);
        this.fields.putAll(fields);
    }

    Map<Attribute, Known> values() {
        return values;
    }

    Map<String, Known> fields() {
        return fields;
    }

    void learn(Happening happening, Instant at, int version) {
        happening.sets().forEach((attribute, value) -> set(values, attribute, new Known(value, at, version)));
        happening.fields().forEach((name, value) -> set(fields, name, new Known(value, at, version)));
    }

    private static <K> void set(Map<K, Known> known, K name, Known value) {
        Known before = known.get(name);
        if (before == null || before.precedes(value.at(), value.version())) {
            known.put(name, value);
        }
    }

    void forgetFields() {
        fields.clear();
    }

    @Nullable
    String value(Attribute attribute) {
        Known known = values.get(attribute);
        return known == null ? null : known.value();
    }

    /** All that is known now. */
    CaseValues all(String source) {
        return that(source, known -> true);
    }

    /** What was known at the receipt that has just been told, in event time. */
    CaseValues atReceipt(String source, Instant receivedAt, Happening receipt) {
        CaseValues before = that(source, known -> !known.at().isAfter(receivedAt));
        Map<Attribute, String> attributes = new HashMap<>(before.attributes());
        attributes.putAll(receipt.sets());
        Map<String, String> custom = new HashMap<>(before.fields());
        custom.putAll(receipt.fields());
        return new CaseValues(source, attributes, custom);
    }

    private CaseValues that(String source, Predicate<Known> condition) {
        return new CaseValues(source, plain(values, condition), plain(fields, condition));
    }

    private static <K> Map<K, String> plain(Map<K, Known> known, Predicate<Known> condition) {
        Map<K, String> plain = HashMap.newHashMap(known.size());
        known.forEach((name, value) -> {
            if (condition.test(value)) {
                plain.put(name, value.value());
            }
        });
        return plain;
    }
}
