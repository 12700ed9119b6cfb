package org.redress.complaint.casework.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.PolicyAssignment;

/** The column {@code pin}; null for the configured policy. */
final class PolicyAssignmentJson {

    private PolicyAssignmentJson() {}

    static @Nullable String write(PolicyAssignment policyAssignment) {
        return policyAssignment.equals(PolicyAssignment.BY_CONFIGURATION)
                ? null
                : Json.write(120, json -> write(json, policyAssignment));
    }

    private static void write(JsonGenerator json, PolicyAssignment policyAssignment) throws IOException {
        json.writeStartObject();
        json.writeStringField("policy", policyAssignment.policy());
        json.writeNumberField("version", policyAssignment.version());
        json.writeStringField("rule", policyAssignment.rule());
        json.writeObjectFieldStart("matched");
        for (Map.Entry<String, String> value : policyAssignment.matched().entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("calendars");
        for (Map.Entry<String, Integer> calendar : policyAssignment.calendars().entrySet()) {
            json.writeNumberField(calendar.getKey(), calendar.getValue());
        }
        json.writeEndObject();
        if (!policyAssignment.kept().isEmpty()) {
            json.writeObjectFieldStart("kept");
            for (Map.Entry<String, PolicyAssignment> kept :
                    policyAssignment.kept().entrySet()) {
                json.writeFieldName(kept.getKey());
                write(json, kept.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    static PolicyAssignment read(@Nullable String text) {
        if (text == null) {
            return PolicyAssignment.BY_CONFIGURATION;
        }
        Draft draft = new Draft();
        Json.eachMember(text, draft::member);
        return draft.pin();
    }

    private static final class Draft {

        private final Map<String, String> matched = new HashMap<>();
        private final Map<String, Integer> calendars = new HashMap<>();
        private final Map<String, PolicyAssignment> kept = new HashMap<>();
        private String policy = PolicyAssignment.CONFIGURED;
        private int version;
        private String rule = "";

        void member(JsonParser json) throws IOException {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "policy" -> policy = json.getText();
                case "version" -> version = json.getIntValue();
                case "rule" -> rule = json.getText();
                case "matched" -> {
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        String attribute = json.currentName();
                        json.nextToken();
                        matched.put(attribute, json.getText());
                    }
                }
                case "calendars" -> {
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        String calendar = json.currentName();
                        json.nextToken();
                        calendars.put(calendar, json.getIntValue());
                    }
                }
                case "kept" -> {
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        String clock = json.currentName();
                        json.nextToken();
                        Draft earlier = new Draft();
                        while (json.nextToken() == JsonToken.FIELD_NAME) {
                            earlier.member(json);
                        }
                        kept.put(clock, earlier.pin());
                    }
                }
                default -> json.skipChildren();
            }
        }

        PolicyAssignment pin() {
            return new PolicyAssignment(policy, version, rule, matched, calendars, kept);
        }
    }
}
