package org.redress.complaint.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/** Wall times and durations in English. Written by hand because an explanation has dozens of them and formatters are slow. */
final class TimeText {

    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private final ZoneRules rules;

    TimeText(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /** For example {@code Thu 21 Mar 2013 10:30}; seconds and fractions only where there are any. */
    String at(Instant instant) {
        StringBuilder text = new StringBuilder(28);
        LocalDateTime local = local(instant);
        date(text, local.toLocalDate()).append(' ');
        return time(text, local).toString();
    }

    /** The same with the offset from UTC. */
    String atWithOffset(Instant instant) {
        String offset = rules.getOffset(instant).getId();
        return at(instant) + " (UTC" + (offset.equals("Z") ? "" : offset) + ")";
    }

    /** An interval; the date is not repeated within a day. */
    String between(Instant from, Instant until) {
        LocalDateTime begin = local(from);
        LocalDateTime end = local(until);
        StringBuilder text = new StringBuilder(48);
        date(text, begin.toLocalDate()).append(' ');
        time(text, begin).append(" to ");
        if (!end.toLocalDate().equals(begin.toLocalDate())) {
            if (end.equals(begin.toLocalDate().plusDays(1).atStartOfDay())) {
                return text.append("24:00").toString();
            }
            date(text, end.toLocalDate()).append(' ');
        }
        return time(text, end).toString();
    }

    /** For example {@code Thu 21 Mar 2013}. */
    static String date(LocalDate date) {
        return date(new StringBuilder(16), date).toString();
    }

    /** For example {@code 6 h 30 min}. */
    static String amount(Duration duration) {
        if (duration.isZero()) {
            return "0 min";
        }
        StringBuilder text = new StringBuilder(20);
        if (duration.isNegative()) {
            text.append("minus ");
        }
        Duration positive = duration.abs();
        part(text, positive.toHours(), " h");
        part(text, positive.toMinutesPart(), " min");
        part(text, positive.toSecondsPart(), " s");
        part(text, positive.toNanosPart(), " ns");
        return text.toString();
    }

    private static void part(StringBuilder text, long value, String unit) {
        if (value != 0) {
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
            }
            text.append(value).append(unit);
        }
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), rules.getOffset(instant));
    }

    private static StringBuilder date(StringBuilder text, LocalDate date) {
        return text.append(DAYS[date.getDayOfWeek().getValue() - 1])
                .append(' ')
                .append(date.getDayOfMonth())
                .append(' ')
                .append(MONTHS[date.getMonthValue() - 1])
                .append(' ')
                .append(date.getYear());
    }

    private static StringBuilder time(StringBuilder text, LocalDateTime time) {
        two(text, time.getHour()).append(':');
        two(text, time.getMinute());
        int second = time.getSecond();
        int nano = time.getNano();
        if (second != 0 || nano != 0) {
            two(text.append(':'), second);
        }
        if (nano != 0) {
            String nanos = Integer.toString(1_000_000_000 + nano);
            text.append('.').append(nanos, 1, nanos.length());
        }
        return text;
    }

    private static StringBuilder two(StringBuilder text, int value) {
        return text.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }
}
