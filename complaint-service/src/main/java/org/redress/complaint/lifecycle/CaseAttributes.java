package org.redress.complaint.lifecycle;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is known of a case beside its moments: of each attribute and custom field the value with the latest event time. */
final class CaseAttributes {

    private final Map<Attribute, AttributeValue> values = new EnumMap<>(Attribute.class);
    private final Map<String, AttributeValue> fields = new TreeMap<>();

    CaseAttributes(Map<Attribute, AttributeValue> values, Map<String, AttributeValue> fields) {
        this.values.putAll(values);
        this.fields.putAll(fields);
    }

    Map<Attribute, AttributeValue> values() {
        return values;
    }

    Map<String, AttributeValue> fields() {
        return fields;
    }

    void learn(Happening happening, Instant at, int version) {
        happening.sets().forEach((attribute, value) -> set(values, attribute, new AttributeValue(value, at, version)));
        happening.fields().forEach((name, value) -> set(fields, name, new AttributeValue(value, at, version)));
    }

    private static <K> void set(Map<K, AttributeValue> known, K name, AttributeValue value) {
        AttributeValue before = known.get(name);
        if (before == null || before.precedes(value.at(), value.version())) {
            known.put(name, value);
        }
    }

    void forgetFields() {
        fields.clear();
    }

    @Nullable
    String value(Attribute attribute) {
        AttributeValue attributeValue = values.get(attribute);
        return attributeValue == null ? null : attributeValue.value();
    }

    /** All that is known now. */
    CaseValues all(String source) {
        return that(source, attributeValue -> true);
    }

    /** What was known at the receipt that has just been told, in event time. */
    CaseValues atReceipt(String source, Instant receivedAt, Happening receipt) {
        CaseValues before = that(source, attributeValue -> !attributeValue.at().isAfter(receivedAt));
        Map<Attribute, String> attributes = new HashMap<>(before.attributes());
        attributes.putAll(receipt.sets());
        Map<String, String> custom = new HashMap<>(before.fields());
        custom.putAll(receipt.fields());
        return new CaseValues(source, attributes, custom);
    }

    private CaseValues that(String source, Predicate<AttributeValue> condition) {
        return new CaseValues(source, plain(values, condition), plain(fields, condition));
    }

    private static <K> Map<K, String> plain(Map<K, AttributeValue> known, Predicate<AttributeValue> condition) {
        Map<K, String> plain = HashMap.newHashMap(known.size());
        known.forEach((name, value) -> {
            if (condition.test(value)) {
                plain.put(name, value.value());
            }
        });
        return plain;
    }
}
