package org.redress.kit.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redress.kit.Uuids;
import org.redress.kit.cloudevents.StrictJson;
import org.redress.kit.cloudevents.StrictJson.NotStrictJsonException;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.Problem.FieldError;

/**
 * The members of a JSON object, each read by its name. Every fault is noted with its pointer, up to a number that still helps; so is every
 * member that was not read. A member that is null counts as absent, and one that is wrong is read as absent. Not thread-safe.
 */
public final class JsonMembers {

    /** The longest code. */
    public static final int MAX_CODE = 100;

    private static final int MOST_FAULTS = 100;
    private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+\\.\\S+");

    private final JsonNode object;
    private final String pointer;
    private final List<FieldError> faults;
    private final Set<String> known = new HashSet<>();

    /** The members of a body. */
    public JsonMembers(JsonNode body) {
        this(body, "");
    }

    /**
     * The members of an object.
     *
     * @param object an object; one that is missing has no members
     * @param pointer where it stands in the request
     */
    public JsonMembers(JsonNode object, String pointer) {
        this(object, pointer, new ArrayList<>());
    }

    private JsonMembers(JsonNode object, String pointer, List<FieldError> faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
        if (!object.isObject() && !object.isMissingNode()) {
            faultBelow("", "wrong-type", "must be a JSON object");
        }
    }

    /**
     * The members of a body that is read strictly.
     *
     * @param code of the problem if it is not JSON
     * @throws org.redress.kit.problem.ProblemException 400 if it is not
     */
    public static JsonMembers ofBody(byte @Nullable [] body, String code) {
        try {
            return new JsonMembers(StrictJson.read(body == null ? new byte[0] : body));
        } catch (NotStrictJsonException e) {
            throw Problem.of(400, code, "The request cannot be read", e.reason())
                    .exception();
        }
    }

    // ---- faults

    /** Notes that something is wrong with a member. */
    public void fault(String name, String code, String message) {
        faultBelow("/" + escaped(name), code, message);
    }

