package org.redress.complaint.casework.store;

import java.time.Instant;
import java.time.LocalDate;

/** Reads the instants of the JSON columns: there are a dozen in each case, and the general parser costs more than all else of it. */
final class Times {

    private static final int SECONDS_END = 19;

    private Times() {}

    /** An instant as {@link Instant#toString} writes it. */
    static Instant parse(String text) {
        int length = text.length();
        if (length < SECONDS_END + 1
                || length > SECONDS_END + 11
                || text.charAt(length - 1) != 'Z'
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || (length > SECONDS_END + 1 && text.charAt(SECONDS_END) != '.')) {
            return Instant.parse(text);
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECONDS_END);
        int nano = 0;
        if (length > SECONDS_END + 1) {
            nano = number(text, SECONDS_END + 1, length - 1);
            for (int digits = length - SECONDS_END - 2; digits < 9; digits++) {
                nano *= 10;
            }
        }
        if (year < 0
                || month < 0
                || day < 0
                || hour < 0
                || hour > 23
                || minute < 0
                || minute > 59
                || second < 0
                || second > 59
                || nano < 0) {
            return Instant.parse(text);
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(((days * 24 + hour) * 60 + minute) * 60 + second, nano);
    }

    /** The digits from one position to another; negative if there is anything else. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
