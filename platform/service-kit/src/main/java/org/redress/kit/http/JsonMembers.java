package org.redress.kit.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.kit.cloudevents.StrictJson;
import org.redress.kit.cloudevents.StrictJson.NotStrictJsonException;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.Problem.FieldError;

/**
 * The members of a JSON object, each read by its name; what is wrong is remembered with its pointer, all of it, and so is what nobody has
 * read. A member that is null is one that is left out. Not thread-safe.
 */
public final class JsonMembers {

    private final JsonNode object;
    private final String pointer;
    private final List<FieldError> faults;
    private final Set<String> known = new HashSet<>();

    /** The members of a body. */
    public JsonMembers(JsonNode body) {
        this(body, "", new ArrayList<>());
    }

    private JsonMembers(JsonNode object, String pointer, List<FieldError> faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
        if (!object.isObject()) {
            faults.add(new FieldError(pointer, "wrong-type", "must be a JSON object"));
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

    /** Notes that something is wrong with a member. */
    public void fault(String name, String code, String message) {
        faults.add(new FieldError(at(name), code, message));
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
     * Refuses the request if anything was wrong, or if there is a member that nobody has read.
     *
     * @param code of the problem
     * @param title of the problem
     * @throws org.redress.kit.problem.ProblemException 400 with every fault
     */
    public void refuse(String code, String title) {
        refuseOthers();
        if (faults.isEmpty()) {
            return;
        }
        FieldError first = faults.getFirst();
        String place = first.pointer().isEmpty() ? "The body" : first.pointer();
        Problem problem = Problem.of(400, code, title, place + " " + first.message());
        for (FieldError fault : faults) {
            problem = problem.at(fault.pointer(), fault.code(), fault.message());
        }
        throw problem.exception();
    }

    /** Notes as a fault each member of this object that nobody has read. */
    public void refuseOthers() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                fault(name, "unknown-field", "is not known here");
            }
        });
    }

    /** The names of all members. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Whether there is such a member. */
    public boolean has(String name) {
        return take(name) != null;
    }

    /** A text of one line, stripped; absent if it is left out or wrong. */
    public @Nullable String line(String name, int longest, boolean required) {
        JsonNode node = take(name, required);
        if (node == null) {
            return null;
        }
        String text = node.isTextual() ? node.textValue() : "";
        if (!node.isTextual()) {
            fault(name, "wrong-type", "must be a text");
        } else if (text.isBlank() || text.length() > longest || text.chars().anyMatch(JsonMembers::isControl)) {
            fault(name, "malformed", "must be one line of 1 to " + longest + " characters");
        } else {
            return text.strip();
        }
        return null;
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

    /** A whole number within limits; absent if it is left out or wrong. A number such as 5.0 or 5e2 is whole. */
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

    /** True or false; absent if it is left out or wrong. */
    public @Nullable Boolean truth(String name) {
        JsonNode node = take(name);
        if (node != null && !node.isBoolean()) {
            fault(name, "wrong-type", "must be true or false");
            return null;
        }
        return node == null ? null : node.booleanValue();
    }

    /** A date within limits, both included; absent if it is left out or wrong. */
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

    /** The object within this one; absent if it is left out. Its faults are those of the same request. */
    public @Nullable JsonMembers object(String name) {
        JsonNode node = take(name);
        return node == null ? null : new JsonMembers(node, at(name), faults);
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
            if (!item.isTextual() || item.textValue().length() > longest) {
                fault(name, "wrong-type", "must hold texts of at most " + longest + " characters");
                return texts;
            }
            texts.add(item.textValue());
        }
        return texts;
    }

    /** The objects of a list; absent if it is left out. */
    public @Nullable List<JsonMembers> objects(String name, int most) {
        JsonNode node = take(name);
        if (node == null) {
            return null;
        }
        List<JsonMembers> objects = new ArrayList<>();
        if (!node.isArray() || node.isEmpty() || node.size() > most) {
            fault(name, "wrong-type", "must be a list of 1 to " + most + " objects");
            return objects;
        }
        for (int i = 0; i < node.size(); i++) {
            objects.add(new JsonMembers(node.get(i), at(name) + "/" + i, faults));
        }
        return objects;
    }

    private @Nullable JsonNode take(String name) {
        known.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private @Nullable JsonNode take(String name, boolean required) {
        JsonNode node = take(name);
        if (node == null && required) {
            fault(name, "required", "is missing");
        }
        return node;
    }

    private String at(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static boolean isControl(int character) {
        return character < 0x20 || character == 0x7f;
    }
}
