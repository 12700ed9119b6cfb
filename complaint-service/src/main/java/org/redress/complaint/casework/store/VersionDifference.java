package org.redress.complaint.casework.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.redress.kit.cloudevents.StrictJson;
import org.redress.kit.cloudevents.StrictJson.NotStrictJsonException;

/** What became different between two versions of a case, as its history tells. */
final class VersionDifference {

    private static final String STATES = """
            select (h.data -> 'dimensions')::text as dimensions, (h.data -> 'state')::text as state
            from event_history h where h.aggregate_id = ? and h.version in (?, ?) order by h.version
            """;

    private VersionDifference() {}

    /**
     * A field with two values.
     *
     * @param seen what it was at the older version; JSON null for nothing
     * @param now what it is at the newer version; JSON null for nothing
     */
    record Field(String field, JsonNode seen, JsonNode now) {}

    /** The differing fields by name; empty if the older version never was. */
    static List<Field> between(Connection connection, UUID id, int older, int newer) throws SQLException {
        List<Field> fields = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(STATES)) {
            select.setObject(1, id);
            select.setInt(2, older);
            select.setInt(3, newer);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    JsonNode dimensions = json(row.getString("dimensions"));
                    JsonNode state = json(row.getString("state"));
                    if (row.next()) {
                        compare(dimensions, json(row.getString("dimensions")), fields);
                        compare(state, json(row.getString("state")), fields);
                    }
                }
            }
        }
        return fields;
    }

    private static JsonNode json(String stored) {
        try {
            return StrictJson.read(stored.getBytes(UTF_8));
        } catch (NotStrictJsonException e) {
            throw new IllegalStateException("The history holds what is no JSON", e);
        }
    }

    private static void compare(JsonNode seen, JsonNode now, List<Field> fields) {
        Set<String> names = new TreeSet<>();
        seen.fieldNames().forEachRemaining(names::add);
        now.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            Field field = new Field(name, value(seen, name), value(now, name));
            if (!field.seen.equals(field.now)) {
                fields.add(field);
            }
        }
    }

    private static JsonNode value(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value == null ? NullNode.getInstance() : value;
    }
}
