package org.redress.complaint.ical;

import biweekly.util.ByDay;
import biweekly.util.DateTimeComponents;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rule by which an entry comes back (RFC 5545 3.3.10), as far as dates matter. */
final class Recurring {

    private static final int MOST = 2_000;

    private final Recurrence rule;

    private Recurring(Recurrence rule) {
        this.rule = rule;
    }

    /**
     * The rule of an entry.
     *
     * @throws UnsupportedEntryException if it cannot be read, or recurs within a day
     */
    static Recurring of(String title, Recurrence rule) throws UnsupportedEntryException {
        Frequency frequency = rule.getFrequency();
        if (frequency == null) {
            throw new UnsupportedEntryException(title, "recurs by a rule that cannot be read");
        }
        return switch (frequency) {
            case DAILY, WEEKLY, MONTHLY, YEARLY -> {
                if (!rule.getByHour().isEmpty() || !rule.getByMinute().isEmpty()) {
                    throw new UnsupportedEntryException(title, "recurs within a day");
                }
                yield new Recurring(rule);
            }
            default -> throw new UnsupportedEntryException(title, "recurs within a day");
        };
    }

    /** The days of the week on which it comes back for ever; null if it is not of that kind. */
    @Nullable
    Set<DayOfWeek> daysForEver(LocalDate start) {
        boolean plain = (rule.getInterval() == null || rule.getInterval() == 1)
                && rule.getCount() == null
                && rule.getUntil() == null
                && rule.getByMonth().isEmpty()
                && rule.getByMonthDay().isEmpty()
                && rule.getByYearDay().isEmpty()
                && rule.getByWeekNo().isEmpty()
                && rule.getBySetPos().isEmpty();
        boolean daily = rule.getFrequency() == Frequency.DAILY;
        if (!plain || (!daily && rule.getFrequency() != Frequency.WEEKLY)) {
            return null;
        }
        List<ByDay> named = rule.getByDay();
        if (named.isEmpty()) {
            return daily ? EnumSet.allOf(DayOfWeek.class) : EnumSet.of(start.getDayOfWeek());
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        named.forEach(day -> days.add(DayOfWeek.valueOf(day.getDay().name())));
        return days;
    }

    /** The dates on which it starts, from one date to another, both included. */
    Set<LocalDate> dates(LocalDate start, LocalDate from, LocalDate until) {
        Set<LocalDate> dates = new TreeSet<>();
        DateIterator found = rule.getDateIterator(
                new ICalDate(
                        new DateTimeComponents(start.getYear(), start.getMonthValue(), start.getDayOfMonth()), false),
                TimeZone.getTimeZone(ZoneOffset.UTC));
        if (start.isBefore(from)) {
            found.advanceTo(Date.from(from.atStartOfDay(ZoneOffset.UTC).toInstant()));
        }
        while (found.hasNext() && dates.size() < MOST) {
            LocalDate date = LocalDate.ofInstant(found.next().toInstant(), ZoneOffset.UTC);
            if (date.isAfter(until)) {
                break;
            }
            if (!date.isBefore(from)) {
                dates.add(date);
            }
        }
        return dates;
    }
}