    /**
     * Notes that something is wrong below this object.
     *
     * @param below a pointer that begins here; empty for the object itself
     */
    public void faultBelow(String below, String code, String message) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new FieldError(pointer + below, code, message));
        }
    }

    /** What was wrong so far, in the whole body. */
    public List<FieldError> faults() {
        return List.copyOf(faults);
    }

    /** Whether nothing was wrong so far, in the whole body. */
    public boolean faultless() {
        return faults.isEmpty();
    }

    /** Whether something was wrong with this member. */
    public boolean faulty(String name) {
        return faults.stream().anyMatch(fault -> fault.pointer().equals(at(name)));
    }

    /**
     * Refuses the request if anything was wrong, or if this object has a member that was not read.
     *
     * @param code of the problem
     * @param title of the problem
     * @throws org.redress.kit.problem.ProblemException 400 with every fault
     */
    public void refuse(String code, String title) {
        refuseOthers();
        if (!faults.isEmpty()) {
            throw problem(code, title, faults).exception();
        }
    }

    /** The problem of a request with faults. */
    public static Problem problem(String code, String title, List<FieldError> faults) {
        FieldError first = faults.getFirst();
        String place = first.pointer().isEmpty() ? "The body" : first.pointer();
        Problem problem = Problem.of(400, code, title, place + " " + first.message());
        for (FieldError fault : faults) {
            problem = problem.at(fault.pointer(), fault.code(), fault.message());
        }
        return problem;
    }

    /** Notes as a fault each member of this object that was not read. */
    public void refuseOthers() {
        for (String name : names()) {
            if (known.add(name)) {
                fault(name, "unknown-field", "is not known here, or is not yours to set");
            }
        }
    }

    // ---- members of any type

    /** The names of all members. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The names of all members; none, and a fault, if there are more than {@code most}. */
    public List<String> names(int most) {
        if (object.size() > most) {
            faultBelow("", "too-many", "must have at most " + most + " members");
            return List.of();
        }
        return names();
    }

    /** Whether there is such a member. */
    public boolean has(String name) {
        return take(name) != null;
    }

    /** A member of any type. */
    public @Nullable JsonNode take(String name) {
        known.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private @Nullable JsonNode take(String name, boolean required) {
        JsonNode node = take(name);
        return required ? required(name, node) : node;
    }

    /** The same value; it is a fault if the member is absent. */
    public <T> @Nullable T required(String name, @Nullable T value) {
        if (value == null && !has(name)) {
            fault(name, "required", "is missing");
        }
        return value;
    }

    // ---- texts

    /** A text of one line. */
    public @Nullable String line(String name, int longest) {
        String line = checked(name, longest);
        if (line != null && brokenLine(line)) {
            fault(name, "forbidden-character", "must not contain control characters");
            return null;
        }
        return line;
    }

    /** A text of one line. */
    public @Nullable String line(String name, int longest, boolean required) {
        String line = line(name, longest);
        return required ? required(name, line) : line;
    }

    /** A short text that things are counted by. Codes travel on Kafka, so an e-mail address is refused. */
    public @Nullable String code(String name) {
        String code = line(name, MAX_CODE);
        if (code != null && code.indexOf('@') >= 0 && ADDRESS.matcher(code).find()) {
            fault(name, "personal-data", "must be a code, not an address");
            return null;
        }
        return code;
    }

    /** A text of any number of lines. */
    public @Nullable String text(String name, int longest) {
        String text = checked(name, longest);
        if (text != null && brokenText(text)) {
            fault(name, "forbidden-character", "must not contain NUL or half a character");
            return null;
        }
        return text;
    }

    private @Nullable String checked(String name, int longest) {
        JsonNode node = take(name);
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            fault(name, "wrong-type", "must be a text");
        } else if (node.textValue().isBlank()) {
            fault(name, "empty", "must not be empty; leave it out instead");
        } else if (node.textValue().length() > longest) {
            fault(name, "too-long", "must have at most " + longest + " characters");
        } else {
            return node.textValue();
        }
        return null;
    }

    /** One of a few words. */
    public @Nullable String oneOf(String name, Collection<String> accepted) {
        String text = line(name, 100);
        if (text != null && !accepted.contains(text)) {
            fault(name, "not-accepted", "must be one of: " + String.join(", ", accepted));
            return null;
        }
        return text;
    }

    /** What one of a few words stands for. */
    public <T> @Nullable T word(String name, Map<String, T> accepted) {
        String word = oneOf(name, accepted.keySet());
        return word == null ? null : accepted.get(word);
    }

    /** What one of a few words stands for, or what holds without it. */
    public <T> T word(String name, Map<String, T> accepted, T otherwise) {
        T value = word(name, accepted);
        return value == null ? otherwise : value;
    }

    /** A text as it stands there, without any check; null if it is none. */
    public @Nullable String raw(String name) {
        return object.path(name).textValue();
    }

    /** The texts of a required list; the empty text is one. */
    public List<String> texts(String name, int most, int longest) {
        JsonNode node = take(name);
        List<String> texts = new ArrayList<>();
        if (node == null || !node.isArray() || node.isEmpty() || node.size() > most) {
            fault(name, "wrong-type", "must be a list of 1 to " + most + " texts");
            return texts;
        }
        for (JsonNode item : node) {
            if (!item.isTextual() || item.textValue().length() > longest || brokenText(item.textValue())) {
                fault(name, "wrong-type", "must hold texts of at most " + longest + " characters");
                return texts;
            }
            texts.add(item.textValue());
        }
        return texts;
    }

    // ---- numbers and truth

    /** True or false. */
    public @Nullable Boolean truth(String name) {
        JsonNode node = take(name);
        if (node != null && !node.isBoolean()) {
            fault(name, "wrong-type", "must be true or false");
            return null;
        }
        return node == null ? null : node.booleanValue();
    }

    /**
     * A number within limits.
     *
     * @param usual if it is left out; a member without a usual value (NaN) is required
     * @param message what it must be
     * @return NaN if it is wrong
     */
    public double number(String name, double least, double most, double usual, String message) {
        JsonNode node = take(name, Double.isNaN(usual));
        if (node == null) {
            return usual;
        }
        if (!node.isNumber()) {
            fault(name, "wrong-type", "must be a number");
        } else if (!(node.doubleValue() >= least && node.doubleValue() <= most)) {
            fault(name, "out-of-range", message);
        } else {
            return node.doubleValue();
        }
        return Double.NaN;
    }

    /** A whole number within limits. A number such as 5.0 or 5e2 is whole. */
    public @Nullable Long whole(String name, long least, long most, boolean required, String message) {
        JsonNode node = take(name, required);
        if (node == null) {
            return null;
        }
        if (!node.isNumber() || node.doubleValue() != Math.rint(node.doubleValue())) {
            fault(name, "wrong-type", "must be a whole number");
        } else if (!node.canConvertToLong() || node.longValue() < least || node.longValue() > most) {
            fault(name, "out-of-range", message);
        } else {
            return node.longValue();
        }
        return null;
    }

    /** A whole number within limits. */
    public @Nullable Integer integer(String name, int least, int most) {
        Long whole = whole(name, least, most, false, "must be a whole number from " + least + " to " + most);
        return whole == null ? null : Math.toIntExact(whole);
    }

    /** An amount of money, not negative. */
    public @Nullable BigDecimal amount(String name) {
        JsonNode node = take(name);
        if (node == null) {
            return null;
        }
        if (!node.isNumber()) {
            fault(name, "wrong-type", "must be a number");
            return null;
        }
        BigDecimal amount = node.decimalValue();
        if (amount.signum() < 0 || amount.precision() - amount.scale() > 15 || amount.scale() > 4) {
            fault(name, "out-of-range", "must be 0 or more, with at most 15 digits and 4 decimals");
            return null;
        }
        return amount;
    }

    // ---- ids and times

    /** A UUID. */
    public @Nullable UUID uuid(String name) {
        String text = line(name, 255);
        if (text == null) {
            return null;
        }
        UUID id = Uuids.parse(text).orElse(null);
        if (id == null) {
            fault(name, "malformed", "must be a UUID");
        }
        return id;
    }

    /** A time with zone. */
    public @Nullable Instant time(String name) {
        String text = line(name, 64);
        if (text == null) {
            return null;
        }
        try {
            return JsonRules.instant(text);
        } catch (DateTimeException e) {
            fault(name, "malformed", "must be a time with zone, for example 2026-03-01T09:30:00Z");
            return null;
        }
    }

    /** A date within limits, both included. */
    public @Nullable LocalDate date(String name, LocalDate first, LocalDate last, boolean required) {
        JsonNode node = take(name, required);
        if (node == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(node.isTextual() ? node.textValue() : "");
            if (!date.isBefore(first) && !date.isAfter(last)) {
                return date;
            }
            fault(name, "out-of-range", "must lie between " + first + " and " + last);
        } catch (DateTimeException e) {
            fault(name, "malformed", "must be a date, such as 2026-03-01");
        }
        return null;
    }

    // ---- objects and lists

    /** The object within this one. Its faults are those of the same request. */
    public @Nullable JsonMembers object(String name) {
        JsonNode node = take(name);
        return node == null ? null : new JsonMembers(node, at(name), faults);
    }

    /**
     * An object somewhere below this one.
     *
     * @param below a pointer that begins here
     */
    public JsonMembers element(String below, JsonNode node) {
        return new JsonMembers(node, pointer + below, faults);
    }

    /** The elements of a list; none if it is absent. */
    public List<JsonNode> list(String name, int most) {
        JsonNode node = take(name);
        List<JsonNode> elements = new ArrayList<>();
        if (node == null) {
            return elements;
        }
        if (!node.isArray()) {
            fault(name, "wrong-type", "must be a list");
        } else if (node.size() > most) {
            fault(name, "too-many", "must have at most " + most + " elements");
        } else {
            node.forEach(elements::add);
        }
        return elements;
    }

    /** The objects of a list; none if it is absent. */
    public List<JsonMembers> objects(String name, int most) {
        List<JsonMembers> objects = new ArrayList<>();
        for (JsonNode node : list(name, most)) {
            objects.add(new JsonMembers(node, at(name) + "/" + objects.size(), faults));
        }
        return objects;
    }

    private String at(String name) {
        return pointer + "/" + escaped(name);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** Whether a line holds a character that has no place in one: line breaks, other control characters, halves of characters. */
    public static boolean brokenLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return brokenText(text);
    }

    /** Whether a text cannot be stored as it is: NUL, or half of a character. */
    private static boolean brokenText(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                return true;
            }
        }
        return false;
    }
}
