package org.redress.complaint.policy.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.intake.Texts;
import org.redress.complaint.policy.ClockDraft;
import org.redress.complaint.policy.NamedCalendar;
import org.redress.complaint.policy.PolicyDefinition;
import org.redress.complaint.policy.PolicyRule;
import org.redress.complaint.policy.PolicyVersion;
import org.redress.complaint.sla.calendar.Zones;
import org.redress.kit.cloudevents.StrictJson;
import org.redress.kit.cloudevents.StrictJson.NotStrictJsonException;
import org.redress.kit.http.JsonMembers;
import org.redress.kit.problem.Problem;

/** Calendars and policies that are stored, in the form and with the refusals of a simulation. */
public final class DefinitionForms {

    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_RULES = 200;
    private static final int MAX_VALUES = 100;
    static final int LAST_POSITION = 10_000;
    private static final int POSITION = 100;
    private static final Pattern CUSTOM = Pattern.compile("fields\\." + Texts.FIELD_NAME);
    private static final int MAX_NAME = 64;

    private DefinitionForms() {}

    /**
     * A body as JSON.
     *
     * @throws org.redress.kit.problem.ProblemException 400 if it is none, 413 if it has more than a mebibyte
     */
    public static JsonNode json(byte @Nullable [] body) {
        byte[] bytes = body == null ? new byte[0] : body;
        if (bytes.length > MAX_BYTES) {
            throw Problem.of(413, "too-large", "Too large", "At most " + MAX_BYTES + " bytes.")
                    .exception();
        }
        try {
            return StrictJson.read(bytes);
        } catch (NotStrictJsonException e) {
            throw Problem.of(400, "invalid-json", "The request cannot be read", e.reason())
                    .exception();
        }
    }

    /**
     * A calendar.
     *
     * @param pointer where it stands in the request
     * @throws org.redress.kit.problem.ProblemException 400 with every fault
     */
    public static NamedCalendar calendar(JsonNode body, String pointer, String id, int version) {
        JsonMembers place = new JsonMembers(body, pointer);
        identity(place, id);
        NamedCalendar read = CalendarReader.read(place, id);
        place.refuse("invalid-request", "The request is not valid");
        if (read == null) {
            throw new IllegalStateException("A calendar without fault was not read");
        }
        return new NamedCalendar(id, Integer.toString(version), read.effectiveFrom(), read.calendar());
    }

    /**
     * A policy.
     *
     * @param pointer where it stands in the request
     * @param calendars ids that its clocks may name
     * @throws org.redress.kit.problem.ProblemException 400 with every fault
     */
    public static PolicyDefinition policy(JsonNode body, String pointer, String id, Set<String> calendars) {
        JsonMembers place = new JsonMembers(body, pointer);
        identity(place, id);
        PolicyValues.code(place, "id");
        Integer position = place.integer("position", 0, LAST_POSITION);
        Boolean active = place.truth("active");
        ZoneId zone = zone(place);
        String pack = place.line("pack", MAX_NAME);
        String variant = place.line("variant", MAX_NAME);
        place.line("packVersion", MAX_NAME);
        // Two names that no calendar can have: a calendar must be named even if there is only one, because another may
        // follow.
        Set<String> known = new HashSet<>(calendars);
        known.addAll(List.of("", " "));
        PolicyReader reader = new PolicyReader(known, zone);
        List<PolicyRule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>(Set.of("default"));
        for (JsonMembers rule : place.objects("rules", MAX_RULES)) {
            String name = rule.required("name", PolicyValues.code(rule, "name"));
            if (name != null && !names.add(name)) {
                rule.fault("name", "twice", "is the name of another rule of this policy already");
            }
            Map<String, Set<String>> match = match(rule.required("match", rule.object("match")));
            rules.add(new PolicyRule(name == null ? "" : name, match, clocks(reader, rule)));
        }
        JsonMembers otherwise = place.object("default");
        if (otherwise != null) {
            rules.add(new PolicyRule("default", Map.of(), clocks(reader, otherwise)));
        }
        if (rules.isEmpty()) {
            place.fault("rules", "required", "must have a rule at least; a default alone will do");
        }
        Instant effectiveFrom = PolicyValues.time(place, "effectiveFrom");
        place.refuseOthers();
        place.refuse("invalid-request", "The request is not valid");
        return new PolicyDefinition(
                effectiveFrom, position == null ? POSITION : position, active == null || active, pack, variant, rules);
    }

    /** The calendars that a policy names. */
    public static Set<String> calendarsOf(JsonNode policy) {
        return new TreeSet<>(policy.findValuesAsText("calendar"));
    }

    static void identity(JsonMembers place, String id) {
        String given = place.raw("id");
        if (given != null && !given.equals(id)) {
            place.fault("id", "contradiction", "must be that of the address, or be left out");
        }
        if (place.has("version")) {
            place.take("version");
            place.fault("version", "read-only", "is counted here; leave it out");
        }
    }

    private static ZoneId zone(JsonMembers place) {
        String name = place.line("zone", 64);
        ZoneId zone = name == null ? ZoneOffset.UTC : Zones.of(name);
        if (zone == null) {
            place.fault("zone", "unknown-zone", Zones.EXPECTED);
            return ZoneOffset.UTC;
        }
        return zone;
    }

    private static List<ClockDraft> clocks(PolicyReader reader, JsonMembers rule) {
        for (String foreign : List.of("version", "effectiveFrom")) {
            if (rule.has(foreign)) {
                rule.fault(foreign, "unknown-field", "belongs to the policy, not to a rule");
            }
        }
        PolicyVersion read = reader.read(rule);
        return read.clocks();
    }

    static Map<String, Set<String>> match(@Nullable JsonMembers place) {
        Map<String, Set<String>> match = new HashMap<>();
        if (place == null) {
            return match;
        }
        for (String name : place.names()) {
            if (!name.equals(PolicyRule.SOURCE)
                    && !PolicyRule.ATTRIBUTES.containsKey(name)
                    && !CUSTOM.matcher(name).matches()) {
                place.fault(
                        name.replace("~", "~0").replace("/", "~1"),
                        "unknown-field",
                        "must be source, fields.<name> or one of: "
                                + String.join(", ", new TreeSet<>(PolicyRule.ATTRIBUTES.keySet())));
                continue;
            }
            Set<String> accepted = new LinkedHashSet<>();
            List<JsonNode> values = place.list(name, MAX_VALUES);
            if (values.isEmpty()) {
                place.fault(name, "required", "must be a list with a value at least");
            }
            for (int i = 0; i < values.size(); i++) {
                String value = values.get(i).textValue();
                if (value == null
                        || value.isBlank()
                        || value.length() > Texts.MAX_CODE
                        || JsonMembers.brokenLine(value)) {
                    place.faultBelow("/" + name + "/" + i, "malformed", "must be one line of text");
                } else {
                    accepted.add(value);
                }
            }
            match.put(name, accepted);
        }
        if (place.names().isEmpty()) {
            place.faultBelow("", "required", "must name a value at least; what fits every case is the default");
        }
        return match;
    }
}
