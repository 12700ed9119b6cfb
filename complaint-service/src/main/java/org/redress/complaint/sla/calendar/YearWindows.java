package org.redress.complaint.sla.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The windows of the dates of one year as instants, in nanoseconds since 1970, ordered and disjoint, with the counted time before each:
 * any question about a year is a binary search.
 */
final class YearWindows {

    private final long[] opens;
    private final long[] closes;
    /** Counted time before the window of the same index; one more entry for all of them. */
    private final long[] before;
    /** The dates with counted time, as days since 1970. */
    private final int[] workingDays;

    private YearWindows(long[] opens, long[] closes, int[] workingDays) {
        this.opens = opens;
        this.closes = closes;
        this.workingDays = workingDays;
        this.before = new long[opens.length + 1];
        for (int i = 0; i < opens.length; i++) {
            before[i + 1] = before[i] + closes[i] - opens[i];
        }
    }

    static YearWindows of(int year, ZoneId zone, Function<LocalDate, List<DailyWindow>> windowsOn) {
        return new Builder(zone).build(year, windowsOn);
    }

    /** All counted time of the year. */
    long total() {
        return before[opens.length];
    }

    /** The counted time of the year before an instant. */
    long countedBefore(long instant) {
        int i = firstClosingAfter(instant);
        return i == opens.length ? total() : before[i] + Math.max(0, instant - opens[i]);
    }

    /**
     * When so much of the year's time is counted: the first such instant, so the end of a window rather than the opening of the next
     * (DEC-1).
     *
     * @param counted more than zero, at most {@link #total()}
     */
    long instantOf(long counted) {
        int found = Arrays.binarySearch(before, counted);
        int window = (found >= 0 ? found : -found - 1) - 1;
        return opens[window] + counted - before[window];
    }

    int size() {
        return opens.length;
    }

    long opens(int window) {
        return opens[window];
    }

    long closes(int window) {
        return closes[window];
    }

    /** The first window that is not over at an instant; {@link #size()} if none. */
    int firstClosingAfter(long instant) {
        int found = Arrays.binarySearch(closes, instant);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** How many working days the year has. */
    int workingDays() {
        return workingDays.length;
    }

    /** The working day of this rank, from 0, as days since 1970. */
    int workingDay(int rank) {
        return workingDays[rank];
    }

    /** How many working days of the year lie before or on a date. */
    int workingDaysUntil(long epochDay) {
        int found = Arrays.binarySearch(workingDays, (int) epochDay);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private static final class Builder {

        private final ZoneId zone;
        private final ZoneRules rules;
        private long[] opens = new long[400];
        private long[] closes = new long[400];
        private int size;
        private final int[] workingDays = new int[366];
        private int worked;

        Builder(ZoneId zone) {
            this.zone = zone;
            this.rules = zone.getRules();
        }

        YearWindows build(int year, Function<LocalDate, List<DailyWindow>> windowsOn) {
            LocalDate end = LocalDate.of(year + 1, 1, 1);
            for (LocalDate date = LocalDate.of(year, 1, 1); date.isBefore(end); date = date.plusDays(1)) {
                List<DailyWindow> windows = windowsOn.apply(date);
                if (!windows.isEmpty()) {
                    add(date, windows);
                }
            }
            return new YearWindows(
                    Arrays.copyOf(opens, size), Arrays.copyOf(closes, size), Arrays.copyOf(workingDays, worked));
        }

        private void add(LocalDate date, List<DailyWindow> windows) {
            long begin = Nanos.of(WallTime.startOf(date, zone));
            long end = Nanos.of(WallTime.startOf(date.plusDays(1), zone));
            int first = size;
            // Regular days need no question for each wall time. A date that a zone left out has no time at all.
            boolean regular = end - begin == Nanos.DAY
                    && rules.getOffset(Nanos.instant(begin)).equals(rules.getOffset(Nanos.instant(end - 1)));
            for (DailyWindow window : windows) {
                long opensAt = regular ? begin + window.fromMinute() * Nanos.MINUTE : wall(date, window.fromMinute());
                long closesAt =
                        regular ? begin + window.untilMinute() * Nanos.MINUTE : wall(date, window.untilMinute());
                insert(first, Math.max(opensAt, begin), Math.min(closesAt, end));
            }
            if (size > first) {
                unite(first);
                workingDays[worked++] = (int) date.toEpochDay();
            }
        }

        private long wall(LocalDate date, int minute) {
            LocalDateTime local = date.atStartOfDay().plusMinutes(minute);
            return Nanos.of(WallTime.of(local, zone).instant());
        }

        /** In order of opening, behind the windows of earlier dates. */
        private void insert(int first, long opensAt, long closesAt) {
            if (closesAt <= opensAt) {
                return;
            }
            if (size == opens.length) {
                opens = Arrays.copyOf(opens, size * 2);
                closes = Arrays.copyOf(closes, size * 2);
            }
            int place = size++;
            while (place > first && opens[place - 1] > opensAt) {
                opens[place] = opens[place - 1];
                closes[place] = closes[place - 1];
                place--;
            }
            opens[place] = opensAt;
            closes[place] = closesAt;
        }

        /** Two windows may meet where a clock change moved one of them; time counts once. */
        private void unite(int first) {
            int last = first;
            for (int i = first + 1; i < size; i++) {
                if (opens[i] < closes[last]) {
                    closes[last] = Math.max(closes[last], closes[i]);
                } else {
                    last++;
                    opens[last] = opens[i];
                    closes[last] = closes[i];
                }
            }
            size = last + 1;
        }
    }
}
