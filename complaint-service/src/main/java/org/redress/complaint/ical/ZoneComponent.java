package org.redress.complaint.ical;

import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VTimezone;
import biweekly.util.DateTimeComponents;
import biweekly.util.UtcOffset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** A zone as RFC 5545 3.6.5 wants it beside the times that name it: every change of its clocks, from one date to another. */
final class ZoneComponent {

    private static final int HOUR = 3600;

    private ZoneComponent() {}

    static VTimezone of(ZoneId zone, LocalDate from, LocalDate until) {
        ZoneRules rules = zone.getRules();
        VTimezone component = new VTimezone(zone.getId());
        Instant begin = from.atStartOfDay(zone).toInstant();
        Instant end = until.atStartOfDay(zone).toInstant();
        ZoneOffset first = rules.getOffset(begin);
        add(component, from.atStartOfDay(), first, first, rules.isDaylightSavings(begin));
        ZoneOffsetTransition change = rules.nextTransition(begin);
        while (change != null && change.getInstant().isBefore(end)) {
            add(
                    component,
                    change.getDateTimeBefore(),
                    change.getOffsetBefore(),
                    change.getOffsetAfter(),
                    rules.isDaylightSavings(change.getInstant()));
            change = rules.nextTransition(change.getInstant());
        }
        return component;
    }

    private static void add(
            VTimezone component, LocalDateTime at, ZoneOffset before, ZoneOffset after, boolean daylight) {
        Observance observance;
        if (daylight) {
            DaylightSavingsTime summer = new DaylightSavingsTime();
            component.addDaylightSavingsTime(summer);
            observance = summer;
        } else {
            StandardTime winter = new StandardTime();
            component.addStandardTime(winter);
            observance = winter;
        }
        observance.setDateStart(new DateTimeComponents(
                at.getYear(),
                at.getMonthValue(),
                at.getDayOfMonth(),
                at.getHour(),
                at.getMinute(),
                at.getSecond(),
                false));
        observance.setTimezoneOffsetFrom(offset(before));
        observance.setTimezoneOffsetTo(offset(after));
    }

    private static UtcOffset offset(ZoneOffset offset) {
        int seconds = Math.abs(offset.getTotalSeconds());
        return new UtcOffset(offset.getTotalSeconds() >= 0, seconds / HOUR, seconds % HOUR / 60);
    }
}
