package org.redress.kpi.cell.store;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Rows on their way to the database, column by column: one array parameter per column for {@code unnest}, or lines for {@code COPY}. Not
 * thread-safe.
 */
public final class Columns {

    private final List<String> types;
    private final List<List<@Nullable Object>> values = new ArrayList<>();
    private int rows;

    private Columns(List<String> types) {
        this.types = types;
        types.forEach(type -> values.add(new ArrayList<>()));
    }

    /** No rows yet; the types are PostgreSQL's names of them. */
    public static Columns of(String... types) {
        return new Columns(List.of(types));
    }

    /** Adds a row: one value per column, null where absent. */
    public void add(@Nullable Object... row) {
        if (row.length != types.size()) {
            throw new IllegalArgumentException(row.length + " values for " + types.size() + " columns");
        }
        for (int column = 0; column < row.length; column++) {
            values.get(column).add(row[column]);
        }
        rows++;
    }

    /** How many rows there are. */
    public int rows() {
        return rows;
    }

    /** Sets one array parameter per column, from parameter 1 on. */
    public void bind(PreparedStatement statement) throws SQLException {
        Connection connection = statement.getConnection();
        for (int column = 0; column < types.size(); column++) {
            @Nullable Object[] array = values.get(column).toArray(arrayOf(types.get(column)));
            statement.setArray(column + 1, connection.createArrayOf(types.get(column), array));
        }
    }

    /** Runs an insert or update that takes these columns; does nothing without rows. */
    public int execute(Connection connection, String sql) throws SQLException {
        if (rows == 0) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement);
            return statement.executeUpdate();
        }
    }

    /** Runs a {@code COPY … FROM STDIN} of rows in its text format. */
    public static void copy(Connection connection, String sql, String text) throws SQLException {
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(text));
        } catch (IOException e) {
            throw new SQLException("Reading from memory failed", e);
        }
    }

    /** The rows in the text format of {@code COPY}. */
    public String copyText() {
        StringBuilder text = new StringBuilder(rows * types.size() * 12);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < types.size(); column++) {
                if (column > 0) {
                    text.append('\t');
                }
                escape(values.get(column).get(row), text);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static Object[] arrayOf(String type) {
        return switch (type) {
            case "int4" -> new Integer[0];
            case "int8" -> new Long[0];
            case "bool" -> new Boolean[0];
            case "numeric" -> new BigDecimal[0];
            case "text" -> new String[0];
            case "bytea" -> new byte[0][];
            default -> new Object[0];
        };
    }

    private static void escape(@Nullable Object value, StringBuilder to) {
        if (value == null) {
            to.append("\\N");
        } else if (value instanceof String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '\\' -> to.append("\\\\");
                    case '\t' -> to.append("\\t");
                    case '\n' -> to.append("\\n");
                    case '\r' -> to.append("\\r");
                    default -> to.append(c);
                }
            }
        } else {
            to.append(value);
        }
    }
}
