package org.redress.kpi.projection.kafka;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Reads instants in the form in which the contract writes them, {@code 2026-01-31T23:59:59.123Z}, digit by digit: an event holds about ten,
 * and the general parser of times took a third of a rebuild's time. Whatever has another form is left to that parser.
 */
final class UtcInstants extends StdDeserializer<Instant> {

    @Serial
    private static final long serialVersionUID = 1L;

    /** {@code 2026-01-31T23:59:59}, without what follows. */
    private static final String FORM = "0000-00-00T00:00:00";

    private static final int NANO_DIGITS = 9;

    UtcInstants() {
        super(Instant.class);
    }

    @Override
    public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_STRING)) {
            Instant instant = read(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
            if (instant != null) {
                return instant;
            }
        }
        return InstantDeserializer.INSTANT.deserialize(parser, context);
    }

    /** The instant; absent if the text has another form or is no time. */
    static @Nullable Instant read(char[] text, int from, int length) {
        int end = from + length - 1;
        if (length <= FORM.length() || text[end] != 'Z' || !hasForm(text, from)) {
            return null;
        }
        int nanos = 0;
        int point = from + FORM.length();
        if (point < end) {
            int digits = end - point - 1;
            if (text[point] != '.' || digits < 1 || digits > NANO_DIGITS || !allDigits(text, point + 1, end)) {
                return null;
            }
            nanos = number(text, point + 1, digits);
            for (int missing = digits; missing < NANO_DIGITS; missing++) {
                nanos *= 10;
            }
        }
        int year = number(text, from, 4);
        int month = number(text, from + 5, 2);
        int day = number(text, from + 8, 2);
        int hour = number(text, from + 11, 2);
        int minute = number(text, from + 14, 2);
        int second = number(text, from + 17, 2);
        // The 24th hour and the leap second are times as well, but none that the contract writes.
        if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(((days * 24 + hour) * 60 + minute) * 60 + second, nanos);
    }

    private static boolean hasForm(char[] text, int from) {
        for (int i = 0; i < FORM.length(); i++) {
            char expected = FORM.charAt(i);
            char found = text[from + i];
            if (expected == '0' ? !digit(found) : found != expected) {
                return false;
            }
        }
        return true;
    }

    private static boolean allDigits(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!digit(text[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean digit(char character) {
        return character >= '0' && character <= '9';
    }

    private static int number(char[] text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = number * 10 + (text[i] - '0');
        }
        return number;
    }
}
