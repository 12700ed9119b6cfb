package org.redress.kpi.objective.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.Problem.FieldError;

/** The members of a JSON object, each read once; what is wrong is remembered with its pointer, all of it. */
final class Form {

    private final JsonNode object;
    private final String pointer;
    private final List<FieldError> faults;
    private final Set<String> known = new HashSet<>();

    Form(JsonNode object) {
        this(object, "", new ArrayList<>());
    }

    private Form(JsonNode object, String pointer, List<FieldError> faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
        if (!object.isObject()) {
            faults.add(new FieldError(pointer, "wrong-type", "must be a JSON object"));
        }
    }

    void fault(String name, String code, String message) {
        faults.add(new FieldError(pointer + "/" + name, code, message));
    }

    /** Refuses the request if anything was wrong, or if there is a member that nobody has read. */
    void refuse() {
        refuseOthers();
        if (!faults.isEmpty()) {
            FieldError first = faults.getFirst();
            Problem problem = Problem.of(
                    400,
                    "invalid-objective",
                    "The objective cannot be used",
                    (first.pointer().isEmpty() ? "The body" : first.pointer()) + " " + first.message());
            for (FieldError fault : faults) {
                problem = problem.at(fault.pointer(), fault.code(), fault.message());
            }
            throw problem.exception();
        }
    }

    void refuseOthers() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                fault(name.replace("~", "~0").replace("/", "~1"), "unknown-field", "is not known here");
            }
        });
    }

    private @Nullable JsonNode take(String name) {
        known.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    boolean has(String name) {
        known.add(name);
        JsonNode node = object.get(name);
        return node != null && !node.isNull();
    }

    /** A text of one line, at most 100 characters. */
    @Nullable
    String code(String name, boolean required) {
        JsonNode node = take(name);
        if (node == null) {
            if (required) {
                fault(name, "required", "is missing");
            }
            return null;
        }
        String text = node.isTextual() ? node.textValue() : "";
        if (!node.isTextual()) {
            fault(name, "wrong-type", "must be a text");
        } else if (text.isBlank() || text.length() > 100 || text.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            fault(name, "malformed", "must be one line of 1 to 100 characters");
        } else {
            return text.strip();
        }
        return null;
    }

    /** A number within limits; {@code usual} if it is left out. */
    double number(String name, double least, double most, double usual, String message) {
        JsonNode node = take(name);
        if (node == null) {
            if (Double.isNaN(usual)) {
                fault(name, "required", "is missing");
            }
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

    /** A whole number within limits; {@code usual} if it is left out. */
    int whole(String name, int least, int most, int usual, String message) {
        double number = number(name, least, most, usual < least ? Double.NaN : usual, message);
        if (number != Math.rint(number) && !Double.isNaN(number)) {
            fault(name, "wrong-type", "must be a whole number");
            return usual;
        }
        return Double.isNaN(number) ? usual : (int) number;
    }

    /** The object within this one, if it is there. */
    @Nullable
    Form object(String name) {
        JsonNode node = take(name);
        return node == null ? null : new Form(node, pointer + "/" + name, faults);
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The texts of a list; the empty text is one. */
    List<String> texts(String name, int most) {
        JsonNode node = take(name);
        List<String> texts = new ArrayList<>();
        if (node == null || !node.isArray() || node.isEmpty() || node.size() > most) {
            fault(name, "wrong-type", "must be a list of 1 to " + most + " texts");
            return texts;
        }
        for (JsonNode item : node) {
            if (!item.isTextual() || item.textValue().length() > 200) {
                fault(name, "wrong-type", "must hold texts of at most 200 characters");
                return texts;
            }
            texts.add(item.textValue());
        }
        return texts;
    }

    /** The objects of a list; absent if it is left out. */
    @Nullable
    List<Form> objects(String name, int most) {
        JsonNode node = take(name);
        if (node == null) {
            return null;
        }
        List<Form> forms = new ArrayList<>();
        if (!node.isArray() || node.isEmpty() || node.size() > most) {
            fault(name, "wrong-type", "must be a list of 1 to " + most + " objects");
            return forms;
        }
        for (int i = 0; i < node.size(); i++) {
            forms.add(new Form(node.get(i), pointer + "/" + name + "/" + i, faults));
        }
        return forms;
    }
}
