package org.redress.complaint.ical;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.WeekDay;
import net.fortuna.ical4j.transform.recurrence.Frequency;
import org.jspecify.annotations.Nullable;

/** The rule by which an entry comes back (RFC 5545 3.3.10), as far as dates matter. */
final class Recurrence {

    private static final int MOST = 2_000;

    private final Recur<LocalDate> rule;

    private Recurrence(Recur<LocalDate> rule) {
        this.rule = rule;
    }

    /**
     * The rule of an entry.
     *
     * @throws UnfitException if it cannot be read, or recurs within a day
     */
    static Recurrence of(String title, String text) throws UnfitException {
        try {
            // Its end may be given with a time, which a date does not have.
            Recur<LocalDate> rule = new Recur<>(text.replaceFirst("(UNTIL=\\d{8})T\\d{6}Z?", "$1"));
            switch (rule.getFrequency()) {
                case DAILY, WEEKLY, MONTHLY, YEARLY -> {
                    return new Recurrence(rule);
                }
                default -> throw new UnfitException(title, "recurs within a day: " + text);
            }
        } catch (IllegalArgumentException e) {
            throw new UnfitException(title, "recurs by a rule that cannot be read: " + text);
        }
    }

    /** The days of the week on which it comes back for ever; null if it is not of that kind. */
    @Nullable
    Set<DayOfWeek> daysForEver(LocalDate start) {
        boolean plain = rule.getInterval() <= 1
                && rule.getCount() < 1
                && rule.getUntil() == null
                && rule.getMonthList().isEmpty()
                && rule.getMonthDayList().isEmpty()
                && rule.getYearDayList().isEmpty()
                && rule.getWeekNoList().isEmpty()
                && rule.getSetPosList().isEmpty()
                && rule.getHourList().isEmpty()
                && rule.getMinuteList().isEmpty();
        boolean daily = rule.getFrequency() == Frequency.DAILY;
        if (!plain || !daily && rule.getFrequency() != Frequency.WEEKLY) {
            return null;
        }
        List<WeekDay> named = rule.getDayList();
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (named.isEmpty()) {
            return daily ? EnumSet.allOf(DayOfWeek.class) : EnumSet.of(start.getDayOfWeek());
        }
        named.forEach(day -> days.add(WeekDay.getDayOfWeek(day)));
        return days;
    }

    /** The dates on which it starts, from one date to another, both included. */
    Set<LocalDate> dates(LocalDate start, LocalDate from, LocalDate until) {
        Set<LocalDate> dates = new TreeSet<>();
        if (start.isAfter(until)) {
            return dates;
        }
        for (LocalDate date : rule.getDates(start, from.isBefore(start) ? start : from, until.plusDays(1), MOST)) {
            if (!date.isAfter(until) && !date.isBefore(from)) {
                dates.add(date);
            }
        }
        return dates;
    }
}
