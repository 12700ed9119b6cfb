package org.redress.kit.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table that is written in many rows at once. Each column stands once: its name, its type, and where its value comes from.
 * Every statement is made of that, so no two lists have to agree by position. Rows are read back by name from {@link #columns()}.
 *
 * <p>Rows travel as one array per column ({@code unnest}) or as lines of {@code COPY}. Whole numbers are never boxed. Immutable; keep it in
 * a constant.
 *
 * @param <T> what one row is made of
 */
public final class Table<T> {

    /** The alias of the rows that are being written, in {@link #source()}. */
    public static final String NEW = "new";

    private final String name;
    private final List<Column<T>> columns;
    private final String names;
    private final String source;

    private Table(String name, List<Column<T>> columns) {
        this.name = name;
        this.columns = List.copyOf(columns);
        this.names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        this.source = columns.stream()
                .map(column -> "?::" + column.type() + "[]")
                .collect(Collectors.joining(", ", "unnest(", ") as " + NEW + " (" + names + ")"));
    }

    /** Starts the description of a table with this name. */
    public static <T> Builder<T> named(String name) {
        return new Builder<>(name);
    }

    /** The names of the columns, for {@code select}, {@code insert} or {@code returning}. */
    public String columns() {
        return names;
    }

    /** {@code unnest(…) as new (…)}: the rows as a table expression, with one parameter per column. */
    public String source() {
        return source;
    }

    /** {@code insert into … select … from unnest(…)}; an {@code on conflict} may follow. */
    public String insert() {
        return insertInto(name);
    }

    /** Like {@link #insert}, with an alias for the row that stands already, which {@code on conflict do update} may compare with. */
    public String insertAs(String alias) {
        return insertInto(name + " as " + alias);
    }

    private String insertInto(String target) {
        return "insert into " + target + " (" + names + ") select " + names + " from " + source;
    }

    /**
     * {@code a = new.a, b = new.b, …} for an update.
     *
     * @param from the alias of the new values: {@link #NEW}, or {@code excluded} after a conflict
     * @param except columns that stay as they are, for example the key; each must be a column of this table
     */
    public String assignments(String from, String... except) {
        Set<String> left = Set.of(except);
        List<String> all = columns.stream().map(Column::name).toList();
        if (!all.containsAll(left)) {
            throw new IllegalArgumentException(left + " are not all columns of " + name);
        }
        return all.stream()
                .filter(column -> !left.contains(column))
                .map(column -> column + " = " + from + "." + column)
                .collect(Collectors.joining(", "));
    }

    /**
     * Runs a statement that takes the rows through {@link #source()}, as {@link #insert()} does. Without rows nothing is run.
     *
     * @param more parameters that follow those of the source
     * @return how many rows were written
     */
    public int write(Connection connection, String sql, Collection<? extends T> rows, @Nullable Object... more)
            throws SQLException {
        return rows.isEmpty() ? 0 : Sql.on(connection).update(sql, parameters(rows, more));
    }

    /** The parameters of {@link #source()}, for a statement that reads as well. */
    public @Nullable Object[] parameters(Collection<? extends T> rows, @Nullable Object... more) {
        @Nullable Object[] parameters = Arrays.copyOf(new Object[0], columns.size() + more.length);
        for (int i = 0; i < columns.size(); i++) {
            parameters[i] = columns.get(i).array(rows);
        }
        System.arraycopy(more, 0, parameters, columns.size(), more.length);
        return parameters;
    }

    /** The rows in the text format of {@code COPY}. */
    public String lines(Collection<? extends T> rows) {
        StringBuilder text = new StringBuilder(rows.size() * columns.size() * 12);
        for (T row : rows) {
            char separator = 0;
            for (Column<T> column : columns) {
                if (separator != 0) {
                    text.append(separator);
                }
                column.append(row, text);
                separator = '\t';
            }
            text.append('\n');
        }
        return text.toString();
    }

    /**
     * Copies {@link #lines} into a table of these columns; any conflict is an error.
     *
     * @param table a table of this form; its name need not be this table's
     */
    public void copy(Connection connection, String table, String lines) throws SQLException {
        Sql.on(connection).copy("copy " + table + " (" + names + ") from stdin", lines);
    }

    /** Appends a value as {@code COPY} expects it. */
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

    private sealed interface Column<T> {

        String name();

        String type();

        Sql.Parameter array(Collection<? extends T> rows);

        void append(T row, StringBuilder to);
    }

    private record OfObjects<T>(
            String name,
            String type,
            Function<? super T, ? extends @Nullable Object> getter,
            @Nullable Object[] empty) implements Column<T> {

        @Override
        public Sql.Parameter array(Collection<? extends T> rows) {
            @Nullable Object[] values = Arrays.copyOf(empty, rows.size());
            int i = 0;
            for (T row : rows) {
                values[i++] = getter.apply(row);
            }
            return Sql.array(type, values);
        }

        @Override
        public void append(T row, StringBuilder to) {
            escape(getter.apply(row), to);
        }
    }

    private record OfInts<T>(String name, ToIntFunction<? super T> getter) implements Column<T> {

        @Override
        public String type() {
            return "int4";
        }

        @Override
        public Sql.Parameter array(Collection<? extends T> rows) {
            int[] values = new int[rows.size()];
            int i = 0;
            for (T row : rows) {
                values[i++] = getter.applyAsInt(row);
            }
            return Sql.array(type(), values);
        }

        @Override
        public void append(T row, StringBuilder to) {
            to.append(getter.applyAsInt(row));
        }
    }

    private record OfLongs<T>(String name, ToLongFunction<? super T> getter) implements Column<T> {

        @Override
        public String type() {
            return "int8";
        }

        @Override
        public Sql.Parameter array(Collection<? extends T> rows) {
            long[] values = new long[rows.size()];
            int i = 0;
            for (T row : rows) {
                values[i++] = getter.applyAsLong(row);
            }
            return Sql.array(type(), values);
        }

        @Override
        public void append(T row, StringBuilder to) {
            to.append(getter.applyAsLong(row));
        }
    }

    /**
     * Names the columns, one call each. A getter of {@link #integer} and {@link #bigint} gives a value for every row; the others may give
     * null.
     */
    public static final class Builder<T> {

        private final String name;
        private final List<Column<T>> columns = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        public Builder<T> text(String column, Function<? super T, ? extends @Nullable String> getter) {
            return add(new OfObjects<>(column, "text", getter, new String[0]));
        }

        public Builder<T> uuid(String column, Function<? super T, ? extends @Nullable UUID> getter) {
            return add(new OfObjects<>(column, "uuid", getter, new UUID[0]));
        }

        public Builder<T> integer(String column, ToIntFunction<? super T> getter) {
            return add(new OfInts<>(column, getter));
        }

        public Builder<T> optionalInteger(String column, Function<? super T, ? extends @Nullable Integer> getter) {
            return add(new OfObjects<>(column, "int4", getter, new Integer[0]));
        }

        public Builder<T> bigint(String column, ToLongFunction<? super T> getter) {
            return add(new OfLongs<>(column, getter));
        }

        public Builder<T> optionalBigint(String column, Function<? super T, ? extends @Nullable Long> getter) {
            return add(new OfObjects<>(column, "int8", getter, new Long[0]));
        }

        public Builder<T> decimal(String column, Function<? super T, ? extends @Nullable BigDecimal> getter) {
            return add(new OfObjects<>(column, "numeric", getter, new BigDecimal[0]));
        }

        public Builder<T> bool(String column, Function<? super T, ? extends @Nullable Boolean> getter) {
            return add(new OfObjects<>(column, "bool", getter, new Boolean[0]));
        }

        /** A {@code timestamptz}, to the microsecond; PostgreSQL rounds what is finer. */
        public Builder<T> instant(String column, Function<? super T, ? extends @Nullable Instant> getter) {
            return add(new OfObjects<>(column, "timestamptz", getter, new Object[0]));
        }

        /** A {@code bytea}; {@link Table#lines} cannot write it. */
        public Builder<T> bytes(String column, Function<? super T, byte @Nullable []> getter) {
            return add(new OfObjects<>(column, "bytea", getter, new byte[0][]));
        }

        /** A {@code jsonb} value, given as its text. */
        public Builder<T> json(String column, Function<? super T, ? extends @Nullable String> getter) {
            return add(new OfObjects<>(column, "jsonb", getter, new String[0]));
        }

        /**
         * Ends the description.
         *
         * @throws IllegalArgumentException if a column stands twice
         */
        public Table<T> build() {
            if (columns.stream().map(Column::name).distinct().count() < columns.size()) {
                throw new IllegalArgumentException("A column of " + name + " stands twice");
            }
            return new Table<>(name, columns);
        }

        private Builder<T> add(Column<T> column) {
            columns.add(column);
            return this;
        }
    }
}
