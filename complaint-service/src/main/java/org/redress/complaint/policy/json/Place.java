package org.redress.complaint.policy.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.intake.Texts;
import org.redress.kit.http.JsonRules;

/** An object of the request: its members, each read once; all that is wrong is remembered with its pointer. Null means absent. */
public final class Place {

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9._/-]{0,63}");
    private static final Instant EARLIEST = Instant.parse("1950-02-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2199-12-01T00:00:00Z");

    private final JsonNode object;
    private final String pointer;
    private final Faults faults;
    private final Set<String> known = new HashSet<>();

    public Place(JsonNode object, String pointer, Faults faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
        if (!object.isObject()) {
            faults.add(pointer, "wrong-type", "must be a JSON object");
        }
    }

    /** @param name a member, or a pointer below this object without its first slash */
    public void fault(String name, String code, String message) {
        faults.add(at(name), code, message);
    }

    /** @param below a pointer below this object, or empty for the object itself */
    public void faultBelow(String below, String code, String message) {
        faults.add(pointer + below, code, message);
    }

    private String at(String name) {
        return pointer + "/" + name;
    }

    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** Refuses members that nobody has read. */
    public void refuseOthers() {
        for (var names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                fault(name.replace("~", "~0").replace("/", "~1"), "unknown-field", "is not known here");
            }
        }
    }

    /** A text as it stands there, without any check; null if it is none. */
    @Nullable
    public String raw(String name) {
        return object.path(name).textValue();
    }

    /** A member of any type. */
    @Nullable
    public JsonNode take(String name) {
        known.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    /** The members of this object, all to be read. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Nullable
    public Place object(String name) {
        JsonNode node = take(name);
        return node == null ? null : new Place(node, at(name), faults);
    }

    /** An object at a pointer below this one, without its first slash. */
    public Place element(String below, JsonNode node) {
        return new Place(node, at(below), faults);
    }

    /** The elements of a list, empty if it is absent. */
    public List<JsonNode> list(String name, int most) {
        JsonNode node = take(name);
        if (node == null) {
            return List.of();
        }
        if (!node.isArray()) {
            fault(name, "wrong-type", "must be a list");
            return List.of();
        }
        if (node.size() > most) {
            fault(name, "too-many", "must have at most " + most + " elements");
            return List.of();
        }
        List<JsonNode> elements = new ArrayList<>(node.size());
        node.forEach(elements::add);
        return elements;
    }

    /** The objects of a list, empty if it is absent. */
    public List<Place> objects(String name, int most) {
        List<JsonNode> elements = list(name, most);
        List<Place> places = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            places.add(new Place(elements.get(i), at(name) + "/" + i, faults));
        }
        return places;
    }

    @Nullable
    public String text(String name, int maxLength) {
        JsonNode node = take(name);
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            fault(name, "wrong-type", "must be a text");
            return null;
        }
        String text = node.textValue();
        if (text.isBlank() || text.length() > maxLength || Texts.brokenLine(text)) {
            fault(name, "malformed", "must be one line of 1 to " + maxLength + " characters");
            return null;
        }
        return text;
    }

    /** A name for something: lower case, digits, dots, hyphens, slashes. */
    @Nullable
    public String code(String name) {
        String text = text(name, 64);
        if (text != null && !CODE.matcher(text).matches()) {
            fault(name, "malformed", "must be in lower case, with digits, dots, hyphens and slashes");
            return null;
        }
        return text;
    }

    /** The same from a list of names; null if the list is absent. */
    @Nullable
    public Set<String> codes(String name) {
        if (!has(name)) {
            take(name);
            return null;
        }
        Set<String> codes = new LinkedHashSet<>();
        List<JsonNode> elements = list(name, 50);
        for (int i = 0; i < elements.size(); i++) {
            JsonNode element = elements.get(i);
            if (element.isTextual() && CODE.matcher(element.textValue()).matches()) {
                codes.add(element.textValue());
            } else {
                fault(name + "/" + i, "malformed", "must be a name in lower case");
            }
        }
        return codes;
    }

    /** One of a few words; null if it is absent or wrong. */
    public <T> @Nullable T word(String name, Map<String, T> accepted) {
        String text = text(name, 64);
        T value = text == null ? null : accepted.get(text);
        if (text != null && value == null) {
            fault(name, "not-accepted", "must be one of: " + String.join(", ", accepted.keySet()));
        }
        return value;
    }

    /** The same with what it is if it is absent. */
    public <T> T word(String name, Map<String, T> accepted, T otherwise) {
        T value = word(name, accepted);
        return value == null ? otherwise : value;
    }

    @Nullable
    public Boolean truth(String name) {
        JsonNode node = take(name);
        if (node == null) {
            return null;
        }
        if (!node.isBoolean()) {
            fault(name, "wrong-type", "must be true or false");
            return null;
        }
        return node.booleanValue();
    }

    @Nullable
    public Integer integer(String name, int least, int most) {
        JsonNode node = take(name);
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < least || node.intValue() > most) {
            fault(name, "out-of-range", "must be a whole number from " + least + " to " + most);
            return null;
        }
        return node.intValue();
    }

    @Nullable
    public Instant time(String name) {
        String text = text(name, 64);
        if (text == null) {
            return null;
        }
        try {
            Instant instant = JsonRules.instant(text);
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                fault(name, "out-of-range", "must lie in the years 1950 to 2199");
                return null;
            }
            return instant;
        } catch (DateTimeException e) {
            fault(name, "malformed", "must be a time with zone, for example 2026-03-01T09:30:00Z");
            return null;
        }
    }

    @Nullable
    public LocalDate date(String name) {
        String text = text(name, 10);
        if (text == null) {
            return null;
        }
        LocalDate date = LocalTimeText.date(text);
        if (date == null) {
            fault(name, "malformed", "must be a date in the years 1950 to 2199, for example 2026-03-01");
        }
        return date;
    }

    /** A wall time with its date; an hour of 24:00 is the midnight that ends the date. */
    @Nullable
    public LocalDateTime local(String name) {
        String text = text(name, 32);
        if (text == null) {
            return null;
        }
        LocalDateTime local = LocalTimeText.local(text);
        if (local == null) {
            fault(
                    name,
                    "malformed",
                    "must be a wall time without zone, for example 2026-03-29T02:30 or 2026-03-29T24:00");
        }
        return local;
    }

    /** An ISO 8601 duration, more than zero, of at most 36,525 days. */
    @Nullable
    public Duration duration(String name) {
        String text = text(name, 40);
        if (text == null) {
            return null;
        }
        try {
            Duration duration = Duration.parse(text);
            if (duration.isNegative() || duration.isZero() || duration.compareTo(Duration.ofDays(36_525)) > 0) {
                fault(name, "out-of-range", "must be more than zero and at most 36525 days");
                return null;
            }
            return duration;
        } catch (DateTimeException e) {
            fault(
                    name,
                    "malformed",
                    "must be an ISO 8601 duration of days, hours, minutes and seconds, for example PT1H30M");
            return null;
        }
    }

    /** What must be there: notes that it is missing. */
    public <T> @Nullable T required(String name, @Nullable T value) {
        if (value == null && !has(name)) {
            fault(name, "required", "is missing");
        }
        return value;
    }
}
