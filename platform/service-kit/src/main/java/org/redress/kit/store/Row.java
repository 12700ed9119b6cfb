package org.redress.kit.store;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The current row of a result. Columns are read by name, so that their order means nothing. A method without {@code optional} refuses null
 * with {@link IllegalStateException}, the arrays included; every method throws {@link SQLException} if there is no such column or its type
 * does not fit. Valid only while the row is the current one.
 */
public final class Row {

    private final ResultSet row;

    Row(ResultSet row) {
        this.row = row;
    }

    public String text(String column) throws SQLException {
        return present(row.getString(column), column);
    }

    public @Nullable String optionalText(String column) throws SQLException {
        return row.getString(column);
    }

    public UUID uuid(String column) throws SQLException {
        return present(row.getObject(column, UUID.class), column);
    }

    public @Nullable UUID optionalUuid(String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public int integer(String column) throws SQLException {
        int value = row.getInt(column);
        refuseNull(column);
        return value;
    }

    public @Nullable Integer optionalInteger(String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    public long bigint(String column) throws SQLException {
        long value = row.getLong(column);
        refuseNull(column);
        return value;
    }

    public @Nullable Long optionalBigint(String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** A {@code float8}. */
    public double real(String column) throws SQLException {
        double value = row.getDouble(column);
        refuseNull(column);
        return value;
    }

    public @Nullable Double optionalReal(String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    /** A {@code numeric}. */
    public BigDecimal decimal(String column) throws SQLException {
        return present(row.getBigDecimal(column), column);
    }

    public @Nullable BigDecimal optionalDecimal(String column) throws SQLException {
        return row.getBigDecimal(column);
    }

    public boolean bool(String column) throws SQLException {
        boolean value = row.getBoolean(column);
        refuseNull(column);
        return value;
    }

    public @Nullable Boolean optionalBool(String column) throws SQLException {
        boolean value = row.getBoolean(column);
        return row.wasNull() ? null : value;
    }

    /** A {@code timestamptz}, to the microsecond. */
    public Instant instant(String column) throws SQLException {
        return present(row.getObject(column, OffsetDateTime.class), column).toInstant();
    }

    public @Nullable Instant optionalInstant(String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public LocalDate date(String column) throws SQLException {
        return present(row.getObject(column, LocalDate.class), column);
    }

    public @Nullable LocalDate optionalDate(String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    public byte[] bytes(String column) throws SQLException {
        return present(row.getBytes(column), column);
    }

    public byte @Nullable [] optionalBytes(String column) throws SQLException {
        return row.getBytes(column);
    }

    /**
     * A constant that is stored as its name in lower case.
     *
     * @throws IllegalArgumentException if the type has no such constant
     */
    public <E extends Enum<E>> E constant(String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, text(column).toUpperCase(Locale.ROOT));
    }

    /** Like {@link #constant}, null where the column is. */
    public <E extends Enum<E>> @Nullable E optionalConstant(String column, Class<E> type) throws SQLException {
        String name = row.getString(column);
        return name == null ? null : Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }

    /** A {@code text[]}; its elements must not be null. */
    public List<String> texts(String column) throws SQLException {
        return List.of((String[]) array(column));
    }

    /** A {@code uuid[]}; its elements must not be null. */
    public List<UUID> uuids(String column) throws SQLException {
        return List.of((UUID[]) array(column));
    }

    /** An {@code int4[]}; its elements must not be null. */
    public List<Integer> ints(String column) throws SQLException {
        return List.of((Integer[]) array(column));
    }

    /** An {@code int8[]}; its elements must not be null. */
    public List<Long> longs(String column) throws SQLException {
        return List.of((Long[]) array(column));
    }

    /** A {@code timestamptz[]}; its elements must not be null. */
    public List<Instant> instants(String column) throws SQLException {
        return Arrays.stream((Timestamp[]) array(column))
                .map(Timestamp::toInstant)
                .toList();
    }

    private Object array(String column) throws SQLException {
        Array array = present(row.getArray(column), column);
        return Objects.requireNonNull(array.getArray());
    }

    private void refuseNull(String column) throws SQLException {
        if (row.wasNull()) {
            throw new IllegalStateException("Column " + column + " is null");
        }
    }

    private static <T> T present(@Nullable T value, String column) {
        if (value == null) {
            throw new IllegalStateException("Column " + column + " is null");
        }
        return value;
    }
}
