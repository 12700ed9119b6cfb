package org.redress.importer.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.importer.file.Row;

/** A value taken from a column. Built from YAML; the constructor's parameters are the keys one may write there. */
final class FieldRule {

    enum Type {
        TEXT,
        INTEGER,
        DECIMAL,
        TIME
    }

    private final String column;
    private final Type type;
    private final @Nullable Map<String, JsonNode> map;
    private final @Nullable JsonNode otherwise;
    private final String prefix;
    private final @Nullable Condition when;
    private final @Nullable TimeRule time;

    /**
     * @param type text (unless told), integer, decimal or time
     * @param map what each value of the file becomes; a value that is not named is refused, unless {@code otherwise} is given
     * @param prefix put before a text
     * @param format of a time
     * @param zone of a time, unless it is the mapping's
     * @param when the value is left out unless this holds
     */
    @JsonCreator
    FieldRule(
            @JsonProperty(value = "column", required = true) String column,
            @JsonProperty("type") @Nullable Type type,
            @JsonProperty("map") @Nullable Map<String, JsonNode> map,
            @JsonProperty("otherwise") @Nullable JsonNode otherwise,
            @JsonProperty("prefix") @Nullable String prefix,
            @JsonProperty("format") @Nullable String format,
            @JsonProperty("zone") @Nullable ZoneId zone,
            @JsonProperty("when") @Nullable Condition when) {
        this.column = column;
        this.type = type == null ? Type.TEXT : type;
        this.map = map;
        this.otherwise = otherwise;
        this.prefix = prefix == null ? "" : prefix;
        this.when = when;
        this.time = type == Type.TIME ? new TimeRule(column, format, zone, null) : null;
    }

    static FieldRule text(String column) {
        return new FieldRule(column, null, null, null, null, null, null, null);
    }

    Set<String> columns() {
        Set<String> names = new LinkedHashSet<>(Set.of(column));
        if (when != null) {
            names.add(when.column());
        }
        return names;
    }

    @Nullable
    JsonNode read(Row row, Values values) {
        String text = values.text(row, column);
        if (text == null || (when != null && !when.holds(row, values))) {
            return null;
        }
        if (map != null) {
            return mapped(map, text);
        }
        if (time != null) {
            return TextNode.valueOf(time.required(row, values).toString());
        }
        return switch (type) {
            case INTEGER -> integer(text);
            case DECIMAL -> decimal(text);
            case TEXT, TIME -> TextNode.valueOf(prefix + text);
        };
    }

    private JsonNode mapped(Map<String, JsonNode> meanings, String text) {
        JsonNode meaning = meanings.getOrDefault(text, otherwise);
        if (meaning == null) {
            throw new RefusedRowException(
                    column,
                    "unknown-value",
                    "column '" + column + "' holds '" + text + "'; the mapping knows " + meanings.keySet());
        }
        return meaning;
    }

    private JsonNode integer(String text) {
        try {
            return IntNode.valueOf(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new RefusedRowException(
                    column, "invalid-number", "column '" + column + "' holds '" + text + "', which is no whole number");
        }
    }

    private JsonNode decimal(String text) {
        try {
            return DecimalNode.valueOf(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw new RefusedRowException(
                    column, "invalid-number", "column '" + column + "' holds '" + text + "', which is no number");
        }
    }
}
