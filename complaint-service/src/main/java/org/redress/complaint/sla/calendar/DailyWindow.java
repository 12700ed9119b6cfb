package org.redress.complaint.sla.calendar;

import java.util.Locale;

/**
 * Counted wall time of a day, start included, end excluded (C1).
 *
 * @param fromMinute minutes after the midnight that begins the date, 0 to 1439
 * @param untilMinute the same, up to 1440, which is the midnight that begins the next date
 */
public record DailyWindow(int fromMinute, int untilMinute) {

    /** Minutes of a day on paper; a real one may have more or fewer. */
    public static final int WHOLE_DAY = 24 * 60;

    /** From midnight to midnight. */
    public static final DailyWindow ALL_DAY = new DailyWindow(0, WHOLE_DAY);

    private static final int LAST_MINUTE = WHOLE_DAY - 1;

    /** A window as people type it: an end of 23:59 means the end of the day (C1). */
    public static DailyWindow typed(int fromMinute, int untilMinute) {
        return new DailyWindow(fromMinute, untilMinute == LAST_MINUTE ? WHOLE_DAY : untilMinute);
    }

    /** Whether it ends after it begins, within one day. */
    boolean forward() {
        return fromMinute >= 0 && untilMinute > fromMinute && untilMinute <= WHOLE_DAY;
    }

    @Override
    public String toString() {
        return clock(fromMinute) + "-" + clock(untilMinute);
    }

    private static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }
}
