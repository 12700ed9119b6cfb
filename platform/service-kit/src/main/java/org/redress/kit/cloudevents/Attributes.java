package org.redress.kit.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redress.kit.cloudevents.EventRefusal.Fault;

/** Context attributes by name in text form, judged all at once so that a sender sees every fault in one answer. */
final class Attributes {

    private static final int MAX_LENGTH = 255;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,40}");
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,18})?([Zz]|[+-]\\d\\d:\\d\\d)");

    private final Map<String, String> values;
    private final String pointerPrefix;
    private final List<Fault> faults = new ArrayList<>();

    /** @param pointerPrefix {@code /} in a JSON event, {@code ce-} in headers */
    Attributes(Map<String, String> values, String pointerPrefix) {
        this.values = new TreeMap<>(values);
        this.pointerPrefix = pointerPrefix;
    }

    void fault(String attribute, String code, String message) {
        faults.add(new Fault(pointerPrefix + attribute, code, message));
    }

    @Nullable
    String peekId() {
        String id = values.get("id");
        return id == null || id.length() > MAX_LENGTH || hasForbiddenCharacter(id) ? null : id;
    }

    /** The event with this data, or why there is none. */
    ParsedEvent judge(@Nullable JsonNode data) {
        String id = peekId();
        String specVersion = required("specversion");
        if (!specVersion.isEmpty() && !specVersion.equals("1.0")) {
            fault("specversion", "unsupported", "specversion must be 1.0");
        }
        String eventId = required("id");
        String source = required("source");
        String type = required("type");
        String subject = optional("subject");
        optional("dataschema");
        values.remove("datacontenttype");
        Instant time = time(optional("time"));
        values.forEach(this::judgeExtension);
        if (!faults.isEmpty()) {
            return new ParsedEvent.Refused(id, EventRefusal.invalid(faults));
        }
        return new ParsedEvent.Accepted(new CloudEventIn(
                source,
                eventId,
                type,
                time,
                subject,
                data == null ? MissingNode.getInstance() : data,
                Map.copyOf(values)));
    }

    /** Only the faults found so far; for a request whose attributes could not even be decoded. */
    ParsedEvent refusal(@Nullable String id) {
        return new ParsedEvent.Refused(id, EventRefusal.invalid(faults));
    }

    private String required(String name) {
        String value = values.remove(name);
        if (value == null) {
            fault(name, "required", name + " is missing");
            return "";
        }
        return judgeText(name, value);
    }

    private @Nullable String optional(String name) {
        String value = values.remove(name);
        return value == null ? null : judgeText(name, value);
    }

    private String judgeText(String name, String value) {
        if (value.isEmpty()) {
            fault(name, "empty", name + " must not be empty");
        } else if (value.length() > MAX_LENGTH) {
            fault(name, "too-long", name + " must have at most " + MAX_LENGTH + " characters");
        } else if (hasForbiddenCharacter(value)) {
            fault(name, "forbidden-character", name + " contains a control character");
        }
        return value;
    }

    private void judgeExtension(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            fault(name, "invalid-name", "an attribute's name has 1 to 40 lower-case letters or digits");
        } else if (value.length() > 1_000 || hasForbiddenCharacter(value)) {
            fault(name, "invalid", name + " must have at most 1000 characters, none of them a control character");
        }
    }

    private @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (RFC_3339.matcher(text).matches()) {
            try {
                return OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                        .toInstant();
            } catch (DateTimeParseException e) {
                // No such day or hour: the same refusal as for any other text.
            }
        }
        fault("time", "invalid", "time must be RFC 3339 with a zone, for example 2026-03-01T08:00:00Z");
        return null;
    }

    /** Control characters, surrogates without a partner, and code points that are no characters (CloudEvents, type system). */
    private static boolean hasForbiddenCharacter(String text) {
        return text.codePoints()
                .anyMatch(c -> c < 0x20
                        || (c >= 0x7F && c <= 0x9F)
                        || (c >= 0xD800 && c <= 0xDFFF)
                        || (c >= 0xFDD0 && c <= 0xFDEF)
                        || (c & 0xFFFE) == 0xFFFE);
    }
}
