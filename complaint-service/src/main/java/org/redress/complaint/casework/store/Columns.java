package org.redress.complaint.casework.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sets the parameters of a multi-row statement, one array for each column. */
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
        return set("text", column::apply);
    }

    Columns<T> ids(Function<T, Object> column) throws SQLException {
        return set("uuid", column);
    }

    Columns<T> jsons(Function<T, @Nullable String> column) throws SQLException {
        return set("json", column::apply);
    }

    Columns<T> integers(Function<T, Integer> column) throws SQLException {
        return set("int4", column::apply);
    }

    Columns<T> booleans(Function<T, Boolean> column) throws SQLException {
        return set("bool", column::apply);
    }

    Columns<T> instants(Function<T, @Nullable Instant> column) throws SQLException {
        return set("timestamptz", row -> {
            Instant instant = column.apply(row);
            return instant == null ? null : instant.toString();
        });
    }

    private Columns<T> set(String type, Function<T, @Nullable Object> column) throws SQLException {
        @Nullable Object[] values = new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        Array array = connection.createArrayOf(type, values);
        statement.setArray(next, array);
        next++;
        return this;
    }
}
