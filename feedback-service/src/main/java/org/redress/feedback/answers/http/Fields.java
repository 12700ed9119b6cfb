package org.redress.feedback.answers.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.kit.Uuids;

/** The fields of a JSON object, read one by one; what is wrong is remembered with its pointer. Null means absent. */
final class Fields {

    private static final int MAX_CODE = 100;

    private final JsonNode object;
    private final String pointer;
    private final List<Fault> faults;

    /** One thing that is wrong, as in a problem detail. */
    record Fault(String pointer, String code, String message) {}

    Fields(JsonNode object, String pointer) {
        this(object, pointer, new ArrayList<>());
        if (!object.isObject()) {
            fault("", "wrong-type", "must be a JSON object");
        }
    }

    private Fields(JsonNode object, String pointer, List<Fault> faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
    }

    /** An object within this one; its faults are this one's. */
    Fields child(String path, JsonNode child) {
        return new Fields(child, pointer + "/" + path, faults);
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    void fault(String below, String code, String message) {
        faults.add(new Fault(pointer + below, code, message));
    }

    void allowOnly(Set<String> names, Set<String> moreNames) {
        object.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name) && !moreNames.contains(name)) {
                fault("/" + name.replace("~", "~0").replace("/", "~1"), "unknown-field", "is not known here");
            }
        });
    }

    JsonNode node(String name) {
        JsonNode node = object.path(name);
        return node.isNull() ? MissingNode.getInstance() : node;
    }

    @Nullable
    String text(String name, int maxLength) {
        JsonNode node = node(name);
        if (node.isMissingNode()) {
            return null;
        }
        if (!node.isTextual()) {
            fault("/" + name, "wrong-type", "must be a text");
            return null;
        }
        String text = node.textValue();
        if (text.isBlank()) {
            fault("/" + name, "empty", "must not be empty; leave it out instead");
        } else if (text.length() > maxLength) {
            fault("/" + name, "too-long", "must have at most " + maxLength + " characters");
        }
        return text;
    }

    /** A short text that things are counted by: no control characters. */
    @Nullable
    String code(String name) {
        String code = text(name, MAX_CODE);
        if (code != null && code.chars().anyMatch(Character::isISOControl)) {
            fault("/" + name, "forbidden-character", "must not contain control characters");
        }
        return code;
    }

    @Nullable
    Integer integer(String name) {
        JsonNode node = node(name);
        if (node.isMissingNode()) {
            return null;
        }
        if (!node.isInt()) {
            fault("/" + name, "wrong-type", "must be a whole number");
            return null;
        }
        return node.intValue();
    }

    @Nullable
    UUID uuid(String name) {
        String text = text(name, 255);
        if (text == null) {
            return null;
        }
        UUID id = Uuids.parse(text).orElse(null);
        if (id == null) {
            fault("/" + name, "malformed", "must be a UUID");
        }
        return id;
    }

    @Nullable
    Instant time(String name) {
        String text = text(name, 64);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            fault("/" + name, "malformed", "must be RFC 3339 with a zone, for example 2026-03-01T08:00:00Z");
            return null;
        }
    }
}
