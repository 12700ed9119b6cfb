package org.redress.importer.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.importer.file.Row;

/**
 * The shape of an event's data, as written in a mapping: a text names a column, {@code {column: …}} reads one with care, {@code
 * {value: …}} and plain numbers and booleans are constants, other objects and lists are built from their parts.
 */
sealed interface Template {

    /** The value for this row; null where the row has nothing to say. */
    @Nullable
    JsonNode build(Row row, Values values);

    /** Every column it reads. */
    Stream<String> columns();

    static Template of(JsonNode shape, ObjectMapper yaml) throws IOException {
        if (shape.isTextual()) {
            return new FromColumn(FieldRule.text(shape.textValue()));
        }
        if (shape.has("column")) {
            return new FromColumn(yaml.treeToValue(shape, FieldRule.class));
        }
        if (shape.has("value") && shape.size() == 1) {
            return new Constant(shape.get("value"));
        }
        if (shape.isObject()) {
            return Group.of(shape, yaml);
        }
        if (shape.isArray()) {
            List<Template> items = new ArrayList<>();
            for (JsonNode item : shape) {
                items.add(of(item, yaml));
            }
            return new Items(items);
        }
        return new Constant(shape);
    }

    /** The same in every row. */
    record Constant(JsonNode value) implements Template {
        @Override
        public JsonNode build(Row row, Values values) {
            return value;
        }

        @Override
        public Stream<String> columns() {
            return Stream.empty();
        }
    }

    /** Read from the row. */
    record FromColumn(FieldRule rule) implements Template {
        @Override
        public @Nullable JsonNode build(Row row, Values values) {
            return rule.read(row, values);
        }

        @Override
        public Stream<String> columns() {
            return rule.columns().stream();
        }
    }

    /** An object; absent where the row fills none of its fields, however many constants stand beside them. */
    record Group(Map<String, Template> fields) implements Template {

        static final Group EMPTY = new Group(Map.of());

        static Group of(JsonNode shape, ObjectMapper yaml) throws IOException {
            Map<String, Template> fields = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> field : shape.properties()) {
                fields.put(field.getKey(), Template.of(field.getValue(), yaml));
            }
            return new Group(fields);
        }

        @Override
        public @Nullable JsonNode build(Row row, Values values) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            return fill(object, row, values) ? object : null;
        }

        /** Adds what the row has to say to an object; whether it had anything. */
        boolean fill(ObjectNode object, Row row, Values values) {
            boolean filled = false;
            for (Map.Entry<String, Template> field : fields.entrySet()) {
                JsonNode value = field.getValue().build(row, values);
                if (value != null) {
                    object.set(field.getKey(), value);
                    filled |= !(field.getValue() instanceof Constant);
                }
            }
            return filled;
        }

        @Override
        public Stream<String> columns() {
            return fields.values().stream().flatMap(Template::columns);
        }

        Set<String> columnSet() {
            return new LinkedHashSet<>(columns().toList());
        }
    }

    /** A list of the items that the row fills. */
    record Items(List<Template> items) implements Template {
        @Override
        public @Nullable JsonNode build(Row row, Values values) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (Template item : items) {
                JsonNode value = item.build(row, values);
                if (value != null) {
                    array.add(value);
                }
            }
            return array.isEmpty() ? null : array;
        }

        @Override
        public Stream<String> columns() {
            return items.stream().flatMap(Template::columns);
        }
    }
}
