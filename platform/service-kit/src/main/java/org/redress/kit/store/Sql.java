package org.redress.kit.store;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The one way to run SQL by hand on an open connection. Statements have {@code ?} parameters, bound in order by the type of the value:
 *
 * <ul>
 *   <li>{@code String}, {@code Integer}, {@code Long}, {@code Short}, {@code Double}, {@code BigDecimal}, {@code Boolean}, {@code byte[]},
 *       {@code UUID}, {@code LocalDate}: as the column of that type;
 *   <li>{@code Instant}: as {@code timestamptz} in UTC, to the microsecond;
 *   <li>an enum constant: as text, its name in lower case;
 *   <li>{@link #texts}, {@link #uuids}, {@link #ints}, {@link #longs}, {@link #instants}, {@link #array}: as an array; {@link #json}: as
 *       {@code jsonb};
 *   <li>{@code null}: as null of the type that the statement expects.
 * </ul>
 *
 * <p>A value of any other type is refused with {@link IllegalArgumentException}. Every method throws {@link SQLException} if the database
 * refuses or fails; {@link DatabaseFailures} says what a caller outside is answered then. Methods that read also run
 * {@code insert … returning}. It does not open, commit or close anything; not thread-safe, as the connection is not.
 */
public final class Sql {

    private final Connection connection;

    private Sql(Connection connection) {
        this.connection = connection;
    }

    /** Statements on this connection, in the transaction that is open on it, if one is. */
    public static Sql on(Connection connection) {
        return new Sql(connection);
    }

    /** Makes a value of the current row. */
    @FunctionalInterface
    public interface Reader<T> {

        /** Reads columns by name; must not keep the row. */
        T read(Row row) throws SQLException;
    }

    /** Takes the current row. */
    @FunctionalInterface
    public interface Visitor {

        /** Reads columns by name; must not keep the row. */
        void visit(Row row) throws SQLException;
    }

    /** A parameter that needs the connection to be bound. */
    @FunctionalInterface
    public interface Parameter {

        /** Sets the parameter with this index, counted from 1. */
        void bind(PreparedStatement statement, int index) throws SQLException;
    }

    /** All rows, in the order of the database. */
    public <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... parameters) throws SQLException {
        List<T> found = new ArrayList<>();
        each(sql, row -> found.add(reader.read(row)), parameters);
        return found;
    }

    /**
     * The only row, if there is one.
     *
     * @throws IllegalStateException if there are more
     */
    public <T> Optional<T> optional(String sql, Reader<T> reader, @Nullable Object... parameters) throws SQLException {
        List<T> found = list(sql, reader, parameters);
        if (found.size() > 1) {
            throw new IllegalStateException(found.size() + " rows instead of at most one: " + sql);
        }
        return found.stream().findFirst();
    }

    /**
     * The only row.
     *
     * @throws IllegalStateException if there is none, or more than one
     */
    public <T> T one(String sql, Reader<T> reader, @Nullable Object... parameters) throws SQLException {
        return optional(sql, reader, parameters).orElseThrow(() -> new IllegalStateException("No row: " + sql));
    }

    /** Whether there is any row. */
    public boolean exists(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = bound(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            return rows.next();
        }
    }

    /** Visits all rows; they are all fetched before the first visit. */
    public void each(String sql, Visitor visitor, @Nullable Object... parameters) throws SQLException {
        eachFetching(0, sql, visitor, parameters);
    }

    /**
     * Visits all rows, however many, and holds only a portion of them in memory.
     *
     * @param portion how many rows are fetched at once; takes effect in an open transaction only
     */
    public void eachFetching(int portion, String sql, Visitor visitor, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = bound(sql, parameters)) {
            statement.setFetchSize(portion);
            try (ResultSet rows = statement.executeQuery()) {
                Row row = new Row(rows);
                while (rows.next()) {
                    visitor.visit(row);
                }
            }
        }
    }

    /** Runs an insert, update or delete and returns how many rows it wrote. */
    public int update(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = bound(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /**
     * Runs one statement for many rows in one round trip.
     *
     * @param rows the parameters of each run
     * @return how many rows each run wrote, in their order
     */
    public int[] batch(String sql, Collection<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return new int[0];
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    /** Runs commands without parameters, for example DDL or {@code set local}. */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Runs a {@code copy … from stdin} of rows in its text format.
     *
     * @return how many rows were copied
     */
    public long copy(String sql, String text) throws SQLException {
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(text));
        } catch (IOException e) {
            throw new SQLException("Reading from memory failed", e);
        }
    }

    /** A {@code text[]}. */
    public static Parameter texts(Collection<? extends @Nullable String> values) {
        return array("text", values.toArray(new String[0]));
    }

    /** A {@code uuid[]}. */
    public static Parameter uuids(Collection<UUID> values) {
        return array("uuid", values.toArray(new UUID[0]));
    }

    /** An {@code int4[]}. */
    public static Parameter ints(Collection<Integer> values) {
        return array("int4", values.toArray(new Integer[0]));
    }

    /** An {@code int8[]}. */
    public static Parameter longs(Collection<Long> values) {
        return array("int8", values.toArray(new Long[0]));
    }

    /** A {@code timestamptz[]}, to the microsecond. */
    public static Parameter instants(Collection<? extends @Nullable Instant> values) {
        return array("timestamptz", values.toArray());
    }

    /**
     * An array of any type.
     *
     * @param type PostgreSQL's name of the elements' type, for example {@code int4}
     * @param values a Java array of a type that the driver knows for it; {@code int[]} and {@code long[]} are not boxed
     */
    public static Parameter array(String type, Object values) {
        return (statement, index) -> statement.setArray(
                index, statement.getConnection().unwrap(PGConnection.class).createArrayOf(type, values));
    }

    /** A {@code jsonb} value; null stays null. */
    public static Parameter json(@Nullable String text) {
        return (statement, index) -> statement.setObject(index, text, Types.OTHER);
    }

    private PreparedStatement bound(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            bind(statement, parameters);
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            bind(statement, i + 1, parameters[i]);
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.NULL);
            case String text -> statement.setString(index, text);
            case Integer number -> statement.setInt(index, number);
            case Long number -> statement.setLong(index, number);
            case Short number -> statement.setShort(index, number);
            case Double number -> statement.setDouble(index, number);
            case BigDecimal number -> statement.setBigDecimal(index, number);
            case Boolean flag -> statement.setBoolean(index, flag);
            case byte[] bytes -> statement.setBytes(index, bytes);
            case UUID id -> statement.setObject(index, id);
            case LocalDate date -> statement.setObject(index, date);
            case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
            case Enum<?> constant -> statement.setString(index, constant.name().toLowerCase(Locale.ROOT));
            case Parameter parameter -> parameter.bind(statement, index);
            default -> throw new IllegalArgumentException("No column type for " + value.getClass());
        }
    }
}
