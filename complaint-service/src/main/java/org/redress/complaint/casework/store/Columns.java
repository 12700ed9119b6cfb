package org.redress.complaint.casework.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Sets the parameters of a multi-row statement, one array for each column. Arrays of strings, numbers and truths travel in binary form;
 * anything else goes as text and is cast by the statement, because the driver would write it as a literal with every quote escaped.
 */
final class Columns<T> {

    private final Connection connection;
    private final PreparedStatement statement;
    private final List<T> rows;
    private int next = 1;

    Columns(Connection connection, PreparedStatement statement, List<T> rows) {
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
    }

    Columns<T> texts(Function<T, @Nullable String> column) throws SQLException {
        return set("text", values(String[]::new, column));
    }

    /** For {@code ?::text[]::uuid[]}. */
    Columns<T> ids(Function<T, Object> column) throws SQLException {
        return texts(row -> column.apply(row).toString());
    }

    /** For {@code ?::text[]::json[]}. */
    Columns<T> jsons(Function<T, @Nullable String> column) throws SQLException {
        return texts(column);
    }

    Columns<T> integers(Function<T, Integer> column) throws SQLException {
        return set("int4", values(Integer[]::new, column));
    }

    Columns<T> booleans(Function<T, Boolean> column) throws SQLException {
        return set("bool", values(Boolean[]::new, column));
    }

    /** For {@code ?::text[]::timestamptz[]}. */
    Columns<T> instants(Function<T, @Nullable Instant> column) throws SQLException {
        return texts(row -> {
            Instant instant = column.apply(row);
            return instant == null ? null : instant.toString();
        });
    }

    private <V> @Nullable V[] values(IntFunction<@Nullable V[]> create, Function<T, ? extends @Nullable V> column) {
        @Nullable V[] values = create.apply(rows.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return values;
    }

    private Columns<T> set(String type, @Nullable Object[] values) throws SQLException {
        Array array = connection.createArrayOf(type, values);
        statement.setArray(next, array);
        next++;
        return this;
    }
}
