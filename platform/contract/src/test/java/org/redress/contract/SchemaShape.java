package org.redress.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares a schema with a record, field by field and part by part. Collects what differs, by JSON pointer. */
final class SchemaShape {

    private final List<String> differences = new ArrayList<>();

    private SchemaShape() {}

    static List<String> differences(EventKind kind) {
        SchemaShape shape = new SchemaShape();
        shape.compare("", ContractFiles.schemaFile(kind), ContractFiles.schema(kind), kind.record(), kind.fact());
        return shape.differences;
    }

    private void compare(String at, Path file, JsonNode schema, Class<?> shape, @Nullable Class<?> fact) {
        if (!schema.path("additionalProperties").isBoolean()
                || schema.path("additionalProperties").booleanValue()) {
            differences.add(at + ": additionalProperties must be false");
        }
        Set<String> names = new TreeSet<>();
        Set<String> required = new TreeSet<>();
        for (RecordComponent component : shape.getRecordComponents()) {
            names.add(component.getName());
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
            JsonNode property = schema.path("properties").path(component.getName());
            if (!property.isMissingNode()) {
                Type type = component.getName().equals("fact") && fact != null ? fact : component.getGenericType();
                compareValue(at + "/" + component.getName(), file, property, type);
            }
        }
        same(at + ": properties", names, fieldNames(schema.path("properties")));
        same(at + ": required", required, texts(schema.path("required")));
    }

    private void compareValue(String at, Path file, JsonNode property, Type type) {
        if (property.has("$ref")) {
            String ref = property.path("$ref").textValue();
            Path target = ref.startsWith("#")
                    ? file
                    : file.resolveSibling(ref.substring(0, ref.indexOf('#'))).normalize();
            compareValue(at, target, ContractFiles.resolve(file, ref), type);
        } else if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            same(at, "array", property.path("type").asText());
            if (list.getActualTypeArguments()[0] != String.class
                    || !property.path("items").has("enum")) {
                compareValue(at + "/items", file, property.path("items"), list.getActualTypeArguments()[0]);
            }
        } else if (type instanceof Class<?> shape && shape.isRecord()) {
            same(at, "object", property.path("type").asText());
            compare(at, file, property, shape, null);
        } else if (type instanceof Class<?> constants && constants.isEnum()) {
            same(at, wireNames(constants), texts(property.path("enum")));
        } else {
            same(at, jsonType(type), property.path("type").asText());
            same(at + ": format", format(type), property.path("format").asText());
        }
    }

    private static Set<String> wireNames(Class<?> constants) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(constants.getEnumConstants()).forEach(constant -> names.add(WireName.of((Enum<?>) constant)));
        return names;
    }

    private static String jsonType(Type type) {
        Map<Type, String> types = Map.of(
                String.class, "string",
                UUID.class, "string",
                Instant.class, "string",
                int.class, "integer",
                Integer.class, "integer",
                Long.class, "integer",
                BigDecimal.class, "number",
                boolean.class, "boolean",
                Boolean.class, "boolean");
        return types.getOrDefault(type, "no JSON type is known for " + type);
    }

    private static String format(Type type) {
        return type == UUID.class ? "uuid" : type == Instant.class ? "date-time" : "";
    }

    private void same(String at, Object inRecord, Object inSchema) {
        if (!inRecord.equals(inSchema)) {
            differences.add(at + ": the record has " + inRecord + ", the schema " + inSchema);
        }
    }

    private static Set<String> fieldNames(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.properties().forEach(field -> names.add(field.getKey()));
        return names;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
