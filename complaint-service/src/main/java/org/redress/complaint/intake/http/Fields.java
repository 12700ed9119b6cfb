package org.redress.complaint.intake.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.intake.Texts;
import org.redress.kit.http.JsonRules;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.Problem.FieldError;

/** The fields of a JSON object, each read once; what is wrong is remembered with its pointer, all of it. Null means absent. */
public final class Fields {

    private final JsonNode object;
    private final String pointer;
    private final List<FieldError> faults;
    private final Set<String> known = new HashSet<>();

    /**
     * Fields of a body.
     *
     * @param pointer where the object stands in the request
     */
    public Fields(JsonNode object, String pointer) {
        this(object, pointer, new ArrayList<>());
    }

    private Fields(JsonNode object, String pointer, List<FieldError> faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
        if (!object.isObject() && !object.isMissingNode()) {
            faults.add(new FieldError(pointer, "wrong-type", "must be a JSON object"));
        }
    }

    /** What was wrong so far. */
    public List<FieldError> faults() {
        return faults;
    }

    /** Notes that something is wrong with a field. */
    public void fault(String name, String code, String message) {
        faults.add(new FieldError(pointer + "/" + name, code, message));
    }

    /**
     * Refuses the request if anything was wrong.
     *
     * @param code of the problem
     * @throws org.redress.kit.problem.ProblemException 400 with every fault
     */
    public void refuseFaults(String code) {
        if (!faults.isEmpty()) {
            FieldError first = faults.getFirst();
            Problem problem = Problem.of(400, code, "The data is not valid", first.pointer() + " " + first.message());
            for (FieldError fault : faults) {
                problem = problem.at(fault.pointer(), fault.code(), fault.message());
            }
            throw problem.exception();
        }
    }

    private @Nullable JsonNode take(String name) {
        known.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    /** An object within this one; its faults are this one's. */
    public @Nullable Fields object(String name) {
        JsonNode node = take(name);
        return node == null ? null : new Fields(node, pointer + "/" + name, faults);
    }

    /**
     * The names of all members; more than {@code most} are a fault.
     *
     * @param most how many it may have
     */
    public List<String> names(int most) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.size() > most) {
            faults.add(new FieldError(pointer, "too-many", "must have at most " + most + " members"));
            return List.of();
        }
        return names;
    }

    /** A name as a part of a pointer. */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** Refuses what nobody has read. */
    public void refuseOthers() {
        if (!object.isObject() || object.size() == 0) {
            return;
        }
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                fault(escaped(name), "unknown-field", "is not known here, or is not yours to set");
            }
        }
    }

    private @Nullable String string(String name, int maxLength) {
        JsonNode node = take(name);
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            fault(name, "wrong-type", "must be a text");
            return null;
        }
        String text = node.textValue();
        if (text.isBlank()) {
            fault(name, "empty", "must not be empty; leave it out instead");
            return null;
        }
        if (text.length() > maxLength) {
            fault(name, "too-long", "must have at most " + maxLength + " characters");
            return null;
        }
        return text;
    }

    /** A short text that things are counted by. */
    public @Nullable String code(String name) {
        String code = line(name, Texts.MAX_CODE);
        if (code != null && Texts.looksLikeAddress(code)) {
            fault(name, "personal-data", "must be a code, not an address");
            return null;
        }
        return code;
    }

    /** A text of one line. */
    public @Nullable String line(String name, int maxLength) {
        String line = string(name, maxLength);
        if (line != null && Texts.brokenLine(line)) {
            fault(name, "forbidden-character", "must not contain control characters");
            return null;
        }
        return line;
    }

    /** A text of any length that is accepted. */
    public @Nullable String text(String name) {
        String text = string(name, Texts.MAX_TEXT);
        if (text != null && Texts.brokenText(text)) {
            fault(name, "forbidden-character", "must not contain NUL or half a character");
            return null;
        }
        return text;
    }

    /** True or false. */
    public @Nullable Boolean truth(String name) {
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

    /** How many of something, 1 or more. */
    public @Nullable Integer count(String name) {
        JsonNode node = take(name);
        if (node == null) {
            return null;
        }
        if (!node.isInt() || node.intValue() < 1) {
            fault(name, "wrong-type", "must be a whole number, 1 or more");
            return null;
        }
        return node.intValue();
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

    /** A time with zone. */
    public @Nullable Instant time(String name) {
        String text = string(name, 64);
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

    /** One of a few words. */
    public @Nullable String oneOf(String name, Set<String> accepted) {
        String text = string(name, Texts.MAX_CODE);
        if (text != null && !accepted.contains(text)) {
            fault(name, "not-accepted", "must be one of: " + String.join(", ", accepted));
            return null;
        }
        return text;
    }
}
