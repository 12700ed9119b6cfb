package org.redress.complaint.policy.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Wall times and dates as text. Null means that the text is none. */
public final class LocalTimeText {

    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-4]):([0-5]\\d)");
    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2199;

    private LocalTimeText() {}

    /** Minutes after midnight of {@code HH:MM}, 24:00 included; -1 if it is none. */
    static int minute(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return -1;
        }
        int minute = Integer.parseInt(matcher.group(1)) * 60 + Integer.parseInt(matcher.group(2));
        return minute > 24 * 60 ? -1 : minute;
    }

    static @Nullable LocalTime time(String text) {
        int minute = minute(text);
        return minute < 0 || minute == 24 * 60 ? null : LocalTime.ofSecondOfDay(minute * 60L);
    }

    static @Nullable LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            return date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR ? null : date;
        } catch (DateTimeException e) {
            return null;
        }
    }

    static @Nullable LocalDateTime local(String text) {
        try {
            int hour = text.indexOf('T');
            if (hour > 0 && text.startsWith("T24:00", hour)) {
                LocalDateTime midnight =
                        LocalDateTime.parse(text.substring(0, hour) + "T00" + text.substring(hour + 3));
                return midnight.toLocalTime().equals(LocalTime.MIDNIGHT) && date(text.substring(0, hour)) != null
                        ? midnight.plusDays(1)
                        : null;
            }
            LocalDateTime local = LocalDateTime.parse(text);
            return local.getYear() < FIRST_YEAR || local.getYear() > LAST_YEAR ? null : local;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
