package org.redress.complaint.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.Attribute;
import org.redress.complaint.lifecycle.CaseValues;

/**
 * A rule of a stored policy.
 *
 * @param name unique in its policy
 * @param match the values that are accepted of each attribute, by its name in JSON; empty for the default, which fits every case
 * @param clocks what a case is given
 */
public record PolicyRule(String name, Map<String, Set<String>> match, List<ClockDraft> clocks) {

    /** Matches the system that a case came from. */
    public static final String SOURCE = "source";

    /** Begins the names by which custom fields are matched. */
    public static final String FIELD = "fields.";

    /** What can be matched beside the source and custom fields. */
    public static final Map<String, Attribute> ATTRIBUTES = Map.of(
            "channel", Attribute.CHANNEL,
            "category", Attribute.CATEGORY,
            "product", Attribute.PRODUCT,
            "brand", Attribute.BRAND,
            "region", Attribute.REGION,
            "priority", Attribute.PRIORITY,
            "severity", Attribute.SEVERITY,
            "team", Attribute.TEAM,
            "customerTier", Attribute.CUSTOMER_TIER,
            "jurisdiction", Attribute.JURISDICTION);

    public PolicyRule {
        match = Map.copyOf(match);
        clocks = List.copyOf(clocks);
    }

    /** The values of a case that this rule asks for; null if one of them is not accepted. */
    public @Nullable Map<String, String> matched(CaseValues values) {
        Map<String, String> matched = new TreeMap<>();
        for (Map.Entry<String, Set<String>> asked : match.entrySet()) {
            String name = asked.getKey();
            String value = value(name, values);
            if (value == null || !asked.getValue().contains(value)) {
                return null;
            }
            matched.put(name, value);
        }
        return matched;
    }

    private static @Nullable String value(String name, CaseValues values) {
        if (name.equals(SOURCE)) {
            return values.source();
        }
        return name.startsWith(FIELD)
                ? values.fields().get(name.substring(FIELD.length()))
                : values.attributes().get(ATTRIBUTES.get(name));
    }
}
