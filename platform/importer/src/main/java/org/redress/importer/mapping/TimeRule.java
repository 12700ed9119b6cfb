package org.redress.importer.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.importer.file.Row;

/**
 * A time: either a column with its pattern, or one fixed instant for files that hold no date. A date without a time is the start of
 * that day in the zone; a wall time that the zone skips is moved on by the gap, one that it has twice is the earlier.
 */
final class TimeRule {

    private final @Nullable String column;
    private final @Nullable Instant fixed;
    private final String pattern;
    private final @Nullable DateTimeFormatter formatter;
    private final @Nullable ZoneId zone;

    @JsonCreator
    TimeRule(
            @JsonProperty("column") @Nullable String column,
            @JsonProperty("format") @Nullable String format,
            @JsonProperty("zone") @Nullable ZoneId zone,
            @JsonProperty("fixed") @Nullable Instant fixed) {
        if ((column == null) == (fixed == null)) {
            throw new IllegalArgumentException("a time needs either 'column' or 'fixed'");
        }
        if (column != null && format == null) {
            throw new IllegalArgumentException("the time in column '" + column
                    + "' needs a 'format': a pattern such as yyyy-MM-dd HH:mm, or iso for RFC 3339 with zone");
        }
        this.column = column;
        this.fixed = fixed;
        this.zone = zone;
        this.pattern = format == null ? "iso" : format;
        this.formatter = pattern.equals("iso") ? null : formatter(pattern);
    }

    /** 'y' means the plain year, and the 31st of a shorter month is an error, not its last day. */
    private static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern.replace('y', 'u'))
                .toFormatter(Locale.US)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    Set<String> columns() {
        return column == null ? Set.of() : Set.of(column);
    }

    /** The instant, or null where the column is empty. */
    @Nullable
    Instant read(Row row, Values values) {
        if (column == null) {
            return fixed;
        }
        String text = values.text(row, column);
        return text == null ? null : parse(column, text, zone == null ? values.zone() : zone);
    }

    Instant required(Row row, Values values) {
        Instant instant = read(row, values);
        if (instant == null) {
            throw new RefusedRowException(String.valueOf(column), "missing", "column '" + column + "' has no time");
        }
        return instant;
    }

    private Instant parse(String name, String text, ZoneId in) {
        try {
            if (formatter == null) {
                return OffsetDateTime.parse(text).toInstant();
            }
            TemporalAccessor parsed = formatter.parse(text);
            if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
                return Instant.from(parsed);
            }
            return parsed.query(TemporalQueries.localTime()) == null
                    ? LocalDate.from(parsed).atStartOfDay(in).toInstant()
                    : LocalDateTime.from(parsed).atZone(in).toInstant();
        } catch (DateTimeException e) {
            throw new RefusedRowException(
                    name,
                    "invalid-time",
                    "column '" + name + "' holds '" + text + "', which is no time like " + pattern);
        }
    }
}
